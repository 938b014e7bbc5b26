import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Select, TextArea } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { AdjustmentForm } from '@/db/queries/adjustment-form'
import { changeApproach, proposeNumbers } from '@/lib/actions/adjustments'
import { OPENED_BY } from '@/lib/okr/form-state'
import { goalLimits } from '@/lib/okr/input/goals'
import { adjustmentReasons } from '@/lib/okr/types'

/** The fields the first step checked; nothing else travels on from the address. */
const NUMBERS = /^(keyResults\.|added\.|deadline$|dropsGoal$)/

/** The second step: why, and off it goes. The numbers come along as they were checked. */
export function SendForm({ form, typed }: { form: AdjustmentForm; typed: Record<string, string> }) {
  const t = useTranslations('adjustment.form')
  const { goal } = form
  return (
    <ActionForm
      action={proposeNumbers}
      openedBy={typed[OPENED_BY]}
      version={goal.version}
      draft={`adjustment ${goal.id} ${goal.version}`}
      className="sheet mt-4"
    >
      <input type="hidden" name="goalId" value={goal.id} />
      {Object.entries(typed)
        .filter(([name]) => NUMBERS.test(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <Reason />
      <TextArea
        name="explanation"
        label={t('explanation')}
        hint={t('explanationHint')}
        rows={4}
        maxLength={goalLimits.comment}
        required
      />
      <div className="submit">
        <SubmitButton>{t('send')}</SubmitButton>
      </div>
      <p className="after muted">{form.own ? t('sendHint') : t('sendHintFor', { name: goal.ownerName })}</p>
    </ActionForm>
  )
}

/** Another way to the same numbers: to be read, not decided. */
export function ApproachForm({ form }: { form: AdjustmentForm }) {
  const t = useTranslations('adjustment.form')
  const { goal } = form
  return (
    <ActionForm action={changeApproach} draft={`approach ${goal.id} ${goal.version}`} className="sheet mt-4">
      <input type="hidden" name="goalId" value={goal.id} />
      <TextArea
        name="approach"
        label={t('approach')}
        hint={t('approachHint')}
        rows={4}
        maxLength={goalLimits.comment}
        required
      />
      <Reason />
      <TextArea
        name="explanation"
        label={t('explanation')}
        hint={t('explanationHint')}
        optional
        rows={3}
        maxLength={goalLimits.comment}
      />
      <div className="submit">
        <SubmitButton>{t('sendApproach')}</SubmitButton>
      </div>
      <p className="after muted">{t('approachAfter')}</p>
    </ActionForm>
  )
}

function Reason() {
  const t = useTranslations('adjustment')
  return (
    <Select
      name="reason"
      label={t('form.reason')}
      hint={t('form.reasonHint')}
      defaultValue=""
      required
      options={[
        { value: '', label: t('form.chooseReason') },
        ...adjustmentReasons.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) })),
      ]}
    />
  )
}
