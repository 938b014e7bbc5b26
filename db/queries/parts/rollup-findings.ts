import { sql } from 'drizzle-orm'
import { mondayOf } from '@/lib/okr/calendar'
import { targetAmount, targetSpan, isPaced, progress } from '@/lib/okr/measures'
import type { Day, Decimal } from '@/lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'
import type { MeasuredGoal, MeasuredKeyResult } from './measured-goals'
import { counts } from './person-row'

/** What somebody said of a week. */
export type SaidThen = { checkInId: string; happened: string | null; changes: string | null }

/** A key result that stands out, in the metric's unit. */
export type Finding = {
  goalId: string
  goalName: string
  ownerId: string
  ownerName: string
  value: Decimal
  target: Decimal
  /** A gap: how far behind pace. A surprise: how much more, or less, than pace came in a week. */
  by: number
  /** The Monday of the week it is of; null where nothing was ever logged. */
  week: Day | null
  said: SaidThen | null
}

export type Findings = { gaps: Finding[]; surprises: Finding[] }

const SHOWN = 3

type Measured = { goal: MeasuredGoal; one: MeasuredKeyResult }

const measured = (goals: readonly MeasuredGoal[], metricId: string): Measured[] =>
  goals
    .filter((goal) => goal.level === 'person' && counts(goal))
    .flatMap((goal) =>
      goal.keyResults
        .filter((one) => one.metricId === metricId && !one.dropped && isPaced(one.kind) && one.value !== null)
        .map((one) => ({ goal, one })),
    )

const finding = ({ goal, one }: Measured, by: number, week: Day | null): Finding => ({
  goalId: goal.id,
  goalName: goal.name,
  ownerId: goal.ownerId,
  ownerName: goal.ownerName,
  value: one.value!,
  target: targetAmount(one),
  by,
  week,
  said: null,
})

function gaps(all: readonly Measured[]): Finding[] {
  return all
    .map((each) => {
      const { goal, one } = each
      const behind = ((one.pointsBehind ?? 0) / 100) * Math.abs(Number(targetSpan(one)))
      return finding(each, behind, goal.lastCheckIn?.week ?? null)
    })
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by)
    .slice(0, SHOWN)
}

/** The week in which somebody came in most above or below what pace asked for since the value before. */
function largest({ goal, one }: Measured): { by: number; week: Day } | null {
  const span = Math.abs(Number(targetSpan(one)))
  let before = { done: 0, pace: 0 }
  let found: { by: number; week: Day } | null = null
  one.values.forEach(({ asOf, value }, index) => {
    const week = mondayOf(asOf)
    const next = one.values[index + 1]
    if (next && mondayOf(next.asOf) === week) return
    const now = { done: progress(one, value) ?? 0, pace: one.paceAt(asOf < goal.starts ? goal.starts : asOf) }
    const by = (now.done - before.done - (now.pace - before.pace)) * span
    before = now
    if (found === null || Math.abs(by) > Math.abs(found.by)) found = { by, week }
  })
  return found
}

function surprises(all: readonly Measured[]): Finding[] {
  return all
    .flatMap((each) => {
      const found = largest(each)
      return found && found.by !== 0 ? [finding(each, found.by, found.week)] : []
    })
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .slice(0, SHOWN)
}

type Said = SaidThen & { goalId: string; week: Day }

/** What their owners said of those weeks, as it stood before an instant: one statement. */
async function saidThen(ctx: Context, of: readonly Finding[], before: Date): Promise<Said[]> {
  const asked = of.filter(({ week }) => week !== null)
  if (asked.length === 0) return []
  const ids = `{${asked.map(({ goalId }) => goalId).join(',')}}`
  const at = before.toISOString()
  return read<Said>(
    ctx,
    sql`
    select ci.id as "checkInId", ci.goal_id as "goalId", ci.week::text as week, v.happened, v.changes
    from ${goal} join check_in ci on ci.goal_id = ${goal.id}
    join check_in_version v on v.check_in_id = ci.id and v.recorded_at < ${at}
      and (v.superseded_at is null or v.superseded_at >= ${at})
    where ${goal.id} = any(${ids}::uuid[]) and ${visibleGoals(ctx)}`,
  )
}

/** The three largest gaps and the three largest surprises of a metric among people, each with the reasons given that week. */
export async function rollupFindings(
  ctx: Context,
  goals: readonly MeasuredGoal[],
  metricId: string,
  before: Date,
): Promise<Findings> {
  const all = measured(goals, metricId)
  const found = { gaps: gaps(all), surprises: surprises(all) }
  const said = await saidThen(ctx, [...found.gaps, ...found.surprises], before)
  const withWords = (one: Finding): Finding => {
    const words = said.find(({ goalId, week }) => goalId === one.goalId && week === one.week)
    if (!words) return one
    const { checkInId, happened, changes } = words
    return { ...one, said: { checkInId, happened, changes } }
  }
  return { gaps: found.gaps.map(withWords), surprises: found.surprises.map(withWords) }
}
