import { acknowledgesCheckIn } from '@/lib/okr/permissions'
import type { Status } from '@/lib/okr/types'
import type { Context } from '../../context'
import { sortedRows } from './board-order'
import { checkInWords, type CheckInWords } from './check-ins-to-read'
import type { MeasuredGoal } from './measured-goals'
import { counts, type PersonRow } from './person-row'

export type CheckInToRead = CheckInWords & {
  personId: string
  personName: string
  goalName: string
  status: Status
}

/** Last check-ins nobody above has read, in the order of the rows: furthest behind first. */
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
          one.lastCheckIn !== null &&
          !one.lastCheckIn.acknowledged &&
          acknowledgesCheckIn(ctx.viewer, one),
      )
      .map((one) => [one.lastCheckIn!.id, one]),
  )
  const words = await checkInWords(ctx, [...waiting.keys()])
  const place = new Map(
    sortedRows(rows, { by: 'status', down: false }, undefined).map(({ id }, index) => [id, index]),
  )
  return words
    .map((one): CheckInToRead => {
      const about = waiting.get(one.id)!
      return {
        ...one,
        personId: about.ownerId,
        personName: about.ownerName,
        goalName: about.name,
        status: about.status,
      }
    })
    .toSorted((a, b) => (place.get(a.personId) ?? 0) - (place.get(b.personId) ?? 0))
}
