import { and, eq, inArray, sql } from 'drizzle-orm'
import { acknowledgesCheckIn, comments } from '@/lib/okr/permissions'
import type { Status } from '@/lib/okr/types'
import type { WeekTiming } from '@/lib/okr/weeks'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { sortedRows } from './board-order'
import { checkInStanding } from './check-in-standing'
import { reviewedCheckIns, type ReviewedCheckIn } from './check-ins'
import type { MeasuredGoal, MeasuredKeyResult } from './measured-goals'
import { counts, type PersonRow } from './person-row'

export type CheckInToRead = ReviewedCheckIn & {
  personName: string
  goalName: string
  status: Status
  timing: WeekTiming | null
  mayComment: boolean
  keyResults: Pick<MeasuredKeyResult, 'id' | 'name' | 'kind' | 'unit' | 'currency'>[]
}

/** Last check-ins nobody above has read yet, in the order of the rows: furthest behind first. */
export async function checkInsToRead(
  ctx: Context,
  goals: readonly MeasuredGoal[],
  teamId: string,
  rows: readonly PersonRow[],
): Promise<CheckInToRead[]> {
  const waiting = new Map(
    goals
      .filter(
        (one) =>
          one.level === 'person' &&
          one.teamId === teamId &&
          counts(one) &&
          one.lastCheckIn?.acknowledged === false &&
          acknowledgesCheckIn(ctx.viewer, one),
      )
      .map((one) => [one.lastCheckIn!.id, one]),
  )
  if (waiting.size === 0) return []
  const found = await reviewedCheckIns(
    ctx,
    and(eq(goal.teamId, teamId), inArray(sql`ci.id`, [...waiting.keys()]))!,
  )
  const place = new Map(
    sortedRows(rows, { by: 'status', down: false }, undefined).map(({ id }, index) => [id, index]),
  )
  return found
    .map((one): CheckInToRead => {
      const about = waiting.get(one.id)!
      return {
        ...one,
        personName: about.ownerName,
        goalName: about.name,
        status: about.status,
        timing: checkInStanding([about], ctx.now).last?.timing ?? null,
        mayComment: comments(ctx.viewer, about),
        keyResults: about.keyResults.map(({ id, name, kind, unit, currency }) => ({
          id,
          name,
          kind,
          unit,
          currency,
        })),
      }
    })
    .toSorted((a, b) => (place.get(a.ownerId) ?? 0) - (place.get(b.ownerId) ?? 0))
}
