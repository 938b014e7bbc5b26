import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { goalStates } from '../../lib/okr/types'
import { currencyCode, day, external, id, instant, tenThousandths, value } from './columns'
import { metric, period } from './periods'
import { person, team } from './people'

/** An objective of the company, a team or a person. Text columns hold the current words; `goal_revision` the earlier ones. */
export const goal = pgTable(
  'goal',
  {
    id: id(),
    periodId: uuid()
      .notNull()
      .references(() => period.id),
    level: text({ enum: ['company', 'team', 'person'] }).notNull(),
    /** The team it counts in; it stays when the owner moves. Null for the company's goals. */
    teamId: uuid().references(() => team.id),
    ownerId: uuid()
      .notNull()
      .references(() => person.id),
    accountableId: uuid()
      .notNull()
      .references(() => person.id),
    authorId: uuid()
      .notNull()
      .references(() => person.id),
    name: text().notNull(),
    content: text().notNull(),
    background: text().notNull(),
    support: text().notNull(),
    /** Current span; what agreeing froze and adjustments changed stands in `goal_term`. */
    starts: day().notNull(),
    deadline: day().notNull(),
    /** Among its owner's goals of the period; null shares equally. */
    weight: tenThousandths(),
    state: text({ enum: goalStates }).notNull(),
    /** Set by a lead without waiting for the owner's agreement. */
    assigned: boolean().notNull(),
    supportsGoalId: uuid().references((): AnyPgColumn => goal.id),
    /** Why it stands although no arithmetic ties it to a goal above. */
    relevance: text().notNull(),
    /** Why it was submitted although the goal check failed. */
    checkReason: text().notNull(),
    /** The worst the goal check said when it was submitted; null of one that never was, and of those submitted before it was kept. */
    checkVerdict: text({ enum: ['pass', 'look', 'fail'] }),
    copiedFromId: uuid().references((): AnyPgColumn => goal.id),
    createdAt: instant().notNull(),
    version: integer().notNull(),
    ...external(),
  },
  (t) => [
    index('goal_period').on(t.periodId, t.level),
    index('goal_owner').on(t.ownerId, t.periodId),
    index('goal_team').on(t.teamId, t.periodId),
    uniqueIndex('goal_external').on(t.source, t.externalId),
    check('goal_level_team', sql`(${t.level} = 'company') = (${t.teamId} is null)`),
    check('goal_dates', sql`${t.deadline} >= ${t.starts}`),
    check('goal_weight', sql`${t.weight} between 0 and 10000`),
  ],
)

/** Columns of what hangs on a goal: with its period, which freezes them when it closes. */
export const ofGoal = () => ({
  goalId: uuid()
    .notNull()
    .references(() => goal.id),
  periodId: uuid()
    .notNull()
    .references(() => period.id),
})

/** Columns of what hangs on a key result. */
export const ofKeyResult = () => ({
  keyResultId: uuid()
    .notNull()
    .references(() => keyResult.id),
  ...ofGoal(),
})

/** Each state a goal has been in, with who, when and the comment it came with. */
export const goalStep = pgTable(
  'goal_step',
  {
    id: id(),
    ...ofGoal(),
    state: text({ enum: goalStates }).notNull(),
    event: text({
      enum: [
        'create',
        'submit',
        'withdraw',
        'agree',
        'return',
        'assign',
        'grade',
        // Back in force with its period, and graded again with it.
        'reopen',
        'regrade',
        'drop',
        'discard',
        'hand_over',
        'split',
      ],
    }).notNull(),
    byId: uuid()
      .notNull()
      .references(() => person.id),
    at: instant().notNull(),
    comment: text(),
    decidedAlone: boolean().notNull(),
    /** The final score a `grade` gave, which the goal's grade overwrites with the next one. */
    score: doublePrecision(),
  },
  (t) => [
    index('goal_step_goal').on(t.goalId, t.at),
    check('goal_step_score', sql`${t.score} between 0 and 1`),
  ],
)

/** What an assigned goal's owner said of it. */
export const assignmentAnswer = pgTable('assignment_answer', {
  goalId: uuid()
    .primaryKey()
    .references(() => goal.id),
  periodId: uuid()
    .notNull()
    .references(() => period.id),
  readAt: instant(),
  objection: text(),
  objectedAt: instant(),
})

/** The words of a goal before an edit. */
export const goalRevision = pgTable(
  'goal_revision',
  {
    id: id(),
    ...ofGoal(),
    name: text(),
    content: text(),
    background: text(),
    support: text(),
    relevance: text(),
    accountableId: uuid().references(() => person.id),
    replacedBy: uuid()
      .notNull()
      .references(() => person.id),
    replacedAt: instant().notNull(),
  },
  (t) => [index('goal_revision_goal').on(t.goalId, t.replacedAt)],
)

/**
 * A goal's span and weight from a time on. `supersededAt` is null for the current one; `agreed` and `corrected` rows say what
 * was agreed originally.
 */
export const goalTerm = pgTable(
  'goal_term',
  {
    id: id(),
    ...ofGoal(),
    cause: text({ enum: ['draft', 'agreed', 'adjusted', 'corrected'] }).notNull(),
    starts: day().notNull(),
    deadline: day().notNull(),
    weight: tenThousandths(),
    adjustmentId: uuid(),
    correctionId: uuid(),
    recordedAt: instant().notNull(),
    supersededAt: instant(),
  },
  (t) => [
    uniqueIndex('goal_term_current')
      .on(t.goalId)
      .where(sql`superseded_at is null`),
    index('goal_term_goal').on(t.goalId, t.recordedAt),
  ],
)

