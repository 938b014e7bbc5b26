import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant, tenThousandths, value } from './columns'
import { keyResult, ofGoal } from './goals'
import { period } from './periods'
import { person } from './people'

/** A proposed change of what was agreed, or, without numbers, of the approach. */
export const adjustment = pgTable(
  'adjustment',
  {
    id: id(),
    ...ofGoal(),
    scope: text({ enum: ['numbers', 'approach'] }).notNull(),
    reason: text({ enum: ['market', 'ability', 'team_goal', 'feedback'] }).notNull(),
    explanation: text(),
    /** The new approach in words, for `approach`. */
    approach: text(),
    state: text({ enum: ['proposed', 'accepted', 'declined', 'withdrawn', 'outdated'] }).notNull(),
    /** Proposed in the last tenth of the goal's time. */
    late: boolean().notNull(),
    dropsGoal: boolean().notNull(),
    fromDeadline: day(),
    toDeadline: day(),
    proposedBy: uuid()
      .notNull()
      .references(() => person.id),
    proposedAt: instant().notNull(),
    /** The goal's version it was made against. */
    goalVersion: integer().notNull(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    decision: text(),
    decidedAlone: boolean().notNull(),
  },
  (t) => [index('adjustment_goal').on(t.goalId), index('adjustment_period').on(t.periodId)],
)

/** One key result of an adjustment: changed, added or dropped. */
export const adjustmentItem = pgTable(
  'adjustment_item',
  {
    id: id(),
    adjustmentId: uuid()
      .notNull()
      .references(() => adjustment.id),
    periodId: uuid()
      .notNull()
      .references(() => period.id),
    keyResultId: uuid().references(() => keyResult.id),
    change: text({ enum: ['change', 'add', 'drop'] }).notNull(),
    fromTarget: value(),
    toTarget: value(),
    fromWeight: tenThousandths(),
    toWeight: tenThousandths(),
    fromDueOn: day(),
    toDueOn: day(),
    /** The key result to add: metric or wording, kind, unit, currency, baseline. */
    added: jsonb().$type<{
      metricId: string | null
      wording: string
      kind: string
      unit: string
      currency: string | null
      baseline: string
      base: string | null
    }>(),
  },
  (t) => [index('adjustment_item_adjustment').on(t.adjustmentId)],
)

/** Somebody above has read an approach change. */
export const adjustmentRead = pgTable(
  'adjustment_read',
  {
    id: id(),
    adjustmentId: uuid()
      .notNull()
      .references(() => adjustment.id),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('adjustment_read_once').on(t.adjustmentId, t.personId)],
)

/** A slip in what was agreed, put right: changes the original too. */
export const correction = pgTable(
  'correction',
  {
    id: id(),
    ...ofGoal(),
    keyResultId: uuid().references(() => keyResult.id),
    before: jsonb().$type<Record<string, string | number | null>>().notNull(),
    after: jsonb().$type<Record<string, string | number | null>>().notNull(),
    explanation: text(),
    byId: uuid()
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
  },
  (t) => [index('correction_goal').on(t.goalId)],
)

/**
 * Asked at mid-period, when what is needed exceeds the own best, and when a target above changed: keep, adjust, or change the
 * approach. Owner and lead each answer for themselves; nothing follows from it by itself.
 */
export const courseAnswer = pgTable(
  'course_answer',
  {
    id: id(),
    ...ofGoal(),
    asked: text({ enum: ['mid_period', 'needed', 'target_above'] }).notNull(),
    answer: text({ enum: ['keep', 'adjust', 'approach'] }).notNull(),
    /** A word on why; none is asked. */
    word: text(),
    byId: uuid()
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
  },
  (t) => [
    index('course_answer_goal').on(t.goalId, t.at),
    uniqueIndex('course_answer_once')
      .on(t.goalId, t.asked, t.byId)
      .where(sql`asked = 'mid_period'`),
  ],
)
