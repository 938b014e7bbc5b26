import { sql } from 'drizzle-orm'
import { Invalid, type Message } from '../../../lib/okr/errors'
import type { MovePersonInput } from '../../../lib/okr/input/people'
import type { Context } from '../../context'
import { holdOrganisation, requireAdmin, requireOpenDate } from '../admins'
import { holdsForGood } from '../../queries/parts/dated'
import { askFor, replaceOpen, type Effect } from '../confirmations/ask'
import { notBefore } from '../confirmations/carry-out'
import { placeWaits } from '../confirmations/waits'
import { setFrom } from '../dated'
import { recordActivity } from '../record-activity'
import { requireTeam } from '../teams/require'
import { transact } from '../transact'
import { carryGoals } from './move-goals'
import { requireActive } from './require'

/**
 * From a day on somebody belongs to another team, or to none. For each open goal it is said whether it stays with the old team's
 * target, moves or splits; a goal moves on the day itself, so with a later date all stay and are asked about then. Where an admin
 * would lead them by that it waits as a whole.
 *
 * @throws Invalid on `from`, `teamId`, `goals`
 */
export async function movePerson(
  ctx: Context,
  { formId, personId, teamId, from, goals }: MovePersonInput,
): Promise<Effect> {
  requireAdmin(ctx.viewer)
  const moving = goals.filter(({ value }) => value.decision !== 'stays')
  if (moving.length > 0 && (from > ctx.today || teamId === null))
    throw stayAll(
      moving,
      teamId === null ? { key: 'goalNeedsTeam' } : { key: 'goalMovesLater', values: { day: from } },
    )
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireActive(tx, personId)
    await requireOpenDate(tx, from, ctx.today)
    if (teamId !== null) await requireTeam(tx, teamId, 'teamId')
    await recordActivity(tx, ctx, { event: 'person.move', subjectId: personId, after: { teamId, from } })
    await replaceOpen(tx, ctx, { kind: 'member', subjectId: personId })
    const home = sql`(select m.team_id from membership m
      where m.person_id = ${personId} and ${holdsForGood('m', ctx.today)})`
    const wait =
      teamId === null
        ? null
        : await placeWaits(tx, ctx, personId, { newTeamId: teamId, oldTeamId: home, from })
    if (wait) {
      if (moving.length > 0) throw stayAll(moving, { key: 'goalMoveWaits' })
      if (wait.until !== null)
        await setFrom(tx, ctx, 'membership', personId, teamId, notBefore(from, wait.until))
      const change = {
        kind: 'member',
        personId,
        subjectId: personId,
        valueId: teamId,
        validFrom: from,
      } as const
      return askFor(tx, ctx, change, wait)
    }
    await setFrom(tx, ctx, 'membership', personId, teamId, from)
    if (teamId !== null) await carryGoals(tx, ctx, personId, teamId, goals)
    return null
  })
}

/** None of them can go along. */
const stayAll = (moving: MovePersonInput['goals'], message: Message): Invalid =>
  new Invalid(Object.fromEntries(moving.map(({ index }) => [`goals.${index}.decision`, message])))
