import type { Day } from '@/lib/okr/types'
import type { Context } from '../../context'
import { groupBy } from './group-by'
import type { MeasuredGoal } from './measured-goals'
import type { PeriodChoice } from './periods'
import { personRow, type PersonRow } from './person-row'
import type { Roster } from './roster'

type Asked = { teamId: string; period: PeriodChoice | null; until: Day; directs: boolean }

/** Members, and whoever else has a goal that counts here. Who leads the team and has no goal of their own is no row. */
export function boardPeople(
  ctx: Context,
  roster: Roster,
  goals: readonly MeasuredGoal[],
  { teamId, period, until, directs }: Asked,
): { rows: PersonRow[]; hidden: number } {
  const { viewer, company, now } = ctx
  const byOwner = groupBy(
    goals.filter((one) => one.level === 'person' && one.teamId === teamId && one.state !== 'dropped'),
    ({ ownerId }) => ownerId,
  )
  const members = roster.people.filter((one) => one.teamId === teamId)
  const open =
    directs ||
    company.visibility === 'everyone' ||
    (company.visibility === 'team' && viewer.teamId === teamId)
  const lead = roster.teams[0]!.leadId
  const shown = members.filter(({ id }) => byOwner.has(id) || ((open || id === viewer.id) && id !== lead))
  const known = new Set(members.map(({ id }) => id))
  const gone = [...byOwner].filter(([id]) => !known.has(id))
  const at = { now, until }
  return {
    rows: [
      ...shown.map(({ id, name, position, since, active }) =>
        personRow(
          {
            id,
            name,
            position,
            since: period && since > period.first ? since : null,
            left: !active,
          },
          byOwner.get(id) ?? [],
          at,
        ),
      ),
      ...gone.map(([id, theirs]) =>
        personRow({ id, name: theirs[0]!.ownerName, position: '', since: null, left: true }, theirs, at),
      ),
    ],
    hidden: open
      ? 0
      : members.filter(({ id }) => id !== lead).length - shown.filter(({ id }) => id !== lead).length,
  }
}
