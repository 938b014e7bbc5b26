import { and, eq, gt, gte, isNull, lt, or } from 'drizzle-orm'
import type { Transaction } from '../client'
import type { Context } from '../context'
import { newId } from '../ids'
import { membership, teamLead, teamParent } from '../schema'

type Kind = 'membership' | 'lead' | 'parent'

/** Whose row it is and whom it names, in each of the dated tables. */
const tables = {
  membership: {
    table: membership,
    key: membership.personId,
    row: (personId: string, teamId: string) => ({ personId, teamId }),
  },
  lead: {
    table: teamLead,
    key: teamLead.teamId,
    row: (teamId: string, personId: string) => ({ teamId, personId }),
  },
  parent: {
    table: teamParent,
    key: teamParent.teamId,
    row: (teamId: string, parentId: string) => ({ teamId, parentId }),
  },
} as const

/**
 * From a day on somebody's team, a team's lead or its parent is another, or, with null, none. What held before keeps its days; what
 * was planned for that day or later is replaced. To be called inside `holdOrganisation`.
 */
export async function setFrom(
  tx: Transaction,
  ctx: Pick<Context, 'viewer' | 'now'>,
  kind: Kind,
  of: string,
  value: string | null,
  from: string,
): Promise<void> {
  const { table, key, row } = tables[kind]
  await tx.delete(table).where(and(eq(key, of), gte(table.validFrom, from)))
  await tx
    .update(table)
    .set({ validTo: from })
    .where(and(eq(key, of), lt(table.validFrom, from), or(isNull(table.validTo), gt(table.validTo, from))))
  if (value === null) return
  const dated = { id: newId(ctx.now), validFrom: from, recordedAt: ctx.now, recordedBy: ctx.viewer.id }
  await tx.insert(table).values({ ...dated, ...row(of, value) } as never)
}
