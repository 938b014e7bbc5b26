import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { currencyCode, day, id, instant, value } from './columns'
import { goal, keyResult, ofGoal } from './goals'
import { period } from './periods'
import { person } from './people'

/** A reward or penalty for one person. Never deleted; its author can withdraw it within 24 hours. */
export const note = pgTable(
  'note',
  {
    id: id(),
    kind: text({ enum: ['reward', 'penalty'] }).notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    goalId: uuid().references(() => goal.id),
    authorId: uuid()
      .notNull()
      .references(() => person.id),
    body: text().notNull(),
    amount: value(),
    currency: currencyCode(),
    /** What changes, for penalties: support given, target, by when. */
    support: text(),
    target: text(),
    changeBy: day(),
    writtenAt: instant().notNull(),
    withdrawnAt: instant(),
    acknowledgedAt: instant(),
    answer: text(),
    answeredAt: instant(),
    suggestionId: uuid(),
  },
  (t) => [
    index('note_person').on(t.personId, t.writtenAt),
    index('note_author').on(t.authorId, t.writtenAt),
    check('note_other', sql`${t.personId} <> ${t.authorId}`),
    check(
      'note_amount',
      sql`${t.amount} is null or (${t.amount} > 0 and ${t.amount} <> 'NaN' and ${t.currency} is not null)`,
    ),
  ],
)

/** When a result earns a note: a band of attainment or score, and the words and amount suggested. */
export const incentiveRule = pgTable(
  'incentive_rule',
  {
    id: id(),
    periodId: uuid()
      .notNull()
      .references(() => period.id),
    kind: text({ enum: ['reward', 'penalty'] }).notNull(),
    against: text({ enum: ['adjusted', 'original'] }).notNull(),
    capped: boolean().notNull(),
    /** Bounds of attainment as ratios, from inclusive, to exclusive. */
    from: doublePrecision(),
    to: doublePrecision(),
    text: text().notNull(),
    amount: value(),
    currency: currencyCode(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (t) => [index('incentive_rule_period').on(t.periodId)],
)

/** A rule that applied to a goal at a mark (50, 90, 100 % of the time): turned into a note, or dismissed with a word. */
export const incentiveSuggestion = pgTable(
  'incentive_suggestion',
  {
    id: id(),
    ruleId: uuid()
      .notNull()
      .references(() => incentiveRule.id),
    goalId: uuid()
      .notNull()
      .references(() => goal.id),
    mark: integer().notNull(),
    outcome: text({ enum: ['noted', 'dismissed'] }).notNull(),
    word: text(),
    byId: uuid()
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('incentive_suggestion_once').on(t.ruleId, t.goalId, t.mark)],
)

/** Self score and final score of a goal, 0 to 1. */
export const grade = pgTable(
  'grade',
  {
    id: id(),
    ...ofGoal(),
    selfScore: doublePrecision(),
    selfSentAt: instant(),
    worked: text(),
    didNot: text(),
    nextTime: text(),
    finalScore: doublePrecision(),
    finalReason: text(),
    finalBy: uuid().references(() => person.id),
    finalAt: instant(),
    outdatedAt: instant(),
    /** Written once, when the period closes: the statement people were given. */
    computedScore: doublePrecision(),
    cappedAdjusted: doublePrecision(),
    cappedOriginal: doublePrecision(),
    uncappedAdjusted: doublePrecision(),
    uncappedOriginal: doublePrecision(),
    version: integer().notNull(),
  },
  (t) => [
    uniqueIndex('grade_goal').on(t.goalId),
    check('grade_scores', sql`${t.selfScore} between 0 and 1 and ${t.finalScore} between 0 and 1`),
  ],
)

/** A key result in the statement: its value at the deadline and attainment, written once at closing. */
export const gradeValue = pgTable(
  'grade_value',
  {
    id: id(),
    gradeId: uuid()
      .notNull()
      .references(() => grade.id),
    keyResultId: uuid()
      .notNull()
      .references(() => keyResult.id),
    periodId: uuid()
      .notNull()
      .references(() => period.id),
    value: value(),
    attainmentAdjusted: doublePrecision(),
    attainmentOriginal: doublePrecision(),
  },
  (t) => [uniqueIndex('grade_value_once').on(t.gradeId, t.keyResultId)],
)

/** What turned up after closing: a dated remark, never a number. */
export const gradeRemark = pgTable(
  'grade_remark',
  {
    id: id(),
    goalId: uuid()
      .notNull()
      .references(() => goal.id),
    authorId: uuid()
      .notNull()
      .references(() => person.id),
    body: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('grade_remark_goal').on(t.goalId, t.at)],
)
