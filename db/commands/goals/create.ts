import { eq } from 'drizzle-orm'
import { Forbidden, Invalid, NotFound } from '../../../lib/okr/errors'
import type { CreateGoal } from '../../../lib/okr/input/goals'
import { createsGoal } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { goal, period, team } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { periodTakesGoals } from './lock-goal'
import { recordStep } from './move-goal'
import { activePerson, leadsAbove } from './people'
import { writeParts } from './write-parts'
import { holdPeriods } from '../periods/hold-periods'

/** Writes a draft: for oneself, for somebody one leads, for a team, for the company. Gives back the goal's id. */
export const createGoal = (ctx: Context, input: CreateGoal): Promise<string> =>
  transact(ctx, input.formId, (tx) => writeDraft(tx, ctx, input))

/** The same inside another command's transaction. A goal of the company is `ownerId`'s where that is given, else the viewer's. */
export async function writeDraft(
  tx: Transaction,
  ctx: Context,
  input: Omit<CreateGoal, 'formId'>,
  ownerId: string | null = null,
): Promise<string> {
  const holder = await holderOf(tx, ctx, input.subject, ownerId)
  if (!createsGoal(ctx.viewer, holder)) throw new Forbidden()
  // Held shared: its closing waits until the draft is written, or is through and refuses it.
  const [within] = await holdPeriods(tx, eq(period.id, input.periodId))
  if (!within) throw new Invalid({ periodId: { key: 'unknownChoice' } })
  periodTakesGoals(within)
  const [draft] = await tx
    .insert(goal)
    .values({
      id: newId(ctx.now),
      periodId: within.id,
      level: holder.level,
      teamId: holder.teamId,
      ownerId: holder.ownerId,
      accountableId: holder.accountableId,
      authorId: ctx.viewer.id,
      name: input.name,
      content: '',
      background: '',
      support: '',
      relevance: '',
      checkReason: '',
      starts: within.first,
      deadline: within.last,
      state: 'draft',
      assigned: false,
      createdAt: ctx.now,
      version: 1,
    })
    .returning()
  const made = { ...draft!, period: within }
  await writeParts(tx, ctx, made, input)
  await recordStep(tx, ctx, made, { to: 'draft', event: 'create' })
  await recordActivity(tx, ctx, {
    event: 'goal.create',
    subjectId: made.id,
    goalId: made.id,
    after: { state: 'draft', level: made.level, ownerId: made.ownerId, teamId: made.teamId },
  })
  return made.id
}

/** Whose goal it is, in which team it counts, and who answers for it unless the form says otherwise. */
async function holderOf(
  tx: Transaction,
  ctx: Context,
  { level, id }: CreateGoal['subject'],
  companyOwnerId: string | null,
) {
  if (level === 'company' || id === null) {
    const owner = companyOwnerId ?? ctx.viewer.id
    return { level: 'company' as const, teamId: null, ownerId: owner, accountableId: owner }
  }
  if (level === 'team') {
    const [found] = await tx
      .select({ id: team.id, archivedAt: team.archivedAt })
      .from(team)
      .where(eq(team.id, id))
    if (!found || found.archivedAt) throw new NotFound()
    const [lead = ctx.viewer.id, above = lead] = await leadsAbove(tx, ctx, id)
    return { level, teamId: id, ownerId: lead, accountableId: above }
  }
  const found = await activePerson(tx, ctx, id)
  if (!found) throw new NotFound()
  if (found.teamId === null) throw new Invalid({ subject: { key: 'personWithoutTeam' } })
  const lead = (await leadsAbove(tx, ctx, found.teamId)).find((above) => above !== id)
  return { level, teamId: found.teamId, ownerId: id, accountableId: lead ?? id }
}
