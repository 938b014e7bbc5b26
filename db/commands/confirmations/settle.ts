import { and, eq, isNull, sql } from 'drizzle-orm'
import { Conflict, Forbidden, NotFound } from '../../../lib/okr/errors'
import type { ConfirmInput, RefuseInput } from '../../../lib/okr/input/confirmations'
import { confirms, refuses } from '../../../lib/okr/permissions'
import { rows, type Transaction } from '../../client'
import { confirmers, linkOut } from '../../confirmers'
import type { Context } from '../../context'
import { confirmation } from '../../schema'
import { holdOrganisation } from '../admins'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import type { Confirmation } from './ask'
import { carryOut, undo } from './carry-out'

/**
 * An executive confirms what admins asked for, one or several together: none counts unless all do. Neither who asked for it nor whom
 * it concerns can; nor an executive for whom a password link is out.
 *
 * @throws Forbidden, NotFound; Conflict `confirmationSettled`, `confirmationNeedsPassword`, `confirmationLinkOut`
 */
export async function confirmChanges(ctx: Context, { formId, ids }: ConfirmInput): Promise<null> {
  if (!ctx.viewer.executive) throw new Forbidden()
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireConfirmer(tx, ctx)
    for (const id of ids) {
      const change = await lockOpen(tx, ctx, id)
      if (!confirms(ctx.viewer, change)) throw new Forbidden('ownConfirmation')
      if (change.kind === 'lead' || change.kind === 'executive')
        await requireOwnPassword(tx, ctx, change.personId!)
      await carryOut(tx, ctx, change)
      await settle(tx, ctx, change, 'confirmed')
    }
    return null
  })
}

/** An executive, or who is concerned by a link or an address of their own, says no; or an admin takes it back. */
export const refuseChange = (ctx: Context, { formId, id }: RefuseInput): Promise<null> =>
  transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    const change = await lockOpen(tx, ctx, id)
    const outcome = refuses(ctx.viewer, change)
    if (outcome === null) throw new NotFound()
    await undo(tx, ctx, change)
    await settle(tx, ctx, change, outcome)
    return null
  })

async function lockOpen(tx: Transaction, ctx: Context, id: string): Promise<Confirmation> {
  const [change] = await tx.select().from(confirmation).where(eq(confirmation.id, id)).for('update')
  if (!change) throw new NotFound()
  const inForce = change.takesEffectOn !== null && change.takesEffectOn <= ctx.today
  if (change.settledAt !== null || inForce) throw new Conflict('confirmationSettled')
  return change
}

async function settle(
  tx: Transaction,
  ctx: Context,
  { id, kind, personId, subjectId }: Confirmation,
  outcome: 'confirmed' | 'declined' | 'taken_back',
): Promise<void> {
  await tx
    .update(confirmation)
    .set({ outcome, settledBy: ctx.viewer.id, settledAt: ctx.now })
    .where(and(eq(confirmation.id, id), isNull(confirmation.settledAt)))
  await recordActivity(tx, ctx, {
    event: 'confirmation.settle',
    subjectId: personId ?? subjectId,
    after: { confirmationId: id, kind, outcome },
  })
}

async function requireConfirmer(tx: Transaction, ctx: Context): Promise<void> {
  const [facts] = rows<{ may: boolean }>(
    await tx.execute(
      sql`select exists (select from ${confirmers(ctx)} where p.id = ${ctx.viewer.id}) as may`,
    ),
  )
  if (!facts!.may) throw new Conflict('ownLinkOut')
}

/** Who is to lead or be an executive has chosen their password: a link still out could be used by whoever made it. */
async function requireOwnPassword(tx: Transaction, ctx: Context, personId: string): Promise<void> {
  const [facts] = rows<{ has: boolean; out: boolean; name: string }>(
    await tx.execute(sql`select p.password_hash is not null as has, ${linkOut(personId, ctx)} as out, p.name
      from person p where p.id = ${personId}`),
  )
  if (!facts!.has) throw new Conflict('confirmationNeedsPassword', { name: facts!.name })
  if (facts!.out) throw new Conflict('confirmationLinkOut', { name: facts!.name })
}
