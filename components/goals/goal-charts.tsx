import { useLocale, useTranslations } from 'next-intl'
import { GoalChart } from '@/components/charts/goal-chart'
import { forecastBand, forecastFigures } from '@/components/ui/forecast-figures'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatDayShort, formatValue } from '@/lib/i18n/format'
import { isPaced } from '@/lib/okr/measures'
import { measureOf, useFinding } from './finding'
import { paceCurves, targetSteps, type KeyResult } from './key-result-facts'

/** How each key result has gone. A milestone is done or not: there is nothing to draw. */
export function GoalCharts({ page }: { page: GoalPage }) {
  const t = useTranslations('goal')
  const drawn = page.goal.keyResults.filter(({ kind }) => kind !== 'milestone')
  if (drawn.length === 0) return null
  return (
    <section aria-labelledby="how">
      <h2 className="visually-hidden" id="how">
        {t('how')}
      </h2>
      {drawn.map((one) => (
        <KeyResultChart key={one.id} keyResult={one} page={page} low={drawn.length > 1} />
      ))}
    </section>
  )
}

function KeyResultChart({
  keyResult: one,
  page,
  low,
}: {
  keyResult: KeyResult
  page: GoalPage
  low: boolean
}) {
  const t = useTranslations('goal.chart')
  const locale = useLocale()
  const { goal, today } = page
  const measure = measureOf(one)
  const targets = targetSteps(one, page)
  const forecast = page.forecasts.get(one.id) ?? null
  const said = (values: { asOf: string; value: string }[]) =>
    values
      .map(({ asOf, value }) =>
        t('value', {
          value: formatValue(value, measure, locale, { compact: true }),
          day: formatDayShort(asOf, locale),
        }),
      )
      .join(t('joiner'))
  const subtitle = [
    one.name,
    one.dropped && t('dropped'),
    one.values.length > 0 && said(one.values.slice(-1)),
    isPaced(one.kind) && t(`pace.${one.paceDrawn}`),
    forecast && t('forecast', forecastFigures(forecast, measure, locale)),
    one.afterDeadline.length > 0 && t('after', { values: said(one.afterDeadline) }),
  ]
  return (
    <GoalChart
      title={useFinding(one, page)}
      subtitle={subtitle.filter(Boolean).join(' · ')}
      measure={measure}
      name={t('actual')}
      start={goal.starts}
      deadline={goal.deadline}
      today={today}
      values={one.values}
      afterDeadline={one.afterDeadline}
      targets={targets}
      pace={paceCurves(one, targets, page)}
      forecast={forecast && forecastBand(forecast, measure.kind)}
      low={low}
    />
  )
}
