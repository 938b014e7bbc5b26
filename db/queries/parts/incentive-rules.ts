import { and, asc, desc, eq, isNull, lt } from 'drizzle-orm'
import type { IncentiveRule } from '@/lib/okr/incentives'
import type { Day, Decimal } from '@/lib/okr/types'
import type { Db } from '../../client'
import { incentiveRule, period } from '../../schema'

/** A rule as its readers see it. */
export type RuleWords = IncentiveRule & { text: string; amount: Decimal | null; currency: string | null }

/** The columns of `RuleWords`. */
export const ruleColumns = {
  id: incentiveRule.id,
  kind: incentiveRule.kind,
  against: incentiveRule.against,
  capped: incentiveRule.capped,
  from: incentiveRule.from,
  to: incentiveRule.to,
  text: incentiveRule.text,
  amount: incentiveRule.amount,
  currency: incentiveRule.currency,
}

/** The rules in use in the period before one: the last of its kind that had begun earlier. */
export async function rulesBefore(
  db: Pick<Db, 'select'>,
  { kind, first }: { kind: 'quarter' | 'year'; first: Day },
): Promise<RuleWords[]> {
  const [before] = await db
    .select({ id: period.id })
    .from(period)
    .where(and(eq(period.kind, kind), lt(period.first, first)))
    .orderBy(desc(period.first))
    .limit(1)
  if (!before) return []
  return db
    .select(ruleColumns)
    .from(incentiveRule)
    .where(and(eq(incentiveRule.periodId, before.id), isNull(incentiveRule.removedAt)))
    .orderBy(asc(incentiveRule.id))
}
