import { sql, type SQL } from 'drizzle-orm'
import type { Day } from '@/lib/okr/types'
import { timing, type WeekTiming } from '@/lib/okr/weeks'
import type { Context } from '../../context'
import { read } from '../../read'
import { goal } from '../../schema'
import type { MeasuredGoal } from './measured-goals'

/** When each goal's weeks were first logged, by goal and Monday. */
export type CheckInTimes = ReadonlyMap<string, ReadonlyMap<Day, Date>>

/** Of all goals that fulfil a condition on `goal`: one statement. */
export async function checkInTimes(ctx: Pick<Context, 'db' | 'snapshot'>, where: SQL): Promise<CheckInTimes> {
  const found = await read<{ goalId: string; weeks: [Day, string][] }>(
    ctx,
    sql`
    select ci.goal_id as "goalId", json_agg(json_build_array(ci.week, ci.first_recorded_at)) as weeks
    from ${goal} join check_in ci on ci.goal_id = ${goal.id}
    where ${where} group by ci.goal_id`,
  )
  return new Map(
    found.map(({ goalId, weeks }) => [goalId, new Map(weeks.map(([week, at]) => [week, new Date(at)]))]),
  )
}

/** How each week of a goal went so far. */
export function weekTimings(goal: MeasuredGoal, times: CheckInTimes, now: Date): WeekTiming[] {
  const logged = times.get(goal.id)
  return goal.weeks.map(({ monday, due }) =>
    timing({ due, recordedAt: logged?.get(monday) ?? null, excused: goal.excused.has(monday), now }),
  )
}
