import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../ids'
import { keyResult, keyResultTerm, measurement, period } from '../schema'
import { oneMetric } from '../testing/goal-forms'
import { smallCompany, type SmallCompany } from '../testing/small-company'
import { testDb, type TestDb } from '../testing/test-db'
import { rollup } from './rollup'

const at = (day: string) => new Date(`${day}T12:00:00Z`)

let opened: TestDb
let company: SmallCompany
let deals: string
const made: Partial<Record<'eva' | 'rita' | 'hugo', Awaited<ReturnType<SmallCompany['goalOf']>>>> = {}

/** The company's deals come from below; West's two targets are aligned to nothing, and the second begins at 4. */
beforeAll(async () => {
  opened = await testDb()
  const { db } = opened
  company = await smallCompany(db)
  deals = await oneMetric(db, 'count', at('2026-09-01'))
  made.eva = await company.goalOf('eva', 'q4', { level: 'company', teamId: null })
  for (const name of ['rita', 'hugo'] as const)
    made[name] = await company.goalOf(name, 'q4', { level: 'team', teamId: company.teams.west })
  const all = Object.values(made).map((one) => one.deals)
  await db.update(keyResult).set({ metricId: deals }).where(inArray(keyResult.id, all))
  await db.update(keyResultTerm).set({ baseline: '4' }).where(eq(keyResultTerm.keyResultId, made.hugo!.deals))
})
afterAll(() => opened.close())

/** A quarter whose company target is fed by people, unless a test says otherwise. */
beforeEach(async () => {
  await opened.db.delete(measurement)
  await asked({ kind: 'quarter', first: '2026-10-01' }, 'people')
})

async function asked(of: Pick<typeof period.$inferInsert, 'kind' | 'first'>, fedBy: 'people' | 'time') {
  const { db } = opened
  await db.update(period).set(of).where(eq(period.id, company.quarters.q4))
  await db.update(keyResult).set({ valueSource: 'children', fedBy }).where(eq(keyResult.id, made.eva!.deals))
}

const tell = (value: string) =>
  opened.db.insert(measurement).values({
    ...{ id: newId(at('2026-11-06')), keyResultId: made.rita!.deals, goalId: made.rita!.id },
    ...{ periodId: company.quarters.q4, asOf: '2026-11-06', value, recordedBy: company.people.rita },
    ...{ recordedAt: at('2026-11-06'), supersededAt: null },
  })

async function sumOf() {
  const page = (await rollup(company.as('eva', '2026-11-13T15:00:00Z'), { periodId: company.quarters.q4 }))!
  const { value, parts } = page.sums.get(deals)!
  return { value, apart: parts!.apart.map(({ target }) => target), apartValue: parts!.apartValue }
}

test('what has no value yet is where it begins, in the sum and in what the actual above lacks', async () => {
  await tell('6')
  expect(await sumOf()).toEqual({ value: '10', apart: ['20'], apartValue: '10' })
})

test('while nobody has a value there is none of either', async () => {
  expect(await sumOf()).toEqual({ value: null, apart: ['20'], apartValue: null })
})

test('of a year that its quarters feed it is not said what its actual lacks', async () => {
  await asked({ kind: 'year', first: '2026-01-01' }, 'time')
  await tell('6')
  expect(await sumOf()).toEqual({ value: '10', apart: ['20'], apartValue: null })
})
