import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Select } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { PeriodsPage } from '@/db/queries/periods-page'
import { planPeriod } from '@/lib/actions/periods'
import { formatDay, formatPeriod } from '@/lib/i18n/format'

type Span = NonNullable<PeriodsPage['plan']>['choices'][number]

const valueOf = ({ kind, first }: Span) => `${kind}:${first}`

/** Where an executive plans the next quarter or year. */
export function PlanForm({ plan: { choices, next } }: { plan: NonNullable<PeriodsPage['plan']> }) {
  const t = useTranslations('periods')
  const locale = useLocale()
  const said = (span: Span) =>
    t('plan.option', {
      period: formatPeriod(span, locale),
      span: t('span', { first: formatDay(span.first, locale), last: formatDay(span.last, locale) }),
    })
  return (
    <ActionForm action={planPeriod} className="sheet mt-4">
      <Select
        name="span"
        first
        label={t('plan.which')}
        hint={t('plan.hint')}
        defaultValue={next ? valueOf(next) : undefined}
        options={choices.map((span) => ({ value: valueOf(span), label: said(span) }))}
      />
      <p className="submit">
        <SubmitButton>{t('plan.save')}</SubmitButton>
      </p>
      <p className="after muted">{t('plan.does')}</p>
    </ActionForm>
  )
}
