import type { Db } from '../client'
import { newId } from '../ids'
import { incentiveRule, measurement } from '../schema'

const AT = new Date('2026-10-05T08:00:00Z')

/** A rule of a period: a reward from 100 % of the adjusted targets on, beyond 100 % too, unless told otherwise. Gives back its id. */
export async function ruleIn(
  db: Db,
  periodId: string,
  createdBy: string,
  changes: Partial<typeof incentiveRule.$inferInsert> = {},
): Promise<string> {
  const id = newId(AT)
  await db.insert(incentiveRule).values({
    ...{ id, periodId, createdBy, createdAt: AT },
    ...{ kind: 'reward', against: 'adjusted', capped: false, from: 1, to: null },
    ...{ text: 'Reached before its time.', amount: null, currency: null, removedAt: null },
    ...changes,
  })
  return id
}

type Made = { id: string; deals: string; revenue: string }

/** What a goal of the small company had reached by a day: of 10 deals and 100,000 USD. */
export async function reached(
  db: Db,
  periodId: string,
  recordedBy: string,
  made: Made,
  [deals, revenue]: [deals: string, revenue: string],
  asOf = '2026-11-10',
): Promise<void> {
  await db.insert(measurement).values(
    [
      [made.deals, deals],
      [made.revenue, revenue],
    ].map(([keyResultId, value]) => ({
      ...{ id: newId(AT), keyResultId: keyResultId!, goalId: made.id, periodId },
      ...{ asOf, value: value!, recordedBy, recordedAt: AT },
    })),
  )
}
