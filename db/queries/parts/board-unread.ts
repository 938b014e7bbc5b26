import { and, inArray, or, sql } from 'drizzle-orm'
import { acknowledgesCheckIn, comments } from '@/lib/okr/permissions'
import type { Status } from '@/lib/okr/types'
import type { WeekTiming } from '@/lib/okr/weeks'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'
import { sortedRows } from './board-order'
import { checkInStanding } from './check-in-standing'
import { reviewedCheckIns, type ReviewedCheckIn } from './check-ins'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './measured-goals'
import { counts, type PersonRow } from './person-row'
import { waitingOn } from './waiting-check-ins'

export type CheckInToRead = ReviewedCheckIn & {
  personName: string
  goalName: string
  status: Status
  timing: WeekTiming | null
  mayComment: boolean
  keyResults: Pick<MeasuredKeyResult, 'id' | 'name' | 'kind' | 'unit' | 'currency'>[]
}

/**
 * Newest check-ins nobody above has read yet: of a team's people, and of whoever else waits for the viewer there (`waitingOn`), as
 * leads below do; without a team, what waits on the company's page. In the order of the rows, furthest behind first.
 */
export async function checkInsToRead(
  ctx: Context,
  goals: readonly MeasuredGoal[],
  { periodId, teamId, rows }: { periodId: string; teamId: string | null; rows: readonly PersonRow[] },
): Promise<CheckInToRead[]> {
  const unread = goals
    .filter(
      (one) =>
        one.level === 'person' &&
        one.teamId === teamId &&
        counts(one) &&
        one.lastCheckIn?.acknowledged === false &&
        acknowledgesCheckIn(ctx.viewer, one),
    )
    .map((one) => one.lastCheckIn!.id)
  const listed = or(
    unread.length > 0 ? sql`ci.id in ${unread}` : undefined,
    sql`ci.id in ${waitingOn(ctx, periodId, teamId)}`,
  )
  const found = await reviewedCheckIns(ctx, and(listed, visibleGoals(ctx))!)
  const about = new Map(goals.map((one) => [one.id, one]))
  // The goal of a team further down, where no lead is between.
  const beyond = found.flatMap(({ goalId }) => (about.has(goalId) ? [] : [goalId]))
  if (beyond.length > 0)
    for (const one of await measuredGoals(ctx, inArray(goal.id, beyond))) about.set(one.id, one)
  const place = new Map(
    sortedRows(rows, { by: 'status', down: false }, undefined).map(({ id }, index) => [id, index]),
  )
  const placeOf = ({ ownerId }: CheckInToRead) => place.get(ownerId) ?? -1
  const behind = ({ goalId }: CheckInToRead) => about.get(goalId)!.pointsBehind ?? 0
  return found
    .map((one): CheckInToRead => {
      const its = about.get(one.goalId)!
      return {
        ...one,
        personName: its.ownerName,
        goalName: its.name,
        status: its.status,
        timing: checkInStanding([its], ctx.now).last?.timing ?? null,
        mayComment: comments(ctx.viewer, its),
        keyResults: its.keyResults.map(({ id, name, kind, unit, currency }) => ({
          id,
          name,
          kind,
          unit,
          currency,
        })),
      }
    })
    .toSorted((a, b) => placeOf(a) - placeOf(b) || behind(b) - behind(a))
}
