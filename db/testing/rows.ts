import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { mondayOf } from '@/lib/okr/calendar'
import type { PeriodSettings } from '@/lib/okr/types'
import type { Db } from '../client'
import { newId } from '../ids'
import { checkIn, checkInVersion, goal, keyResult, keyResultTerm, period, person } from '../schema'

/** The fewest rows that make a case, for tests of the database itself. Commands are tested on the demo company. */

export const settings: PeriodSettings = {
  timeZone: 'UTC',
  checkInWeekday: 5,
  checkInTime: '17:00',
  onTrack: 0.9,
  atRisk: 0.7,
  scoreAgainst: 'adjusted',
  holidays: [],
  makeUpDays: [],
}

export async function somebody(db: Db, now: Date, name = 'Ada Quill'): Promise<string> {
  const id = newId(now)
  await db.insert(person).values({
    id,
    name,
    email: `${v4()}@paceline.example`,
    position: 'Sales representative',
    locale: 'en',
    active: true,
    createdAt: now,
    version: 1,
  })
  return id
}

export async function openQuarter(db: Db, first: string, last: string, now: Date): Promise<string> {
  const id = newId(now)
  await db
    .insert(period)
    .values({ id, kind: 'quarter', first, last, state: 'active', settings, createdAt: now, version: 1 })
  return id
}

export const closePeriod = (db: Db, id: string) =>
  db
    .update(period)
    .set({ state: 'closed' })
    .where(eq(period.id, id))
    .then(() => undefined)

type Made = { goalId: string; keyResultId: string; periodId: string }

/** An agreed goal of the company with one key result, 0 → 10 deals; with a check-in when asked. */
export async function goalIn(
  db: Db,
  {
    quarter,
    owner,
    now,
    checkedIn = false,
  }: { quarter: string; owner: string; now: Date; checkedIn?: boolean },
): Promise<Made> {
  const [span] = await db.select().from(period).where(eq(period.id, quarter))
  const made = { goalId: newId(now), keyResultId: newId(now), periodId: quarter }
  await db.insert(goal).values({
    id: made.goalId,
    periodId: quarter,
    level: 'company',
    ownerId: owner,
    accountableId: owner,
    authorId: owner,
    name: 'Ten deals',
    content: 'Win ten deals.',
    background: 'The quarter needs them.',
    support: 'One day a week kept free.',
    starts: span!.first,
    deadline: span!.last,
    state: 'agreed',
    assigned: false,
    relevance: '',
    checkReason: '',
    createdAt: now,
    version: 1,
  })
  await db.insert(keyResult).values({
    id: made.keyResultId,
    goalId: made.goalId,
    periodId: quarter,
    wording: 'Won deals',
    kind: 'count',
    unit: 'deals',
    valueSource: 'manual',
    fedBy: 'people',
    paceCurve: 'linear',
    position: 0,
    createdAt: now,
  })
  await db.insert(keyResultTerm).values({
    id: newId(now),
    keyResultId: made.keyResultId,
    goalId: made.goalId,
    periodId: quarter,
    cause: 'agreed',
    baseline: '0',
    target: '10',
    weight: 10_000,
    dropped: false,
    recordedAt: now,
  })
  if (checkedIn) {
    const id = newId(now)
    await db.insert(checkIn).values({
      id,
      goalId: made.goalId,
      periodId: quarter,
      week: mondayOf(span!.first),
      firstRecordedAt: now,
      version: 1,
    })
    await db.insert(checkInVersion).values({
      id: newId(now),
      checkInId: id,
      periodId: quarter,
      confidence: 6,
      happened: 'Two deals won.',
      changes: 'Call the others.',
      blockers: null,
      recordedBy: owner,
      recordedAt: now,
    })
  }
  return made
}

/** A measurement's row, not yet written. */
export const check = (made: Made, by: string, asOf: string, value: string, now: Date) => ({
  id: newId(now),
  ...made,
  asOf,
  value,
  recordedBy: by,
  recordedAt: now,
})
