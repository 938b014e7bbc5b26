import { and, inArray } from 'drizzle-orm'
import { addDays, daysBetween } from '@/lib/okr/calendar'
import { NotFound } from '@/lib/okr/errors'
import type { KeyResultForecast } from '@/lib/okr/forecast/key-result'
import type { ForecastRecord } from '@/lib/okr/forecast/results'
import { weeksUntil } from '@/lib/okr/known'
import type { Thresholds } from '@/lib/okr/status'
import type { Day, Decimal } from '@/lib/okr/types'
import type { Context } from '../context'
import { readPage } from '../read'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { boardMetrics, type BoardMetric } from './parts/board-figures'
import { forecastsOf, forecastsWithRecord, recordOf, type Forecasts } from './parts/forecasts'
import { goalHistory, type GoalHistory } from './parts/goal-history'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'
import { counts } from './parts/person-row'
import { goalChanges } from './parts/rollup-changes'
import { rollupFindings, type Findings } from './parts/rollup-findings'
import { rollupHeat, type HeatRow } from './parts/rollup-heat'
import { goalsOf, momentOf, quarterAt, type Moment } from './parts/rollup-moment'
import { rollupScope, type RollupScope, type UnitChoice } from './parts/rollup-scope'
import { broughtBy, rollupDots, rollupSeries, type Dot, type Series } from './parts/rollup-series'
import { rollupSum, type RollupSum } from './parts/rollup-sum'
import { rollupUnit, type Quarter, type RollupUnit } from './parts/rollup-units'
import { unitYear, type RollupYear } from './parts/rollup-year'
import { rosterOn } from './parts/roster'
import { unitMeasures, type UnitMeasure } from './parts/unit-standing'

export type Rollup = {
  /** Null id: the company. */
  unit: { id: string | null; name: string; leadName: string | null }
  choices: UnitChoice[]
  /** The viewer may also choose the company. */
  company: string | null
  period: PeriodChoice
  previous: PeriodChoice | null
  today: Day
  /** The day the page is of: today, the Sunday of the week asked for, or the last day of a period that is over. */
  until: Day
  /** The Monday of the past week asked for; null: as it stands now. */
  week: Day | null
  /** Weeks that have begun, oldest first; and all of the period. */
  weeks: Day[]
  allWeeks: Day[]
  limits: Thresholds
  metrics: BoardMetric[]
  whole: RollupUnit
  units: RollupUnit[]
  /** Of a year: what each unit asked for and reached in each of its quarters. */
  year: RollupYear | null
  /** What the units directly below come to together, by metric; rates have no sum. */
  sums: ReadonlyMap<string, RollupSum>
  /** Its own targets, for the chart of the first. */
  measures: UnitMeasure[]
  /** What key results were expected to come to, as was known then. */
  forecasts: ReadonlyMap<string, KeyResultForecast>
  /** By metric: what came of the forecasts made in week 6 of earlier periods. */
  records: ReadonlyMap<string, ForecastRecord>
  /** What the first metric had brought on the same day of the period before. */
  sameDay: Decimal | null
  before: Pick<RollupUnit, 'people' | 'discipline' | 'scores'> | null
  heat: HeatRow[]
  findings: Findings
  series: Series[]
  dots: Dot[]
}

export type RollupOptions = { periodId?: string; teamId?: string; week?: string }

/**
 * One quarter of the company or a subtree, as it stands or as it stood at the end of a past week. All figures are made from what
 * had been recorded by then; teams are those of that day. Null before there is a period.
 *
 * @throws NotFound for who neither leads the team nor is an executive.
 */
export async function rollup(ctx: Context, options: RollupOptions): Promise<Rollup | null> {
  if (!ctx.viewer.executive && ctx.viewer.leads.length === 0) throw new NotFound()
  return readPage(ctx, ['rollup', options], () => readRollup(ctx, options))
}

async function readRollup(ctx: Context, options: RollupOptions): Promise<Rollup | null> {
  const periods = await periodsFor(ctx)
  const period = currentPeriod(periods, ctx.today, options.periodId)
  if (!period) return null
  const moment = momentOf(ctx, period, options.week)
  const scope = rollupScope(
    ctx,
    await rosterOn(ctx, moment.until < ctx.today ? moment.until : ctx.today, null),
    options.teamId,
  )
  const previous = periods.find(({ kind, last }) => kind === period.kind && last < period.first) ?? null
  const quartersOf = ({ id }: PeriodChoice) => periods.filter(({ yearId }) => yearId === id).reverse()
  const quarters = quartersOf(period)
  const shown = [period, ...quarters]
  const pastQuarters = previous ? quartersOf(previous) : []
  const gone = previous ? [previous, ...pastQuarters] : []
  const [history, pastHistory, changes, expected] = await Promise.all([
    goalHistory(ctx, inScope(ctx, shown, scope)),
    previous && goalHistory(ctx, inScope(ctx, gone, scope)),
    goalChanges(ctx, inScope(ctx, [...shown, ...gone], scope)),
    forecastsWithRecord(ctx, period, {
      day: moment.until,
      before: moment.week === null ? null : moment.before,
    }),
  ])
  const all = quarterAt(ctx, history, changes, moment)
  const past = pastHistory && quarterAt(ctx, pastHistory, changes, moment)
  return page(ctx, {
    ...{ period, previous, scope, history, moment, expected },
    quarter: { ...goalsOf(all, period), forecasts: forecastsOf(all.goals, expected) },
    parts: quarters.map((one) => ({ period: one, quarter: goalsOf(all, one) })),
    past: past && previous && goalsOf(past, previous),
    pastParts: past ? pastQuarters.map((one) => goalsOf(past, one)) : [],
  })
}

