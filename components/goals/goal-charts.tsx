import { useLocale, useTranslations } from 'next-intl'
import { GoalChart } from '@/components/charts/goal-chart'
import { forecastBand, forecastFigures } from '@/components/ui/forecast-figures'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatDayShort, formatPercent, formatValue, type Measure } from '@/lib/i18n/format'
import { isPaced, targetAmount } from '@/lib/okr/measures'
import { formatRate, originalOf, paceCurves, targetSteps, type KeyResult } from './key-result-facts'

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

/** Values of a growth are amounts. */
const measureOf = (one: KeyResult): Measure => (one.kind === 'growth' ? { ...one, kind: 'amount' } : one)

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

/** The chart's title: what it shows, with its numbers. */
function useFinding(one: KeyResult, { goal, today }: GoalPage): string {
  const t = useTranslations('goal.finding')
  const locale = useLocale()
  const measure = measureOf(one)
  const show = (value: string) => formatValue(value, measure, locale, { compact: true })
  const target = show(targetAmount(one))
  const deadline = formatDayShort(goal.deadline, locale)
  if (one.value === null) return t('none', { target, deadline })
  const bare = (amount: string) => formatValue(amount, measure, locale, { compact: true, bare: true })
  const value = bare(one.value)
  if (!isPaced(one.kind)) {
    const kept = one.progress === 1
    return t(
      one.kind === 'floor' ? (kept ? 'floorKept' : 'floorBroken') : kept ? 'limitKept' : 'limitBroken',
      {
        value,
        target,
      },
    )
  }
  if (one.progress !== null && one.progress >= 1) {
    const original = originalOf(one)
    if (!original) return t('met', { value, target })
    const met = original.progress !== null && original.progress >= 1
    return t(met ? 'metBoth' : 'metAdjusted', { value, target, original: bare(original.target) })
  }
  if (today > goal.deadline)
    return t('ended', { value, target, percent: formatPercent(one.attainment.adjusted ?? 0, locale) })
  const { needed } = one
  if (!needed || needed.perWeek === null) return t('lastDay', { value, target })
  const rate = formatRate(needed.perWeek, measure, locale)
  const on = one.status === 'on_track'
  if (needed.lastFourWeeks === null) return t(on ? 'on' : 'behind', { value, target, rate, deadline })
  const last = formatRate(needed.lastFourWeeks, measure, locale)
  return t(on ? 'onRate' : 'behindRate', { value, target, rate, last })
}
