import { and, eq, isNull } from 'drizzle-orm'
import { Invalid } from '../../../lib/okr/errors'
import type { AddTeamInput } from '../../../lib/okr/input/teams'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { team } from '../../schema'
import { holdOrganisation, requireAdmin, requireOpenDate } from '../admins'
import { setFrom } from '../dated'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { appointLead } from './appoint'
import { requireLead, requireTeam } from './require'

/** Adds a team, below another or directly below the company. Gives back its id. */
export async function addTeam(
  ctx: Context,
  { formId, name, parentId, leadId, from }: AddTeamInput,
): Promise<string> {
  requireAdmin(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireOpenDate(tx, from, ctx.today)
    await requireFreeName(tx, name)
    if (parentId !== null) await requireTeam(tx, parentId, 'parentId')
    if (leadId !== null) await requireLead(tx, leadId)
    const id = newId(ctx.now)
    await tx.insert(team).values({ id, name, createdAt: ctx.now, version: 1 })
    if (parentId !== null) await setFrom(tx, ctx, 'parent', id, parentId, from)
    await recordActivity(tx, ctx, { event: 'team.add', subjectId: id, after: { parentId, leadId, from } })
    if (leadId !== null) await appointLead(tx, ctx, id, leadId, from)
    return id
  })
}

/** Two teams of one name could not be told apart in a list. @throws Invalid on `name` */
export async function requireFreeName(tx: Transaction, name: string, exceptId?: string): Promise<void> {
  const same = await tx
    .select({ id: team.id })
    .from(team)
    .where(and(eq(team.name, name), isNull(team.archivedAt)))
  if (same.some(({ id }) => id !== exceptId)) throw new Invalid({ name: { key: 'teamNameTaken' } })
}
