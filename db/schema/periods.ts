import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { PeriodSettings } from '../../lib/okr/types'
import { currencyCode, day, external, id, instant } from './columns'
import { person } from './people'

export const period = pgTable(
  'period',
  {
    id: id(),
    kind: text({ enum: ['quarter', 'year'] }).notNull(),
    /** The year a quarter belongs to. */
    yearId: uuid(),
    first: day().notNull(),
    last: day().notNull(),
    state: text({ enum: ['planning', 'active', 'grading', 'closed'] }).notNull(),
    /** Copied from the company when the period opens; null while it is being planned. */
    settings: jsonb().$type<PeriodSettings>(),
    createdAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    uniqueIndex('period_first').on(t.kind, t.first),
    check('period_dates', sql`${t.last} >= ${t.first}`),
    check('period_open_settings', sql`${t.state} = 'planning' or ${t.settings} is not null`),
  ],
)

/** Each step of a period with who, when and, for a step back, why. */
export const periodStep = pgTable(
  'period_step',
  {
    id: id(),
    periodId: uuid()
      .notNull()
      .references(() => period.id),
    state: text({ enum: ['planning', 'active', 'grading', 'closed'] }).notNull(),
    at: instant().notNull(),
    byId: uuid().references(() => person.id),
    reason: text(),
  },
  (t) => [index('period_step_period').on(t.periodId, t.at)],
)

/** A period's direction in versions; the newest row counts. */
export const direction = pgTable(
  'direction',
  {
    id: id(),
    periodId: uuid()
      .notNull()
      .references(() => period.id),
    strategy: text().notNull(),
    coreBusiness: text().notNull(),
    marketTrends: text().notNull(),
    authorId: uuid()
      .notNull()
      .references(() => person.id),
    recordedAt: instant().notNull(),
    supersededAt: instant(),
  },
  (t) => [
    uniqueIndex('direction_current')
      .on(t.periodId)
      .where(sql`superseded_at is null`),
  ],
)

/** What the company measures; the same metric and unit add up. */
export const metric = pgTable(
  'metric',
  {
    id: id(),
    nameEn: text().notNull(),
    nameZh: text().notNull(),
    kind: text({ enum: ['count', 'amount', 'growth', 'percent', 'limit', 'floor', 'milestone'] }).notNull(),
    /** What one is called: "deals", 单. Empty for amounts (the currency says it) and percentages. */
    unitEn: text().notNull(),
    unitZh: text().notNull(),
    currency: currencyCode(),
    better: text({ enum: ['more', 'less'] }).notNull(),
    reading: text({ enum: ['total', 'level'] }).notNull(),
    paceCurve: text({ enum: ['linear', 'working_days', 'learned', 'marks'] }).notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
    version: integer().notNull(),
    ...external(),
  },
  (t) => [
    uniqueIndex('metric_external').on(t.source, t.externalId),
    check('metric_currency', sql`(${t.kind} in ('amount', 'growth')) = (${t.currency} is not null)`),
  ],
)

/** The learned shape of a metric as a period copied it when it opened: cumulative fractions, 0 to 1, day by day. */
export const periodShape = pgTable(
  'period_shape',
  {
    periodId: uuid()
      .notNull()
      .references(() => period.id),
    metricId: uuid()
      .notNull()
      .references(() => metric.id),
    shape: jsonb().$type<number[]>().notNull(),
    /** Of regions that have brought enough to have one of their own, with the teams it holds for. */
    regions: jsonb().$type<{ teamIds: string[]; shape: number[] }[]>(),
    learnedFrom: jsonb().$type<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.periodId, t.metricId] })],
)
