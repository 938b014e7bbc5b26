import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { formatRate } from '@/components/teams/figures'
import { Details } from '@/components/ui/panels'
import type { MetricHistory, PeriodResult } from '@/db/queries/parts/own-history'
import { formatDays, formatPercent, formatPeriod, formatUnit, formatValue } from '@/lib/i18n/format'
import { addDays, sundayOf } from '@/lib/okr/calendar'
import { WeekBars } from './week-bars'

const PERIODS_SHOWN = 6

/** One metric of somebody: what each period came to, against both targets, and how their weeks go. */
export function OwnResults({ history }: { history: MetricHistory }) {
  const t = useTranslations('plan.results')
  const locale = useLocale()
  const unit = formatUnit(history, locale)
  const shown = history.results.slice(0, PERIODS_SHOWN)
  return (
    <div className="own-results">
      <h4 id={`own-${history.metricId}`}>
        {unit ? t('metric', { name: history.name, unit }) : history.name}
      </h4>
      <table className="table" aria-labelledby={`own-${history.metricId}`}>
        <thead>
          <tr>
            <th scope="col">{t('period')}</th>
            <th scope="col" className="num">
              {t('value')}
            </th>
            <th scope="col" className="num">
              {t('target')}
            </th>
            <th scope="col" className="num">
              {t('original')}
            </th>
            <th scope="col" className="num">
              {t('adjusted')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Result key={one.period.id} one={one} history={history} />
          ))}
        </tbody>
      </table>
      <RhythmWords history={history} />
    </div>
  )
}

function Result({ one, history }: { one: PeriodResult; history: MetricHistory }) {
  const t = useTranslations('plan.results')
  const locale = useLocale()
  const bare = (value: string) => formatValue(value, history, locale, { bare: true, compact: true })
  const share = (of: number | null) => (of === null ? '–' : formatPercent(of, locale))
  return (
    <tr>
      <th scope="row">
        <Link href={`/goals/${one.goalId}` as Route} prefetch={false}>
          {formatPeriod(one.period, locale)}
        </Link>
        {!one.ended && <span className="sub">{t('running')}</span>}
      </th>
      <td className="num">{one.value === null ? '–' : bare(one.value)}</td>
      <td className="num">
        {bare(one.target)}
        {one.originalTarget !== null && (
          <span className="sub">{t('was', { target: bare(one.originalTarget) })}</span>
        )}
      </td>
      <td className="num">{share(one.attainment.original)}</td>
      <td className="num">{share(one.attainment.adjusted)}</td>
    </tr>
  )
}

function RhythmWords({ history }: { history: MetricHistory }) {
  const t = useTranslations('plan.results')
  const locale = useLocale()
  const { rhythm, kind } = history
  const rate = (value: number) => formatRate(value, history, locale)
  if (!rhythm)
    return kind === 'count' || kind === 'amount' || kind === 'growth' ? (
      <p className="small muted">{t('noWeeks')}</p>
    ) : null
  const { weeks, median, p80, bestFour } = rhythm
  return (
    <>
      <dl className="rhythm">
        <div>
          <dt>{t('median')}</dt>
          <dd>{rate(median)}</dd>
        </div>
        <div>
          <dt>{t('p80')}</dt>
          <dd>{rate(p80)}</dd>
        </div>
        <div>
          <dt>{t('bestFour')}</dt>
          <dd>
            {bestFour ? rate(bestFour.perWeek) : '–'}
            {bestFour && (
              <span className="sub">
                {t('bestWhen', { days: formatDays(bestFour.from, addDays(bestFour.from, 27), locale) })}
              </span>
            )}
          </dd>
        </div>
      </dl>
      <WeekBars
        weeks={weeks}
        median={median}
        label={t('bars', { count: weeks.length, low: rate(lowest(weeks)), high: rate(highest(weeks)) })}
      />
      <Details plain summary={t('weeks', { count: weeks.length })}>
        <ol className="open small">
          {weeks.map(({ week, gain }) => (
            <li key={week}>
              {t('week', { days: formatDays(week, sundayOf(week), locale), gain: rate(gain) })}
            </li>
          ))}
        </ol>
      </Details>
    </>
  )
}

type Weeks = readonly { gain: number }[]
const lowest = (weeks: Weeks): number => Math.min(...weeks.map(({ gain }) => gain))
const highest = (weeks: Weeks): number => Math.max(...weeks.map(({ gain }) => gain))
