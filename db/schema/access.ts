import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, instant } from './columns'
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
 * A one-time link by which somebody chooses a password. Only the token's hash is kept. One for somebody who leads or is an
 * executive waits for a `confirmation`: whoever makes it could otherwise become that person.
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

export const confirmationKinds = ['lead', 'parent', 'member', 'executive', 'link', 'address'] as const
export const confirmationOutcomes = ['confirmed', 'declined', 'taken_back', 'replaced', 'in_force'] as const

/**
 * What an admin asked for that gives sight of what is not theirs to read: it waits for an executive who is somebody else, or, where
 * nobody could confirm it, until a day. Open while it is not settled and that day has not come.
 */
export const confirmation = pgTable(
  'confirmation',
  {
    id: id(),
    kind: text({ enum: confirmationKinds }).notNull(),
    /** Whom it concerns: who would lead, be an executive, move, or whose account it is; null of a team that moves. */
    personId: uuid().references(() => person.id),
    /** What changes: the team (lead, parent), the person (member, address), the role (executive) or the invitation (link). */
    subjectId: uuid().notNull(),
    /** Who leads it, or the team it or they would belong to. */
    valueId: uuid(),
    /** The day asked for, of a lead, parent or member. */
    validFrom: day(),
    askedBy: uuid()
      .notNull()
      .references(() => person.id),
    askedAt: instant().notNull(),
    /** From this day on it is in force although nobody confirmed it: nobody could. */
    takesEffectOn: day(),
    outcome: text({ enum: confirmationOutcomes }),
    settledBy: uuid().references(() => person.id),
    settledAt: instant(),
  },
  (t) => [
    uniqueIndex('confirmation_open')
      .on(t.kind, t.subjectId)
      .where(sql`settled_at is null`),
    index('confirmation_person').on(t.personId),
  ],
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
