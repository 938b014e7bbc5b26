import { and, eq, inArray, isNull } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { SetRolesInput } from '../../../lib/okr/input/people'
import type { Context } from '../../context'
import { personRole } from '../../schema'
import { holdOrganisation, requireAdmin, requireSomebodyLeft } from '../admins'
import { replaceOpen, type Effect } from '../confirmations/ask'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { grantRole } from './grant-role'
import { requireActive } from './require'
import { requireRemovable } from './require-removable'

/**
 * Makes somebody an executive or admin, or takes that back, from the next request on. A new executive may wait for confirmation.
 *
 * @throws Conflict `ownAdminRole`, `lastAdmin`, `lastExecutive`, `personInactive`; Forbidden `executiveRemoval`
 */
export async function setRoles(
  ctx: Context,
  { formId, personId, executive, admin }: SetRolesInput,
): Promise<Effect> {
  requireAdmin(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireActive(tx, personId)
    if (personId === ctx.viewer.id && !admin) throw new Conflict('ownAdminRole')
    const held = await tx
      .select({ id: personRole.id, role: personRole.role })
      .from(personRole)
      .where(
        and(
          eq(personRole.personId, personId),
          inArray(personRole.role, ['executive', 'admin']),
          isNull(personRole.revokedAt),
        ),
      )
    const wanted = { executive, admin }
    const before = {
      executive: false,
      admin: false,
      ...Object.fromEntries(held.map(({ role }) => [role, true])),
    }
    if (before.executive && !executive) await requireRemovable(tx, ctx, personId)
    const revoked = held.filter(({ role }) => role !== 'member' && !wanted[role]).map(({ id }) => id)
    if (revoked.length > 0)
      await tx
        .update(personRole)
        .set({ revokedBy: ctx.viewer.id, revokedAt: ctx.now })
        .where(inArray(personRole.id, revoked))
    for (const subjectId of revoked) await replaceOpen(tx, ctx, { kind: 'executive', subjectId })
    if (admin && !before.admin) await grantRole(tx, ctx, personId, 'admin')
    const { pending } =
      executive && !before.executive ? await grantRole(tx, ctx, personId, 'executive') : { pending: false }
    await requireSomebodyLeft(tx, ctx.today)
    await recordActivity(tx, ctx, {
      event: 'person.set-roles',
      subjectId: personId,
      before,
      after: { ...wanted, pending },
    })
    return pending ? 'waits' : null
  })
}
