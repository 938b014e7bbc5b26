import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/okr/errors'
import { logWeekInput, type LogWeekInput } from '@/lib/okr/input/check-ins'
import type { Context } from '../../context'
import { activity, checkIn, checkInVersion, goal, keyResult, measurement, period } from '../../schema'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { logWeek } from './log-week'

let opened: TestDb
let company: SmallCompany
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
})
afterAll(() => opened.close())

const FRIDAY = '2026-11-13T15:00:00Z'
const WEEK = '2026-11-09'

type Goal = Awaited<ReturnType<SmallCompany['goalOf']>>
type Entry = {
  version?: number
  confidence?: string
  happened?: string
  changes?: string
  blockers?: string
  asOf?: string
  deals?: string
  revenue?: string
  last?: string
}

/** The form as a browser sends it, read the way the action reads it. */
const form = (entries: [Goal, Entry][], week = WEEK, formId: string = v4()): LogWeekInput =>
  logWeekInput.parse({
    formId,
    week,
    goals: Object.fromEntries(
      entries.map(([made, { version = 0, deals = '', revenue = '', last = '', ...words }]) => [
        made.id,
        {
          version: String(version),
          ...words,
          values: { [made.deals]: { value: deals, last }, [made.revenue]: { value: revenue } },
        },
      ]),
    ),
  })

const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('It was accepted.')),
    (error: unknown) => error as Invalid,
  )

const standing = (made: Goal) =>
  opened.db
    .select({
      keyResultId: measurement.keyResultId,
      asOf: measurement.asOf,
      value: sql<string>`trim_scale(${measurement.value})::text`,
    })
    .from(measurement)
    .where(and(eq(measurement.goalId, made.id), isNull(measurement.supersededAt)))
    .orderBy(asc(measurement.asOf))

const dealsOf = async (made: Goal) =>
  (await standing(made))
    .filter((one) => one.keyResultId === made.deals)
    .map(({ asOf, value }) => [asOf, value])

const versionsOf = (made: Goal, week = WEEK) =>
  opened.db
    .select({ ...one(), by: checkInVersion.recordedBy, superseded: checkInVersion.supersededAt })
    .from(checkInVersion)
    .innerJoin(checkIn, eq(checkIn.id, checkInVersion.checkInId))
    .where(and(eq(checkIn.goalId, made.id), eq(checkIn.week, week)))
    .orderBy(asc(checkInVersion.recordedAt))
const one = () => ({
  version: checkIn.version,
  first: checkIn.firstRecordedAt,
  confidence: checkInVersion.confidence,
  happened: checkInVersion.happened,
})

const rowsAbout = async (made: Goal) => ({
  versions: (await versionsOf(made)).length,
  measurements: (await standing(made)).length,
  events: (await eventsOf(made)).length,
})
const eventsOf = (made: Goal) =>
  opened.db.select().from(activity).where(eq(activity.goalId, made.id)).orderBy(asc(activity.sequence))

let ann: Context
let ten: Goal
beforeEach(async () => {
  ann = company.as('ann', FRIDAY)
  ten = await company.goalOf('ann')
})

