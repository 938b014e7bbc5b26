import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { AmountField } from '@/components/ui/amount-field'
import { Field, TextArea } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CorrectionForm } from '@/db/queries/correction-form'
import { correctGoal } from '@/lib/actions/goals'
import { formatUnit } from '@/lib/i18n/format'
import { formatPlain } from '@/lib/okr/amount'
import { goalLimits } from '@/lib/okr/input/goals'
import { isPaced } from '@/lib/okr/measures'
import { formatWeight } from '@/lib/okr/weights'
import { GroupError } from './form-anchor'
import { OfGoalHead } from './form-head'
import { StandsNow } from './stands-now'

/** A slip in what was agreed, put right: a wrong number, a restated start. It changes the original, too. */
export function CorrectForm({ form }: { form: CorrectionForm }) {
  const t = useTranslations('goalForm.correct')
  const { goal } = form
  return (
    <>
      <OfGoalHead goal={goal} title={t('title')} lead={t('lead', { name: goal.ownerName })} />
      <ActionForm
        action={correctGoal}
        version={goal.version}
        draft={`correction ${goal.id} ${goal.version}`}
        className="sheet mt-4"
      >
        <StandsNow goal={goal} />
        <input type="hidden" name="goalId" value={goal.id} />
        <GroupError name="keyResults" />
        {goal.keyResults.map((one, index) =>
          one.dropped ? null : (
            <CorrectFields key={one.id} keyResult={one} index={index} currency={form.currency} />
          ),
        )}
        <div className="row-of-fields">
          <Field type="date" name="starts" label={t('starts')} defaultValue={goal.starts} required />
          <Field type="date" name="deadline" label={t('deadline')} defaultValue={goal.deadline} required />
        </div>
        <TextArea
          name="explanation"
          label={t('explanation')}
          hint={t('explanationHint')}
          rows={3}
          maxLength={goalLimits.comment}
          required
        />
        <div className="submit">
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
        <p className="after muted">{t('after')}</p>
      </ActionForm>
    </>
  )
}

type FieldsProps = {
  keyResult: CorrectionForm['goal']['keyResults'][number]
  index: number
  currency: string
}

function CorrectFields({ keyResult: one, index, currency }: FieldsProps) {
  const t = useTranslations('goalForm.correct')
  const locale = useLocale()
  const name = (field: string) => `keyResults.${index}.${field}`
  const growth = one.kind === 'growth'
  const unit = growth ? '%' : formatUnit(one, locale)
  return (
    <fieldset className="key-result">
      <legend>{one.name}</legend>
      <input type="hidden" name={name('id')} value={one.id} />
      <div className="row-of-fields">
        {isPaced(one.kind) && !growth && (
          <AmountField
            name={name('baseline')}
            label={t('baseline')}
            unit={unit}
            defaultValue={formatPlain(one.baseline)}
          />
        )}
        {growth && (
          <AmountField
            name={name('base')}
            label={t('base')}
            unit={currency}
            defaultValue={one.base === null ? undefined : formatPlain(one.base)}
          />
        )}
        {one.kind === 'milestone' ? (
          <Field type="date" name={name('dueOn')} label={t('dueOn')} defaultValue={one.dueOn} />
        ) : (
          <>
            {one.original && (
              <AmountField
                name={name('original')}
                label={one.adjusted ? t('original') : t('target')}
                unit={unit}
                defaultValue={formatPlain(one.original.target)}
              />
            )}
            {one.adjusted && (
              <AmountField
                name={name('target')}
                label={t('current')}
                unit={unit}
                defaultValue={formatPlain(one.target)}
              />
            )}
          </>
        )}
        <AmountField
          name={name('weight')}
          label={t('weight')}
          unit="%"
          defaultValue={formatWeight(one.weight)}
        />
      </div>
    </fieldset>
  )
}
