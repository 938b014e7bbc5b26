import { notCountedBecause } from '@/lib/okr/coverage'
import type { KeyResultForecast } from '@/lib/okr/forecast/key-result'
import { targetAmount, type Measurement } from '@/lib/okr/measures'
import { teamStatus, type StatusMix, type SumStanding } from '@/lib/okr/status'
import { addDays, mondayOf, sundayOf, todayIn } from '@/lib/okr/calendar'
import type { Day, Decimal, Kind, PaceCurve, Status } from '@/lib/okr/types'
import type { AlignedChild } from './coverage-children'
import { shownCoverage, type KeyResultCoverage } from './key-result-coverage'
import type { MeasuredGoal, MeasuredKeyResult } from './measured-goals'
import { metricCell, type MetricCell } from './metric-cell'
import { counts } from './person-row'

/** One key result of a team's or the company's own goal, as its page shows it: value, pace, trend and coverage. */
export type UnitMeasure = MetricCell & {
  keyResultId: string
  goalId: string
  metricId: string | null
  valueSource: MeasuredKeyResult['valueSource']
  name: string
  starts: Day
  deadline: Day
  curve: PaceCurve
  /** The day the pace is of, and what it asks for on it in the metric's unit; null where no pace applies. */
  comparedOn: Day
  paceValue: number | null
  coverage: KeyResultCoverage | null
  /** Goals below of the same metric that are aligned to nothing here, by name. */
  unaligned: { name: string; target: Decimal }[]
  trend: TrendLine | null
  /** What it is expected to come to at its deadline. */
  forecast: KeyResultForecast | null
}

/** Values and pace over the goal's time, for the chart. */
export type TrendLine = {
  /** The last value of each week. */
  points: Measurement[]
  pace: { day: Day; value: number }[]
  afterDeadline: Measurement[]
  /** The day its own target was last adjusted. */
  adjustedOn: Day | null
}

/** Where a team or the company stands by its own goals, with how many below it stand where. */
export type UnitStanding = SumStanding & { mix: StatusMix; goals: { id: string; name: string }[] }

const paced: readonly Kind[] = ['count', 'amount', 'growth', 'percent']

function paceValues(one: MeasuredKeyResult, cell: MetricCell): (day: Day) => number {
  const from = Number(cell.baseline)
  const span = Number(cell.target) - from
  return (day) => from + span * one.paceAt(day)
}

/** The first day, each Sunday, and the deadline: enough points for any pace curve. */
function weekEnds(starts: Day, deadline: Day): Day[] {
  const days = [starts]
  for (let day = sundayOf(starts); day < deadline; day = addDays(day, 7)) days.push(day)
  return [...days, deadline]
}

/** A sum changes on every day one of its parts does; a chart says enough with the week. */
const weekly = (values: readonly Measurement[]): Measurement[] =>
  values.filter(({ asOf }, index) => {
    const next = values[index + 1]
    return next === undefined || mondayOf(next.asOf) !== mondayOf(asOf)
  })

/** A goal one level down, with what to call it. */
export type Below = { goal: MeasuredGoal; name: string }

function unaligned(
  own: MeasuredKeyResult,
  children: readonly AlignedChild[],
  below: readonly Below[],
): UnitMeasure['unaligned'] {
  // What comes from a year's quarters lacks nobody's goal beside them.
  if (own.metricId === null || (own.valueSource === 'children' && own.fedBy === 'time')) return []
  const aligned = new Set(children.map(({ id }) => id))
  return below
    .filter(({ goal }) => counts(goal))
    .flatMap(({ goal, name }) =>
      goal.keyResults
        .filter((one) => !one.dropped && !aligned.has(one.id) && notCountedBecause(own, one) === null)
        .map((one) => ({ name, target: targetAmount(one) })),
    )
}

export function unitMeasures(
  goals: readonly MeasuredGoal[],
  children: ReadonlyMap<string, AlignedChild[]>,
  below: readonly Below[],
  forecasts: ReadonlyMap<string, KeyResultForecast> = new Map(),
): UnitMeasure[] {
  return goals.filter(counts).flatMap((goal) =>
    goal.keyResults
      .filter(({ dropped }) => !dropped)
      .map((one): UnitMeasure => {
        const cell = metricCell([one], goal.settings)!
        const drawn = paced.includes(one.kind)
        const paceAt = paceValues(one, cell)
        const points = weekly(one.values)
        return {
          ...cell,
          keyResultId: one.id,
          goalId: goal.id,
          metricId: one.metricId,
          valueSource: one.valueSource,
          name: one.name,
          starts: goal.starts,
          deadline: goal.deadline,
          curve: one.paceDrawn,
          comparedOn: one.comparedOn,
          paceValue: drawn ? paceAt(one.comparedOn) : null,
          forecast: forecasts.get(one.id) ?? null,
          coverage: shownCoverage(one, children.get(one.id)),
          unaligned: unaligned(one, children.get(one.id) ?? [], below),
          trend: drawn
            ? {
                points,
                // With the days of the values, so that each stands beside its pace.
                pace: [
                  ...new Set([...weekEnds(goal.starts, goal.deadline), ...points.map(({ asOf }) => asOf)]),
                ]
                  .sort()
                  .map((day) => ({ day, value: paceAt(day) })),
                afterDeadline: one.afterDeadline,
                adjustedOn:
                  one.adjustedAt === null ? null : todayIn(goal.settings.timeZone, new Date(one.adjustedAt)),
              }
            : null,
        }
      }),
  )
}

export function unitStanding(goals: readonly MeasuredGoal[], below: readonly Status[]): UnitStanding {
  const own = goals.filter(counts)
  const limits = own[0]?.settings ?? { onTrack: 0.9, atRisk: 0.7 }
  const standing = teamStatus(
    own.map((goal) => ({ weight: goal.weight, standing: goal })),
    below,
    limits,
  )
  return {
    ...standing,
    pace: standing.measured > 0 ? standing.pace : (own[0]?.pace ?? 0),
    goals: own.map(({ id, name }) => ({ id, name })),
  }
}
