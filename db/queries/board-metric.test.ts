import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../ids'
import { keyResult, keyResultTerm, measurement, metric } from '../schema'
import { smallCompany, type SmallCompany } from '../testing/small-company'
import { testDb, type TestDb } from '../testing/test-db'
import { teamBoard } from './team-board'

const NOW = '2026-11-13T15:00:00Z'
const AT = new Date(NOW)
const deals = newId(AT)

let opened: TestDb
let company: SmallCompany
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  await opened.db.insert(metric).values({
    id: deals,
    nameEn: 'Won deals',
    nameZh: '成交单数',
    unitEn: 'deals',
    unitZh: '单',
    kind: 'count',
    better: 'more',
    reading: 'total',
    paceCurve: 'linear',
    createdAt: AT,
    version: 1,
  })
})
afterAll(() => opened.close())

/** A goal of ten deals of which so many are won, as agreed, or as an adjustment changed it since. */
async function dealsOf(name: 'ann' | 'bo', won: string, change: 'none' | 'added' | 'dropped' = 'none') {
  const made = await company.goalOf(name)
  const { db } = opened
  await db.update(keyResult).set({ metricId: deals }).where(eq(keyResult.id, made.deals))
  const its = eq(keyResultTerm.keyResultId, made.deals)
  if (change === 'added') await db.update(keyResultTerm).set({ cause: 'adjusted' }).where(its)
  if (change === 'dropped') {
    const [term] = await db.update(keyResultTerm).set({ supersededAt: AT }).where(its).returning()
    const dropped = { cause: 'adjusted' as const, weight: 0, dropped: true, supersededAt: null }
    await db.insert(keyResultTerm).values({ ...term!, id: newId(AT), recordedAt: AT, ...dropped })
  }
  await db.insert(measurement).values({
    id: newId(AT),
    keyResultId: made.deals,
    goalId: made.id,
    periodId: company.quarters.q4,
    asOf: '2026-11-12',
    value: won,
    recordedBy: company.people[name],
    recordedAt: AT,
  })
  return made
}

test('what an adjustment added weighs nothing against the original, what it dropped keeps its last value', async () => {
  const goals = [
    await dealsOf('ann', '8'),
    await dealsOf('ann', '5', 'added'),
    await dealsOf('ann', '2', 'dropped'),
  ]
  await dealsOf('bo', '10')
  const board = async () =>
    teamBoard(company.as('max', NOW), company.teams.harbour, {
      metricId: deals,
      show: 'all',
      sort: { by: 'name', down: false },
    })
  const { people, sum } = await board()
  const cell = people.find(({ id }) => id === company.people.ann)!.cells.get(deals)!
  // In force 8 of 10 and 5 of 10; agreed first 8 of 10 and 2 of 10.
  expect(cell).toMatchObject({
    value: '13',
    target: '20',
    originalTarget: null,
    originalSpan: '20',
    attainment: { original: 10 / 20, adjusted: 13 / 20 },
  })
  expect(sum!.attainment).toEqual({ original: 20 / 30, adjusted: 23 / 30 })
  const behind = cell.status === 'at_risk' || cell.status === 'off_track' ? 1 : 0
  expect((await board()).inMetric).toMatchObject({ people: { all: 2, behind, noData: 0 } })

  // Without the added one a single key result stands, and still not all that was agreed.
  const [, added] = goals
  await opened.db.delete(measurement).where(eq(measurement.goalId, added!.id))
  await opened.db.delete(keyResultTerm).where(inArray(keyResultTerm.keyResultId, [added!.deals]))
  const after = (await board()).people.find(({ id }) => id === company.people.ann)!.cells.get(deals)!
  expect(after).toMatchObject({
    value: '8',
    target: '10.0000',
    originalTarget: '20',
    attainment: { original: 0.5, adjusted: 0.8 },
  })
})
