import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns'
import { person } from './people'

/** One signed-in device. Checked on every request, so that ending it counts at once on every server. */
export const session = pgTable(
  'session',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    userAgent: text().notNull(),
  },
  (t) => [index('session_person').on(t.personId)],
)

/**
 * A one-time link by which somebody chooses a password. Only the token's hash is kept. One that resets an
 * executive's password needs the confirmation of another, where there is one: whoever makes it could otherwise become that executive.
 */
export const invitation = pgTable(
  'invitation',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    tokenHash: text().notNull(),
    createdBy: uuid().references(() => person.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    revokedAt: instant(),
    confirmedBy: uuid().references(() => person.id),
    confirmedAt: instant(),
  },
  (t) => [uniqueIndex('invitation_token').on(t.tokenHash), index('invitation_person').on(t.personId)],
)

/**
 * How much of an allowance of attempts is spent: each attempt moves `spentUntil` on, and time makes up for it. One row a person, an
 * origin or a browser that somebody tries from; the keys are hashes. A row whose time has passed says nothing and is swept.
 */
export const attemptAllowance = pgTable(
  'attempt_allowance',
  { key: text().primaryKey(), spentUntil: instant().notNull() },
  (t) => [index('attempt_allowance_spent').on(t.spentUntil)],
)

/**
 * What was done, append-only: ids, changed fields and states; never personal text, amounts of notes or answers.
 */
export const activity = pgTable(
  'activity',
  {
    id: id(),
    at: instant().notNull(),
    actorId: uuid().references(() => person.id),
    actorKind: text({ enum: ['person', 'system'] }).notNull(),
    /** `goal.agree`, `check-in.log`: the noun and the event, as the command is named. */
    event: text().notNull(),
    subjectId: uuid().notNull(),
    goalId: uuid(),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    alone: boolean().notNull(),
    sequence: integer().generatedAlwaysAsIdentity(),
  },
  (t) => [index('activity_subject').on(t.subjectId, t.at), index('activity_goal').on(t.goalId, t.at)],
)
