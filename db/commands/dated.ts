import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Day } from '../../lib/okr/types'
import type { Transaction } from '../client'
import type { Context } from '../context'
import { newId } from '../ids'
import { holdsOn } from '../queries/parts/dated'
import { membership, teamLead, teamParent } from '../schema'

export type DatedKind = 'membership' | 'lead' | 'parent'
type Recorder = Pick<Context, 'viewer' | 'now'>

/** Whose row it is and whom it names, in each of the dated tables. */
const tables = {
  membership: {
    table: membership,
    key: membership.personId,
    named: membership.teamId,
    row: (personId: string, teamId: string) => ({ personId, teamId }),
  },
  lead: {
    table: teamLead,
    key: teamLead.teamId,
    named: teamLead.personId,
    row: (teamId: string, personId: string) => ({ teamId, personId }),
  },
  parent: {
    table: teamParent,
    key: teamParent.teamId,
    named: teamParent.parentId,
    row: (teamId: string, parentId: string) => ({ teamId, parentId }),
  },
} as const

/**
 * From a day on somebody's team, a team's lead or its parent is another, or, with null, none. What held before keeps its days; what
 * was planned for that day or later is replaced. Rows are versions: those that change are superseded and recorded anew. To be called
 * inside `holdOrganisation`.
 */
export async function setFrom(
  tx: Transaction,
  ctx: Recorder,
  kind: DatedKind,
  of: string,
  value: string | null,
  from: Day,
): Promise<void> {
  const { table, key, named, row } = tables[kind]
  const standing = await tx
    .select({ id: table.id, of: key, value: named, validFrom: table.validFrom, validTo: table.validTo })
    .from(table)
    .where(and(eq(key, of), isNull(table.supersededAt), or(isNull(table.validTo), gt(table.validTo, from))))
  const [only] = standing
  if (
    value !== null &&
    standing.length === 1 &&
    only!.value === value &&
    only!.validFrom <= from &&
    !only!.validTo
  )
    return
  await endRows(tx, ctx, kind, standing, from)
  if (value === null) return
  const dated = { id: newId(ctx.now), validFrom: from, recordedAt: ctx.now, recordedBy: ctx.viewer.id }
  await tx.insert(table).values({ ...dated, ...row(of, value) } as never)
}

/** Ends on that day whatever somebody leads or is to lead. Gives back those teams. */
export async function endLeading(
  tx: Transaction,
  ctx: Recorder,
  personId: string,
  from: Day,
): Promise<string[]> {
  const theirs = await tx
    .select({
      id: teamLead.id,
      of: teamLead.teamId,
      value: teamLead.personId,
      validFrom: teamLead.validFrom,
    })
    .from(teamLead)
    .where(
      and(
        eq(teamLead.personId, personId),
        isNull(teamLead.supersededAt),
        or(isNull(teamLead.validTo), gt(teamLead.validTo, from)),
      ),
    )
  await endRows(tx, ctx, 'lead', theirs, from)
  return [...new Set(theirs.map(({ of }) => of))]
}

type Standing = { id: string; of: string; value: string; validFrom: Day }

/** What began before that day is recorded anew with its end; what was to begin later is superseded. */
async function endRows(
  tx: Transaction,
  ctx: Recorder,
  kind: DatedKind,
  standing: readonly Standing[],
  from: Day,
): Promise<void> {
  if (standing.length === 0) return
  const { table, row } = tables[kind]
  await tx
    .update(table)
    .set({ supersededAt: ctx.now, supersededBy: ctx.viewer.id })
    .where(
      inArray(
        table.id,
        standing.map(({ id }) => id),
      ),
    )
  const begun = standing.filter(({ validFrom }) => validFrom < from)
  if (begun.length === 0) return
  const recorded = { validTo: from, recordedAt: ctx.now, recordedBy: ctx.viewer.id }
  await tx.insert(table).values(
    begun.map(({ of, value, validFrom }) => ({
      id: newId(ctx.now),
      validFrom,
      ...recorded,
      ...row(of, value),
    })) as never,
  )
}

/** Who or what holds on a day, or null. */
export async function valueOn(
  tx: Transaction,
  kind: DatedKind,
  of: string,
  day: Day,
): Promise<string | null> {
  const { table, key, named } = tables[kind]
  const [row] = await tx
    .select({ value: named })
    .from(table)
    .where(and(eq(key, of), holdsOn(table, day)))
  return row?.value ?? null
}