describe('what is written', () => {
  test('all goals of a form, their values dated today, one activity row each', async () => {
    const other = await company.goalOf('ann')
    await logWeek(
      ann,
      form([
        [ten, { confidence: '7', happened: '两份合同。', deals: '4', revenue: '１２万' }],
        [other, { confidence: '3', changes: 'Ask for leads.', blockers: 'Price approval' }],
      ]),
    )
    expect(await standing(ten)).toEqual([
      { keyResultId: ten.deals, asOf: '2026-11-13', value: '4' },
      { keyResultId: ten.revenue, asOf: '2026-11-13', value: '120000' },
    ])
    expect(await versionsOf(ten)).toMatchObject([
      { version: 1, confidence: 7, happened: '两份合同。', superseded: null },
    ])
    expect(await standing(other)).toEqual([])
    expect(await versionsOf(other)).toMatchObject([{ version: 1, confidence: 3, happened: null }])
    expect(await eventsOf(ten)).toMatchObject([
      {
        event: 'check-in.log',
        actorId: company.people.ann,
        after: { version: 1, week: WEEK, changed: ['confidence', 'happened', ten.deals, ten.revenue] },
      },
    ])
    expect(JSON.stringify(await eventsOf(ten))).not.toContain('合同')
  })

  test('a goal left empty is skipped, and a form without anything is refused', async () => {
    const other = await company.goalOf('ann')
    await logWeek(
      ann,
      form([
        [ten, { deals: '2' }],
        [other, { deals: '  ', asOf: '2026-11-12' }],
      ]),
    )
    expect(await rowsAbout(other)).toEqual({ versions: 0, measurements: 0, events: 0 })
    expect(await dealsOf(ten)).toEqual([['2026-11-13', '2']])
    expect(await refused(logWeek(ann, form([[other, {}]])))).toMatchObject({ key: 'nothingEntered' })
  })

  test('zero is a value and empty is none', async () => {
    await logWeek(ann, form([[ten, { deals: '0', confidence: '0' }]]))
    expect(await dealsOf(ten)).toEqual([['2026-11-13', '0']])
    expect(await versionsOf(ten)).toMatchObject([{ confidence: 0 }])
  })

  test('an edit keeps what was said and measured before, and when the week was first logged', async () => {
    await logWeek(ann, form([[ten, { confidence: '5', deals: '3' }]]))
    const later = company.as('ann', '2026-11-14T09:00:00Z')
    await logWeek(later, form([[ten, { version: 1, confidence: '6', deals: '4' }]]))
    const versions = await versionsOf(ten)
    expect(versions).toMatchObject([
      { version: 2, first: new Date(FRIDAY), confidence: 5, superseded: later.now },
      { version: 2, confidence: 6, superseded: null },
    ])
    expect(await dealsOf(ten)).toEqual([['2026-11-14', '4']])
    const all = await opened.db.select().from(measurement).where(eq(measurement.keyResultId, ten.deals))
    expect(all.map((row) => row.supersededAt === null).sort()).toEqual([false, true])
    expect((await eventsOf(ten)).at(-1)).toMatchObject({ event: 'check-in.edit', before: { version: 1 } })
  })

  test('the same again writes nothing', async () => {
    await logWeek(ann, form([[ten, { confidence: '5', deals: '3' }]]))
    await logWeek(
      company.as('ann', '2026-11-14T09:00:00Z'),
      form([[ten, { version: 1, confidence: '5', deals: '3.0' }]]),
    )
    expect(await rowsAbout(ten)).toEqual({ versions: 1, measurements: 1, events: 1 })
    expect(await dealsOf(ten)).toEqual([['2026-11-13', '3']])
  })

  test('emptying a field takes its value back; emptying everything is refused', async () => {
    await logWeek(ann, form([[ten, { confidence: '5', deals: '3' }]]))
    await logWeek(ann, form([[ten, { version: 1, confidence: '5' }]]))
    expect(await dealsOf(ten)).toEqual([])
    const error = await refused(logWeek(ann, form([[ten, { version: 2 }]])))
    expect(error.fields).toEqual({ [`goals.${ten.id}.happened`]: { key: 'checkInEmptied' } })
  })

  test('values are for the earliest of today, the Sunday and the deadline', async () => {
    await logWeek(ann, form([[ten, { deals: '1' }]], '2026-10-26'))
    expect(await dealsOf(ten)).toEqual([['2026-11-01', '1']])
    const january = company.as('ann', '2027-01-05T09:00:00Z')
    await logWeek(january, form([[ten, { deals: '9' }]], '2026-12-28'))
    expect((await dealsOf(ten)).at(-1)).toEqual(['2026-12-31', '9'])
  })

  test('a value after the deadline stands apart when its day is named', async () => {
    await logWeek(
      company.as('ann', '2026-12-31T09:00:00Z'),
      form([[ten, { deals: '9', revenue: '90k' }]], '2026-12-28'),
    )
    const later = company.as('ann', '2027-02-01T09:00:00Z')
    await logWeek(
      later,
      form([[ten, { version: 1, deals: '12', revenue: '90000', asOf: '2027-01-31' }]], '2026-12-28'),
    )
    expect(await dealsOf(ten)).toEqual([
      ['2026-12-31', '9'],
      ['2027-01-31', '12'],
    ])
    expect((await standing(ten)).filter((row) => row.keyResultId === ten.revenue)).toHaveLength(1)
  })
})

