import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, value } from './columns'
import { adjustment } from './adjustments'
import { goal, ofGoal, ofKeyResult } from './goals'
import { period } from './periods'
import { person } from './people'

/** One goal, one ISO week. The first version's time decides whether it was on time. */
export const checkIn = pgTable(
  'check_in',
  {
    id: id(),
    ...ofGoal(),
    /** The Monday of its ISO week. */
    week: day().notNull(),
    firstRecordedAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    uniqueIndex('check_in_week').on(t.goalId, t.week),
    index('check_in_period').on(t.periodId, t.week),
    check('check_in_monday', sql`extract(isodow from ${t.week}) = 1`),
  ],
)

/** What a check-in said, in versions; the current one has no `supersededAt`. */
export const checkInVersion = pgTable(
  'check_in_version',
  {
    id: id(),
    checkInId: uuid()
      .notNull()
      .references(() => checkIn.id),
    periodId: uuid()
      .notNull()
      .references(() => period.id),
    confidence: integer(),
    happened: text(),
    changes: text(),
    blockers: text(),
    recordedBy: uuid()
      .notNull()
      .references(() => person.id),
    recordedAt: instant().notNull(),
    supersededAt: instant(),
  },
  (t) => [
    uniqueIndex('check_in_version_current')
      .on(t.checkInId)
      .where(sql`superseded_at is null`),
    index('check_in_version_check_in').on(t.checkInId, t.recordedAt),
    check('check_in_version_confidence', sql`${t.confidence} between 0 and 10`),
  ],
)

/** The total to date, or the level, of a key result as of one day, in versions. */
export const measurement = pgTable(
  'measurement',
  {
    id: id(),
    ...ofKeyResult(),
    checkInId: uuid().references(() => checkIn.id),
    asOf: day().notNull(),
    value: value().notNull(),
    recordedBy: uuid()
      .notNull()
      .references(() => person.id),
    recordedAt: instant().notNull(),
    supersededAt: instant(),
  },
  (t) => [
    uniqueIndex('measurement_current')
      .on(t.keyResultId, t.asOf)
      .where(sql`superseded_at is null`),
    // Of all versions: what was known on a past day.
    index('measurement_key_result').on(t.keyResultId, t.asOf),
    index('measurement_period').on(t.periodId),
    index('measurement_goal').on(t.goalId),
    index('measurement_check_in').on(t.checkInId),
    check('measurement_number', sql`${t.value} <> 'NaN'`),
  ],
)

/** A lead has read a check-in, in the version named. */
export const acknowledgement = pgTable(
  'acknowledgement',
  {
    id: id(),
    checkInId: uuid()
      .notNull()
      .references(() => checkIn.id),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    version: integer().notNull(),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('acknowledgement_once').on(t.checkInId, t.personId, t.version)],
)

/** A week somebody need not log (leave). One row a period the week touches. */
export const excusedWeek = pgTable(
  'excused_week',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    periodId: uuid()
      .notNull()
      .references(() => period.id),
    week: day().notNull(),
    excusedBy: uuid()
      .notNull()
      .references(() => person.id),
    reason: text(),
    recordedAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    uniqueIndex('excused_week_open')
      .on(t.personId, t.periodId, t.week)
      .where(sql`revoked_at is null`),
  ],
)

/** A short thread on a goal, a check-in or an adjustment; `goalId` is always set. */
export const comment = pgTable(
  'comment',
  {
    id: id(),
    goalId: uuid()
      .notNull()
      .references(() => goal.id),
    checkInId: uuid().references(() => checkIn.id),
    adjustmentId: uuid().references(() => adjustment.id),
    authorId: uuid()
      .notNull()
      .references(() => person.id),
    body: text().notNull(),
    question: boolean().notNull(),
    answeredAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [index('comment_goal').on(t.goalId, t.createdAt), index('comment_check_in').on(t.checkInId)],
)
