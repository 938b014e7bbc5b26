import { Invalid } from '../../../lib/okr/errors'
import type { MovePersonInput } from '../../../lib/okr/input/people'
import type { Context } from '../../context'
import { holdOrganisation, requireAdmin, requireOpenDate } from '../admins'
import { setFrom } from '../dated'
import { recordActivity } from '../record-activity'
import { requireTeam } from '../teams/require'
import { transact } from '../transact'
import { carryGoals } from './move-goals'
import { requireActive } from './require'

/**
 * From a day on somebody belongs to another team, or to none. For each open goal it is said whether it stays with the old team's
 * target, moves or splits; a goal moves on the day itself, so with a later date all stay and are asked about then.
 *
 * @throws Invalid on `from`, `teamId`, `goals`
 */
export async function movePerson(
  ctx: Context,
  { formId, personId, teamId, from, goals }: MovePersonInput,
): Promise<null> {
  requireAdmin(ctx.viewer)
  const moving = goals.filter(({ value }) => value.decision !== 'stays')
  if (moving.length > 0 && (from > ctx.today || teamId === null))
    throw new Invalid(
      Object.fromEntries(
        moving.map(({ index }) => [
          `goals.${index}.decision`,
          teamId === null ? { key: 'goalNeedsTeam' } : { key: 'goalMovesLater', values: { day: from } },
        ]),
      ),
    )
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireActive(tx, personId)
    await requireOpenDate(tx, from, ctx.today)
    if (teamId !== null) await requireTeam(tx, teamId, 'teamId')
    await setFrom(tx, ctx, 'membership', personId, teamId, from)
    await recordActivity(tx, ctx, { event: 'person.move', subjectId: personId, after: { teamId, from } })
    if (teamId !== null) await carryGoals(tx, ctx, personId, teamId, goals)
    return null
  })
}