const inScope = (ctx: Context, periods: readonly PeriodChoice[], { teamIds }: RollupScope) =>
  and(
    inArray(
      goal.periodId,
      periods.map(({ id }) => id),
    ),
    teamIds === null ? undefined : inArray(goal.teamId, [...teamIds]),
    visibleGoals(ctx),
  )!

type Found = {
  period: PeriodChoice
  previous: PeriodChoice | null
  scope: RollupScope
  history: GoalHistory
  quarter: Quarter
  /** The quarters of a year, in their order. */
  parts: { period: PeriodChoice; quarter: Quarter }[]
  past: Quarter | null
  pastParts: Quarter[]
  moment: Moment
  expected: Forecasts
}

async function page(ctx: Context, found: Found): Promise<Rollup> {
  const { period, previous, scope, history, quarter, parts, past, pastParts, moment, expected } = found
  const { week, until, before } = moment
  const { goals } = quarter
  const quarters = parts.map((part) => part.quarter)
  const own = goals.filter((one) => scope.whole.own(one))
  const asked = scope.units([...goals, ...quarters.flatMap((one) => one.goals)])
  const metrics = metricsIn([quarter, ...quarters], scope)
  const main = metrics[0]?.id ?? ''
  const weeks = weeksUntil(period.first, until)
  const top = asked.filter(({ depth }) => depth === 0)
  const heat =
    period.kind === 'year'
      ? []
      : rollupHeat(ctx, {
          ...{ history, metricId: main, weeks, until: week === null ? ctx.today : until },
          ...{ units: asked, instant: before.getTime(), timeZone: ctx.company.timeZone },
        })
  const whole = rollupUnit(scope.whole, quarter, past, quarters)
  const units = asked.map((unit) => rollupUnit(unit, quarter, past, quarters))
  const measures = unitMeasures(own, quarter.children, [], quarter.forecasts)
  const direct = units.filter(({ depth }) => depth === 0)
  const year =
    period.kind === 'year'
      ? {
          quarters: parts.map((part) => part.period),
          units: [scope.whole, ...asked].map((unit, index) =>
            unitYear(unit, index === 0 ? whole : units[index - 1]!, quarters, metrics),
          ),
        }
      : null
  // What a year has brought came in its quarters, where they add up.
  const adds = year?.units.every(({ sums, quarters }) => sums.has(main) || !has(quarters, main))
  const brought = year ? (adds ? quarters.flatMap((one) => one.goals) : []) : goals
  const pastUnit = past && rollupUnit(scope.whole, past, null, pastParts)
  const sameDay = previous && addDays(previous.first, daysBetween(period.first, until))
  return {
    unit: {
      id: scope.team?.id ?? null,
      name: scope.whole.name,
      leadName: scope.whole.leadName,
    },
    choices: scope.choices,
    company: ctx.viewer.executive ? ctx.company.name : null,
    ...{ period, previous, until, week, today: ctx.today },
    weeks: weeksUntil(period.first, period.last < ctx.today ? period.last : ctx.today),
    allWeeks: weeksUntil(period.first, period.last),
    limits: goals[0]?.settings ?? ctx.company,
    metrics,
    ...{ whole, units, measures, year, forecasts: quarter.forecasts },
    records: new Map(
      metrics.flatMap(({ id }) => {
        const record = recordOf(expected, id)
        return record ? [[id, record]] : []
      }),
    ),
    sums: new Map(
      metrics.flatMap((metric) => {
        const sum = rollupSum(direct, { whole: scope.whole, units: top, quarter, metric })
        return sum ? [[metric.id, sum]] : []
      }),
    ),
    sameDay:
      past && sameDay
        ? broughtBy(
            past.goals.filter((one) => scope.whole.own(one)),
            main,
            sameDay,
          )
        : null,
    before: pastUnit && {
      people: pastUnit.people,
      discipline: pastUnit.discipline,
      scores: pastUnit.scores,
    },
    heat: heat.filter((row) => row.weeks.some((one) => one !== null)),
    findings: await rollupFindings(ctx, goals, main, before),
    series: rollupSeries(brought, top, main, { weeks, until }),
    dots: rollupDots(goals, top),
  }
}

const has = (units: readonly RollupUnit[], metricId: string): boolean =>
  units.some(({ cells }) => cells.has(metricId))

/** Those of a year and of its quarters, in that order. */
function metricsIn(quarters: readonly Quarter[], { whole }: RollupScope): BoardMetric[] {
  const all = quarters.flatMap(({ goals }) =>
    metricsOf(
      goals.filter((one) => whole.own(one)),
      goals,
    ),
  )
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index)
}

/** The unit's own metrics; where it has no target, those of what is below it. */
function metricsOf(own: Quarter['goals'], goals: Quarter['goals']): BoardMetric[] {
  const first = boardMetrics(own, [], [])
  if (first.length > 0) return first
  const teams = goals.filter(({ level }) => level !== 'person')
  return boardMetrics(teams.filter(counts), [], teams.some(counts) ? [] : goals)
}
