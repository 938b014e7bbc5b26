import { createHash } from 'node:crypto'
import { and, eq, gt, inArray, lte, or, sql } from 'drizzle-orm'
import { ALLOWANCES, mostSpent, type Allowance } from '../../../lib/okr/attempts'
import type { Db } from '../../client'
import { attemptAllowance } from '../../schema'

export type Kind = keyof typeof ALLOWANCES
const { key: keyColumn, spentUntil } = attemptAllowance

export const keyOf = (kind: Kind, value: string): string =>
  createHash('sha256').update(`${kind}\n${value}`).digest('hex')

/** Which of these allowances have nothing left. One reading statement: a flood of what will be refused writes nothing. */
export async function spentOf(
  { db, now }: { db: Db; now: Date },
  of: readonly [Kind, string][],
): Promise<Set<Kind>> {
  const used = of.map(([kind, value]) => {
    const last = now.getTime() + (mostSpent(ALLOWANCES[kind]) - ALLOWANCES[kind].every) * 1000
    return and(eq(keyColumn, keyOf(kind, value)), gt(spentUntil, new Date(last)))
  })
  const rows = await db
    .select({ key: keyColumn })
    .from(attemptAllowance)
    .where(or(...used))
  const keys = new Set(rows.map(({ key }) => key))
  return new Set(of.filter(([kind, value]) => keys.has(keyOf(kind, value))).map(([kind]) => kind))
}

/** What one attempt has taken of its allowances, so that it can be given back. */
export function openAllowances({ db, now }: { db: Db; now: Date }) {
  const taken: { key: string; every: number }[] = []
  return {
    /**
     * Takes one attempt of an allowance: one statement, so that many at once on several servers are counted one after another.
     * Gives back how many seconds of it are spent by then; null where there is nothing left, and nothing is taken.
     */
    async take(kind: Kind, value: string): Promise<number | null> {
      const allowance: Allowance = ALLOWANCES[kind]
      const key = keyOf(kind, value)
      const at = sql`${now.toISOString()}::timestamptz`
      const next = sql`greatest(${spentUntil}, ${at}) + make_interval(secs => ${allowance.every}::int)`
      const [row] = await db
        .insert(attemptAllowance)
        .values({ key, spentUntil: new Date(now.getTime() + allowance.every * 1000) })
        .onConflictDoUpdate({
          target: keyColumn,
          set: { spentUntil: next },
          setWhere: sql`${next} <= ${at} + make_interval(secs => ${mostSpent(allowance)}::int)`,
        })
        .returning({ spentUntil })
      if (!row) return null
      taken.push({ key, every: allowance.every })
      return (row.spentUntil.getTime() - now.getTime()) / 1000
    },

    /** As if it had not been tried. */
    async giveBack(): Promise<void> {
      for (const { key, every } of taken.splice(0))
        await db
          .update(attemptAllowance)
          .set({ spentUntil: sql`${spentUntil} - make_interval(secs => ${every}::int)` })
          .where(eq(keyColumn, key))
    },

    /** Forgets all that was tried under these keys, and sweeps some rows whose time has passed. */
    async forget(keys: string[]): Promise<void> {
      const past = db
        .select({ key: keyColumn })
        .from(attemptAllowance)
        .where(lte(spentUntil, now))
        .limit(1000)
        .for('update', { skipLocked: true })
      if (keys.length > 0) await db.delete(attemptAllowance).where(inArray(keyColumn, keys))
      await db.delete(attemptAllowance).where(inArray(keyColumn, past))
    },
  }
}

export type Allowances = ReturnType<typeof openAllowances>