describe('changes', () => {
  test('+2 and -1 start from the last value before this week', async () => {
    await logWeek(ann, form([[ten, { deals: '3' }]], '2026-11-02'))
    await logWeek(ann, form([[ten, { deals: '+2', last: '3' }]]))
    expect(await dealsOf(ten)).toEqual([
      ['2026-11-08', '3'],
      ['2026-11-13', '5'],
    ])
    await logWeek(ann, form([[ten, { version: 1, deals: '-1', last: '3' }]]))
    expect((await dealsOf(ten)).at(-1)).toEqual(['2026-11-13', '2'])
  })

  test('the first change starts from the baseline', async () => {
    await logWeek(ann, form([[ten, { deals: '+2', revenue: '+3万' }]]))
    expect((await standing(ten)).map((row) => row.value).sort()).toEqual(['2', '30000'])
  })

  test('a change typed against a value that has moved since is a conflict', async () => {
    await logWeek(ann, form([[ten, { deals: '4' }]], '2026-11-02'))
    const error = await refused(logWeek(ann, form([[ten, { deals: '+2', last: '3' }]])))
    expect(error).toBeInstanceOf(Conflict)
    expect(error.key).toBe('lastValueMoved')
    expect((await rowsAbout(ten)).versions).toBe(0)
  })
})

describe('who and when', () => {
  test('somebody who may not see the goal finds nothing, somebody who may not log it is refused', async () => {
    const cai = company.as('cai', FRIDAY)
    const entry = form([[ten, { deals: '2' }]])
    expect(await refused(logWeek(cai, entry))).toBeInstanceOf(Forbidden)
    const shut = { ...cai, company: { ...cai.company, visibility: 'leads' as const } }
    expect(await refused(logWeek(shut, entry))).toBeInstanceOf(NotFound)
    expect(await refused(logWeek(company.as('hugo', FRIDAY), entry))).toBeInstanceOf(Forbidden)
    const unknown = { id: v4(), deals: v4(), revenue: v4() }
    expect(await refused(logWeek(ann, form([[unknown, { deals: '2' }]])))).toBeInstanceOf(NotFound)
  })

  test('a lead logs for somebody, and it says who entered it', async () => {
    await logWeek(company.as('max', FRIDAY), form([[ten, { deals: '2' }]]))
    expect(await versionsOf(ten)).toMatchObject([{ by: company.people.max }])
    await logWeek(company.as('eva', FRIDAY), form([[ten, { version: 1, deals: '3' }]]))
    expect((await versionsOf(ten)).at(-1)).toMatchObject({ by: company.people.eva })
  })

  test('one goal out of sight stops the whole form', async () => {
    const other = await company.goalOf('cai', 'q4', { state: 'draft' })
    expect(
      await refused(
        logWeek(
          ann,
          form([
            [ten, { deals: '2' }],
            [other, { deals: '2' }],
          ]),
        ),
      ),
    ).toBeInstanceOf(NotFound)
    expect((await rowsAbout(ten)).versions).toBe(0)
  })

  test('a week to come, a week outside the goal and a day that is no Monday are refused', async () => {
    const tried = (week: string, at = FRIDAY) =>
      refused(logWeek(company.as('ann', at), form([[ten, { deals: '2' }]], week)))
    expect((await tried('2026-11-16')).fields).toEqual({ week: { key: 'weekInFuture' } })
    expect((await tried('2026-11-10')).fields).toEqual({ week: { key: 'weekNotMonday' } })
    expect(await tried('2026-09-21')).toMatchObject({ key: 'weekOutsideGoal' })
    expect(await tried('2027-01-04', '2027-01-08T12:00:00Z')).toMatchObject({ key: 'weekOutsideGoal' })
  })

  test('a draft, a submitted and a dropped goal carry no check-ins', async () => {
    for (const state of ['draft', 'submitted', 'dropped'] as const) {
      const made = await company.goalOf('ann', 'q4', { state })
      expect(await refused(logWeek(ann, form([[made, { deals: '2' }]])))).toMatchObject({
        key: 'goalTakesNoCheckIn',
      })
    }
  })

  test('week 53 of 2026 carries the old and the new quarter', async () => {
    const next = await company.goalOf('ann', 'q1')
    const week = '2026-12-28'
    const both: [Goal, Entry][] = [
      [ten, { deals: '9' }],
      [next, { deals: '1' }],
    ]
    const wednesday = company.as('ann', '2026-12-30T12:00:00Z')
    expect(await refused(logWeek(wednesday, form(both, week)))).toMatchObject({ key: 'weekOutsideGoal' })
    await logWeek(company.as('ann', '2027-01-01T12:00:00Z'), form(both, week))
    expect(await dealsOf(ten)).toEqual([['2026-12-31', '9']])
    expect(await dealsOf(next)).toEqual([['2027-01-01', '1']])
    const rows = await opened.db.select().from(checkIn).where(eq(checkIn.goalId, next.id))
    expect(rows).toMatchObject([{ week, periodId: company.quarters.q1 }])
  })
})

