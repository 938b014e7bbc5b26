import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { currencyCode, instant } from './columns'
import { person } from './people'

/** What exists before the company does: the id from which the one-time setup code is derived. One row. */
export const installation = pgTable(
  'installation',
  {
    one: boolean().primaryKey(),
    installationId: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [check('installation_one', sql`${t.one}`)],
)

/** The company this deployment serves. One row: two setups at once collide on its key. */
export const company = pgTable(
  'company',
  {
    one: boolean().primaryKey(),
    name: text().notNull(),
    locale: text({ enum: ['en', 'zh-CN'] }).notNull(),
    currency: currencyCode().notNull(),
    timeZone: text().notNull(),
    /** ISO weekday, 1 is Monday. */
    checkInWeekday: integer().notNull(),
    checkInTime: text().notNull(),
    onTrack: doublePrecision().notNull(),
    atRisk: doublePrecision().notNull(),
    scoreAgainst: text({ enum: ['adjusted', 'original'] }).notNull(),
    visibility: text({ enum: ['everyone', 'team', 'leads'] }).notNull(),
    penaltyAmounts: boolean().notNull(),
    /** Set on the demo company only: its clock can be set and its passwords are public. */
    demo: boolean().notNull(),
    createdAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    check('company_one', sql`${t.one}`),
    check('company_thresholds', sql`0 < ${t.atRisk} and ${t.atRisk} < ${t.onTrack} and ${t.onTrack} <= 1`),
    check('company_weekday', sql`${t.checkInWeekday} between 1 and 7`),
  ],
)

/** Company holidays, and weekend days that are worked instead (make-up days). Periods copy them when they open. */
export const specialDay = pgTable('special_day', {
  day: date({ mode: 'string' }).primaryKey(),
  kind: text({ enum: ['holiday', 'make_up'] }).notNull(),
  name: text().notNull(),
})

/** A form that has been carried out: the same id again gets the first answer. Written in the command's transaction. */
export const submission = pgTable(
  'submission',
  {
    personId: uuid()
      .notNull()
      .references(() => person.id),
    formId: uuid().notNull(),
    result: text(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.formId] })],
)
