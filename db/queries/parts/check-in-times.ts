import { sql, type SQL } from 'drizzle-orm'
import type { Day } from '@/lib/okr/types'
import { timing, type WeekTiming } from '@/lib/okr/weeks'
import { rows } from '../../client'
import type { Context } from '../../context'
import { goal } from '../../schema'
import type { MeasuredGoal } from './measured-goals'

/** When each goal's weeks were first logged, by goal and Monday. */
export type CheckInTimes = ReadonlyMap<string, ReadonlyMap<Day, Date>>

/** Of all goals that fulfil a condition on `goal`: one statement. */
export async function checkInTimes({ db }: Pick<Context, 'db'>, where: SQL): Promise<CheckInTimes> {
  const result = await db.execute(sql`
    select ci.goal_id as "goalId", json_agg(json_build_array(ci.week, ci.first_recorded_at)) as weeks
    from ${goal} join check_in ci on ci.goal_id = ${goal.id}
    where ${where} group by ci.goal_id`)
  return new Map(
    rows<{ goalId: string; weeks: [Day, string][] }>(result).map(({ goalId, weeks }) => [
      goalId,
      new Map(weeks.map(([week, at]) => [week, new Date(at)])),
    ]),
  )
}

/** How each week of a goal went so far. */
export function weekTimings(goal: MeasuredGoal, times: CheckInTimes, now: Date): WeekTiming[] {
  const logged = times.get(goal.id)
  return goal.weeks.map(({ monday, due }) =>
    timing({ due, recordedAt: logged?.get(monday) ?? null, excused: goal.excused.has(monday), now }),
  )
}