describe('versions and repetition', () => {
  test('a newer version of one goal stops the whole form', async () => {
    const other = await company.goalOf('ann')
    await logWeek(company.as('max', FRIDAY), form([[ten, { confidence: '2' }]]))
    const error = await refused(
      logWeek(
        ann,
        form([
          [ten, { confidence: '9' }],
          [other, { deals: '5' }],
        ]),
      ),
    )
    expect(error).toBeInstanceOf(Conflict)
    expect(error).toMatchObject({ key: 'newerCheckIn', values: { count: 1, goal: 'Ten deals of ann' } })
    expect(await versionsOf(ten)).toMatchObject([{ confidence: 2 }])
    expect((await rowsAbout(other)).versions).toBe(0)
    await logWeek(
      ann,
      form([
        [ten, { version: 1, confidence: '9' }],
        [other, { deals: '5' }],
      ]),
    )
    expect(await versionsOf(ten)).toMatchObject([{ confidence: 2 }, { confidence: 9, version: 2 }])
  })

  test('the same form twice writes once', async () => {
    const twice = form([[ten, { deals: '+2' }]])
    await logWeek(ann, twice)
    await logWeek(ann, twice)
    expect(await rowsAbout(ten)).toEqual({ versions: 1, measurements: 1, events: 1 })
    expect(await dealsOf(ten)).toEqual([['2026-11-13', '2']])
  })

  if (engine() === 'postgres')
    test('pressed twice at the same moment it writes once', async () => {
      const other = await opened.another()
      const twice = form([[ten, { deals: '+2' }]])
      await Promise.all([logWeek(ann, twice), logWeek(company.as('ann', FRIDAY, other.db), twice)])
      expect(await rowsAbout(ten)).toEqual({ versions: 1, measurements: 1, events: 1 })
    })

  if (engine() === 'postgres')
    test('two forms at the same moment: one is a conflict', async () => {
      const other = await opened.another()
      const outcomes = await Promise.allSettled([
        logWeek(ann, form([[ten, { deals: '2' }]])),
        logWeek(company.as('max', FRIDAY, other.db), form([[ten, { deals: '3' }]])),
      ])
      const failed = outcomes.filter((outcome) => outcome.status === 'rejected')
      expect(failed).toHaveLength(1)
      expect(failed[0]!.reason).toMatchObject({ key: 'newerCheckIn' })
      expect(await rowsAbout(ten)).toEqual({ versions: 1, measurements: 1, events: 1 })
    })
})

