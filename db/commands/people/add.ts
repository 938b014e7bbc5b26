import type { AddPersonInput } from '../../../lib/okr/input/people'
import { requireFreeAddress } from '../../addresses'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { person } from '../../schema'
import { holdOrganisation, requireAdmin, requireOpenDate } from '../admins'
import { setFrom } from '../dated'
import { recordActivity } from '../record-activity'
import { requireTeam } from '../teams/require'
import { transact } from '../transact'
import { grantRole } from './grant-role'

/**
 * Adds somebody. They sign in once they have chosen a password by an invitation link. Gives back their id.
 *
 * @throws Invalid on `email` when somebody has that address
 */
export async function addPerson(ctx: Context, input: AddPersonInput): Promise<string> {
  requireAdmin(ctx.viewer)
  const { formId, name, email, position, locale, teamId, from } = input
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireFreeAddress(tx, ctx, email)
    const id = newId(ctx.now)
    await tx
      .insert(person)
      .values({ id, name, email, position, locale, active: true, createdAt: ctx.now, version: 1 })
    await grantRole(tx, ctx, id, 'member')
    if (input.admin) await grantRole(tx, ctx, id, 'admin')
    if (input.executive) await grantRole(tx, ctx, id, 'executive')
    if (teamId !== null) {
      await requireOpenDate(tx, from, ctx.today)
      await requireTeam(tx, teamId, 'teamId')
      await setFrom(tx, ctx, 'membership', id, teamId, from)
    }
    const after = { teamId, from, admin: input.admin, executive: input.executive }
    await recordActivity(tx, ctx, { event: 'person.add', subjectId: id, after })
    return id
  })
}
