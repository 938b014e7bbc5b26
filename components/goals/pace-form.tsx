import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { AmountField } from '@/components/ui/amount-field'
import { Select } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { PaceForm as Form, PaceKeyResult } from '@/db/queries/pace-form'
import { setPace } from '@/lib/actions/goals'
import { formatDayShort, formatUnit, formatValue } from '@/lib/i18n/format'
import { formatPlain } from '@/lib/okr/amount'
import { markMeasure } from '@/lib/okr/input/pace'
import { markSpan } from '@/lib/okr/marks'
import { paceCurves, type Day } from '@/lib/okr/types'
import { OfGoalHead } from './form-head'

/** By which curve each key result is measured on the way to its deadline. */
export function PaceForm({ form: { goal, keyResults } }: { form: Form }) {
  const t = useTranslations('goalForm.pace')
  return (
    <>
      <OfGoalHead goal={goal} title={t('title')} lead={t('lead')} />
      <ActionForm
        action={setPace}
        version={goal.version}
        draft={`pace ${goal.id} ${goal.version}`}
        className="sheet mt-4"
      >
        <input type="hidden" name="goalId" value={goal.id} />
        {keyResults.map((one) => (
          <PaceFields key={one.id} keyResult={one} deadline={goal.deadline} />
        ))}
        <div className="submit">
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}

function PaceFields({ keyResult: one, deadline }: { keyResult: PaceKeyResult; deadline: Day }) {
  const t = useTranslations('goalForm.pace')
  const locale = useLocale()
  const measure = markMeasure(one)
  const target = formatValue(markSpan(one).target, measure, locale)
  return (
    <fieldset className="key-result">
      <legend>{one.name}</legend>
      <Select
        name={`keyResults.${one.id}.curve`}
        label={t('curve')}
        hint={one.taught ? undefined : t('untaught')}
        defaultValue={one.paceCurve}
        options={paceCurves.map((value) => ({ value, label: t(`curves.${value}`) }))}
      />
      {one.months.length > 0 && (
        <div className="marks">
          <p className="small muted">
            {t(one.kind === 'percent' ? 'marksLevel' : 'marks', {
              target,
              deadline: formatDayShort(deadline, locale),
            })}
          </p>
          <div className="row-of-fields">
            {one.months.map(({ day, value }) => (
              <AmountField
                key={day}
                name={`keyResults.${one.id}.marks.${day}`}
                label={t('by', { day: formatDayShort(day, locale) })}
                unit={formatUnit(measure, locale)}
                defaultValue={formatPlain(value)}
              />
            ))}
          </div>
        </div>
      )}
    </fieldset>
  )
}