describe('input', () => {
  test.each(['abc', 'NaN', 'Infinity', '1e309', '1.2.3', '<b>4</b>', '-3', '4.5', '4万零346', '12元'])(
    'a count does not take %s, and says so at its field',
    async (deals) => {
      const error = await refused(logWeek(ann, form([[ten, { deals, confidence: '5' }]])))
      expect(error).toBeInstanceOf(Invalid)
      expect(Object.keys(error.fields)).toEqual([`goals.${ten.id}.values.${ten.deals}.value`])
      expect((await rowsAbout(ten)).versions).toBe(0)
    },
  )

  test.each([
    ['１２', '12'],
    ['1.2k', '1200'],
    ['12万', '120000'],
    [' 1,200 ', '1200'],
  ])('a count reads %s', async (deals, value) => {
    await logWeek(ann, form([[ten, { deals }]]))
    expect(await dealsOf(ten)).toEqual([['2026-11-13', value]])
  })

  test('markup is text', async () => {
    await logWeek(ann, form([[ten, { happened: '<script>alert(1)</script>' }]]))
    expect(await versionsOf(ten)).toMatchObject([{ happened: '<script>alert(1)</script>' }])
  })

  test.each([
    { happened: 'x'.repeat(2_000_001) },
    { deals: '9'.repeat(2_000_001) },
    { confidence: '11' },
    { confidence: '-1' },
    { confidence: '1e1' },
    { asOf: '2026-02-30' },
    { asOf: '13.11.2026' },
  ])('the schema refuses %#', (entry) => {
    expect(() => form([[ten, entry]])).toThrow()
  })

  test('the schema refuses a goal, a key result, a week or a version that is none', () => {
    const row = { version: '0', values: {} }
    const tried = (input: object) => logWeekInput.safeParse({ formId: v4(), week: WEEK, ...input }).success
    expect(tried({ goals: { [v4()]: row } })).toBe(true)
    expect(tried({ goals: { 'drop table': row } })).toBe(false)
    expect(tried({ goals: { [v4()]: { ...row, version: 'NaN' } } })).toBe(false)
    expect(tried({ goals: { [v4()]: { ...row, values: { x: { value: '1' } } } } })).toBe(false)
    expect(tried({ week: '2026-W46', goals: {} })).toBe(false)
    expect(tried({ formId: 'again', goals: {} })).toBe(false)
    const many = Object.fromEntries(Array.from({ length: 101 }, () => [v4(), row]))
    expect(tried({ goals: many })).toBe(false)
  })

  test('a day to come or before the goal is refused at its field', async () => {
    const tried = async (asOf: string) =>
      (await refused(logWeek(ann, form([[ten, { deals: '2', asOf }]])))).fields
    expect(await tried('2026-11-14')).toEqual({ [`goals.${ten.id}.asOf`]: { key: 'dayInFuture' } })
    expect(await tried('2026-09-30')).toMatchObject({ [`goals.${ten.id}.asOf`]: { key: 'dayBeforeGoal' } })
  })

  test('a value for a key result that takes none, or is none of the goal, is refused, not dropped', async () => {
    const other = await company.goalOf('bo')
    const mixed = form([
      [
        { ...ten, deals: other.deals },
        { deals: '9', confidence: '5' },
      ],
    ])
    expect(await refused(logWeek(ann, mixed))).toMatchObject({ key: 'goalChanged' })
    const fed = eq(keyResult.id, ten.revenue)
    await opened.db.update(keyResult).set({ valueSource: 'children' }).where(fed)
    const late = logWeek(ann, form([[ten, { deals: '9', revenue: '5' }]]))
    expect(await refused(late)).toMatchObject({ key: 'goalChanged' })
    expect(await standing(other)).toEqual([])
    expect(await rowsAbout(ten)).toEqual({ versions: 0, measurements: 0, events: 0 })
  })
})

describe('periods', () => {
  test('a period still being planned takes no check-ins', async () => {
    const planned = await company.goalOf('ann', 'q1')
    await opened.db.update(period).set({ state: 'planning' }).where(eq(period.id, company.quarters.q1))
    const error = await refused(
      logWeek(company.as('ann', '2027-01-08T12:00:00Z'), form([[planned, { deals: '1' }]], '2027-01-04')),
    )
    expect(error).toMatchObject({ key: 'periodNotOpen' })
    await opened.db.update(period).set({ state: 'active' }).where(eq(period.id, company.quarters.q1))
  })

  test('a closed period refuses, before anything else is looked at', async () => {
    await opened.db.update(goal).set({ state: 'graded' }).where(eq(goal.id, ten.id))
    await logWeek(ann, form([[ten, { deals: '1' }]]))
    await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, company.quarters.q4))
    const error = await refused(logWeek(ann, form([[ten, { version: 1, deals: '5' }]])))
    expect(error).toBeInstanceOf(Conflict)
    expect(error.key).toBe('periodClosed')
    expect(await dealsOf(ten)).toEqual([['2026-11-13', '1']])
  })
})
