import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, external, id, instant } from './columns'

/** Somebody of the company. All that names a person stands here, so that erasing one row's text erases the person. */
export const person = pgTable(
  'person',
  {
    id: id(),
    name: text().notNull(),
    /** Normalised on input: trimmed, lower case. */
    email: text().notNull(),
    /** An address that waits for a confirmation; in force from a day on where nobody could confirm it. Read by `addressOn`. */
    nextEmail: text(),
    nextEmailFrom: day(),
    passwordHash: text(),
    position: text().notNull(),
    locale: text({ enum: ['en', 'zh-CN'] }).notNull(),
    active: boolean().notNull(),
    createdAt: instant().notNull(),
    deactivatedAt: instant(),
    erasedAt: instant(),
    version: integer().notNull(),
    ...external(),
  },
  (t) => [
    uniqueIndex('person_email').on(t.email),
    uniqueIndex('person_external').on(t.source, t.externalId),
    check('person_email_normal', sql`${t.email} = lower(btrim(${t.email}))`),
  ],
)

/** A role somebody holds. `executive` counts from its confirmation, or from a day on where nobody could confirm it. */
export const personRole = pgTable(
  'person_role',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    role: text({ enum: ['member', 'executive', 'admin'] }).notNull(),
    grantedBy: uuid().references(() => person.id),
    grantedAt: instant().notNull(),
    confirmedBy: uuid().references(() => person.id),
    confirmedAt: instant(),
    validFrom: day(),
    revokedBy: uuid().references(() => person.id),
    revokedAt: instant(),
  },
  (t) => [
    uniqueIndex('person_role_held')
      .on(t.personId, t.role)
      .where(sql`revoked_at is null`),
  ],
)

export const team = pgTable(
  'team',
  {
    id: id(),
    name: text().notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
    version: integer().notNull(),
    ...external(),
  },
  (t) => [uniqueIndex('team_external').on(t.source, t.externalId)],
)

/**
 * Membership, lead and parent hold from `validFrom` up to, not including, `validTo`; open while that is null. Rows are versions: what
 * changes is superseded and recorded anew, never overwritten or deleted, so that who had authority at an instant stays known.
 */
const dated = () => ({
  id: id(),
  validFrom: day().notNull(),
  validTo: day(),
  recordedAt: instant().notNull(),
  recordedBy: uuid().references(() => person.id),
  supersededAt: instant(),
  supersededBy: uuid().references(() => person.id),
})

export const membership = pgTable(
  'membership',
  {
    ...dated(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    teamId: uuid()
      .notNull()
      .references(() => team.id),
  },
  (t) => [
    uniqueIndex('membership_open')
      .on(t.personId)
      .where(sql`valid_to is null and superseded_at is null`),
    uniqueIndex('membership_start')
      .on(t.personId, t.validFrom)
      .where(sql`superseded_at is null`),
    index('membership_team').on(t.teamId),
    check('membership_dates', sql`${t.validTo} > ${t.validFrom}`),
  ],
)

export const teamLead = pgTable(
  'team_lead',
  {
    ...dated(),
    teamId: uuid()
      .notNull()
      .references(() => team.id),
    personId: uuid()
      .notNull()
      .references(() => person.id),
  },
  (t) => [
    uniqueIndex('team_lead_open')
      .on(t.teamId)
      .where(sql`valid_to is null and superseded_at is null`),
    uniqueIndex('team_lead_start')
      .on(t.teamId, t.validFrom)
      .where(sql`superseded_at is null`),
    index('team_lead_person').on(t.personId),
    check('team_lead_dates', sql`${t.validTo} > ${t.validFrom}`),
  ],
)

/** A team without a row stands directly below the company. */
export const teamParent = pgTable(
  'team_parent',
  {
    ...dated(),
    teamId: uuid()
      .notNull()
      .references(() => team.id),
    parentId: uuid()
      .notNull()
      .references(() => team.id),
  },
  (t) => [
    uniqueIndex('team_parent_open')
      .on(t.teamId)
      .where(sql`valid_to is null and superseded_at is null`),
    uniqueIndex('team_parent_start')
      .on(t.teamId, t.validFrom)
      .where(sql`superseded_at is null`),
    index('team_parent_parent').on(t.parentId),
    check('team_parent_dates', sql`${t.validTo} > ${t.validFrom}`),
    check('team_parent_other', sql`${t.parentId} <> ${t.teamId}`),
  ],
)