/** One metric, or own wording, of one goal. Its numbers stand in `key_result_term`. */
export const keyResult = pgTable(
  'key_result',
  {
    id: id(),
    ...ofGoal(),
    metricId: uuid().references(() => metric.id),
    /** Own wording where it names no metric. */
    wording: text().notNull(),
    kind: text({ enum: ['count', 'amount', 'growth', 'percent', 'limit', 'floor', 'milestone'] }).notNull(),
    unit: text().notNull(),
    currency: currencyCode(),
    valueSource: text({ enum: ['manual', 'children', 'feed'] }).notNull(),
    /** Which decomposition a year's value comes from. */
    fedBy: text({ enum: ['people', 'time'] }).notNull(),
    paceCurve: text({ enum: ['linear', 'working_days', 'learned', 'marks'] }).notNull(),
    /** Cumulative targets at month ends, for `marks`. */
    marks: jsonb().$type<{ day: string; value: string }[]>(),
    position: integer().notNull(),
    createdAt: instant().notNull(),
    ...external(),
  },
  (t) => [
    index('key_result_goal').on(t.goalId),
    index('key_result_period').on(t.periodId),
    uniqueIndex('key_result_external').on(t.source, t.externalId),
    check('key_result_named', sql`${t.metricId} is not null or ${t.wording} <> ''`),
  ],
)

/**
 * What an agreed key result was measured by on the way, from a time on. Rows begin with the first change: until then its own
 * curve has always held.
 */
export const keyResultPace = pgTable(
  'key_result_pace',
  {
    id: id(),
    ...ofKeyResult(),
    paceCurve: text({ enum: ['linear', 'working_days', 'learned', 'marks'] }).notNull(),
    marks: jsonb().$type<{ day: string; value: string }[]>(),
    recordedAt: instant().notNull(),
    supersededAt: instant(),
  },
  (t) => [
    index('key_result_pace_of').on(t.keyResultId),
    uniqueIndex('key_result_pace_standing')
      .on(t.keyResultId)
      .where(sql`${t.supersededAt} is null`),
  ],
)

/**
 * Baseline, target, weight and due date of a key result from a time on. Current: `supersededAt` is null.
 * Original: the newest `agreed` or `corrected` row; a key result an adjustment added has none.
 */
export const keyResultTerm = pgTable(
  'key_result_term',
  {
    id: id(),
    ...ofKeyResult(),
    cause: text({ enum: ['draft', 'agreed', 'adjusted', 'corrected'] }).notNull(),
    baseline: value().notNull(),
    /** The amount growth is measured over. */
    base: value(),
    target: value().notNull(),
    weight: tenThousandths().notNull(),
    /** A milestone's own due date. */
    dueOn: day(),
    dropped: boolean().notNull(),
    adjustmentId: uuid(),
    correctionId: uuid(),
    recordedAt: instant().notNull(),
    supersededAt: instant(),
  },
  (t) => [
    uniqueIndex('key_result_term_current')
      .on(t.keyResultId)
      .where(sql`superseded_at is null`),
    index('key_result_term_key_result').on(t.keyResultId, t.recordedAt),
    index('key_result_term_goal').on(t.goalId),
    check('key_result_term_weight', sql`${t.weight} between 0 and 10000`),
    check(
      'key_result_term_numbers',
      sql`${t.baseline} <> 'NaN' and ${t.target} <> 'NaN' and (${t.base} is null or ${t.base} <> 'NaN')`,
    ),
  ],
)

/** Child key result → parent key result, with the share of the child that counts above. Open while `validTo` is null. */
export const alignment = pgTable(
  'alignment',
  {
    id: id(),
    childId: uuid()
      .notNull()
      .references(() => keyResult.id),
    parentId: uuid()
      .notNull()
      .references(() => keyResult.id),
    /** The child's period. */
    periodId: uuid()
      .notNull()
      .references(() => period.id),
    /** By people, or, for a year's own quarters, by time. */
    axis: text({ enum: ['people', 'time'] }).notNull(),
    share: tenThousandths().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    validFrom: instant().notNull(),
    validTo: instant(),
  },
  (t) => [
    uniqueIndex('alignment_open')
      .on(t.childId, t.parentId)
      .where(sql`valid_to is null`),
    index('alignment_parent').on(t.parentId),
    index('alignment_child').on(t.childId),
    index('alignment_period').on(t.periodId),
    check('alignment_share', sql`${t.share} between 1 and 10000`),
    check('alignment_other', sql`${t.childId} <> ${t.parentId}`),
  ],
)

/** A step of the execution plan. Ticking it never moves a number. */
export const task = pgTable(
  'task',
  {
    id: id(),
    ...ofGoal(),
    title: text(),
    assigneeId: uuid()
      .notNull()
      .references(() => person.id),
    dueOn: day(),
    position: integer().notNull(),
    doneAt: instant(),
    doneBy: uuid().references(() => person.id),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (t) => [index('task_goal').on(t.goalId), index('task_assignee').on(t.assigneeId)],
)

/** Steps 1 to 4 of goal setting for one person and period, in versions. */
export const personalPlan = pgTable(
  'personal_plan',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    periodId: uuid()
      .notNull()
      .references(() => period.id),
    position: text().notNull(),
    abilities: text().notNull(),
    resources: text().notNull(),
    companyAndMarket: text().notNull(),
    growthWish: text().notNull(),
    conclusions: text().notNull(),
    authorId: uuid()
      .notNull()
      .references(() => person.id),
    recordedAt: instant().notNull(),
    supersededAt: instant(),
  },
  (t) => [
    uniqueIndex('personal_plan_current')
      .on(t.personId, t.periodId)
      .where(sql`superseded_at is null`),
  ],
)
