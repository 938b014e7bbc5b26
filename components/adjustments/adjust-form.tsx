import { useLocale, useTranslations } from 'next-intl'
import { use } from 'react'
import { AmountField } from '@/components/ui/amount-field'
import { useFormWords } from '@/components/ui/action-form'
import { CheckField, Field } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { GroupError } from '@/components/goals/form-anchor'
import { KeyResultFields } from '@/components/goals/key-result-fields'
import type { AdjustmentForm } from '@/db/queries/adjustment-form'
import { openedBy } from '@/lib/actions/opened-by'
import { formatUnit, formatValue } from '@/lib/i18n/format'
import { saidValues } from '@/lib/i18n/said-values'
import { OPENED_BY } from '@/lib/okr/form-state'
import { formatPlain } from '@/lib/okr/amount'
import { formatWeight } from '@/lib/okr/weights'
import { ShownForm } from './shown-form'

const ADDED_ROWS = 2

/** The first step: other numbers. It is sent to this page itself, which shows what they would do. */
export function AdjustForm({ form, typed }: { form: AdjustmentForm; typed?: Record<string, string> }) {
  const t = useTranslations('adjustment.form')
  const { error, optional } = useFormWords()
  const viewerId = use(openedBy())
  const tErrors = useTranslations('errors')
  const locale = useLocale()
  const problems = form.checked?.problems
  const fields = problems && {
    ...Object.fromEntries(
      Object.entries(problems).map(([name, { key, ...message }]) => [
        name,
        tErrors(key as never, saidValues(message, locale) as never),
      ]),
    ),
    ...(form.checked?.nothing && Object.keys(problems).length === 0
      ? { keyResults: tErrors('adjustmentChangesNothing') }
      : {}),
  }
  const standing = form.goal.keyResults.filter(({ dropped }) => !dropped)
  return (
    <section aria-label={t('numbers')}>
      {form.checked?.problems === null && <h2 className="under">{t('again')}</h2>}
      <ShownForm
        title={t('invalid')}
        fields={fields ?? undefined}
        values={typed}
        openedBy={typed?.[OPENED_BY] ?? viewerId}
        words={{ error, optional }}
        className="sheet mt-4"
      >
        <GroupError name="keyResults" />
        {standing.map((one, index) => (
          <ChangeFields key={one.id} keyResult={one} index={index} />
        ))}
        <Details plain summary={t('add')}>
          {Array.from({ length: ADDED_ROWS }, (_, index) => (
            <KeyResultFields
              key={index}
              prefix={`added.${index}.`}
              number={standing.length + index + 1}
              metrics={form.metrics}
              currency={form.currency}
            />
          ))}
        </Details>
        <Field
          type="date"
          name="deadline"
          label={t('deadline')}
          min={form.today}
          max={form.periodLast}
          defaultValue={form.goal.deadline}
        />
        <CheckField name="dropsGoal" label={t('dropGoal')} hint={t('dropGoalHint')} />
        <div className="submit">
          <button className="button primary" name="check" value="1">
            {t('check')}
          </button>
        </div>
        <p className="after muted">{t('checkHint')}</p>
      </ShownForm>
    </section>
  )
}

function ChangeFields({
  keyResult: one,
  index,
}: {
  keyResult: AdjustmentForm['goal']['keyResults'][number]
  index: number
}) {
  const t = useTranslations('adjustment.form')
  const locale = useLocale()
  const name = (field: string) => `keyResults.${index}.${field}`
  const growth = one.kind === 'growth'
  return (
    <fieldset className="key-result">
      <legend>{one.name}</legend>
      <input type="hidden" name={name('id')} value={one.id} />
      <div className="row-of-fields">
        {one.kind === 'milestone' ? (
          <Field type="date" name={name('dueOn')} label={t('dueOn')} defaultValue={one.dueOn} />
        ) : (
          <AmountField
            name={name('target')}
            label={t('target')}
            unit={growth ? '%' : formatUnit(one, locale)}
            last={
              one.value === null
                ? undefined
                : t('standsAt', { value: formatValue(one.value, one, locale, { compact: true }) })
            }
            defaultValue={formatPlain(one.target)}
          />
        )}
        <AmountField
          name={name('weight')}
          label={t('weight')}
          hint={index === 0 ? t('weightHint') : undefined}
          unit="%"
          defaultValue={formatWeight(one.weight)}
        />
      </div>
      <CheckField name={name('drop')} label={t('drop')} />
    </fieldset>
  )
}
