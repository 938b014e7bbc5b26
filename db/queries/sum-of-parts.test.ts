import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../ids'
import { alignment, goal, keyResult, measurement, metric } from '../schema'
import { smallCompany, type SmallCompany } from '../testing/small-company'
import { testDb, type TestDb } from '../testing/test-db'
import { measuredGoals } from './parts/measured-goals'
import { rollup } from './rollup'

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const FOUNDED = at('2026-09-01')

let opened: TestDb
let company: SmallCompany
let team: Awaited<ReturnType<SmallCompany['goalOf']>>
const parts: Partial<Record<'ann' | 'bo' | 'max', Awaited<ReturnType<SmallCompany['goalOf']>>>> = {}

/** Team Harbour's deals are what Ann, Bo and Max bring. */
beforeAll(async () => {
  opened = await testDb()
  const { db } = opened
  company = await smallCompany(db)
  const deals = newId(FOUNDED)
  await db.insert(metric).values({
    ...{ id: deals, nameEn: 'Won deals', nameZh: '成交单数', unitEn: 'deals', unitZh: '单' },
    ...{ kind: 'count', better: 'more', reading: 'total', paceCurve: 'linear' },
    ...{ createdAt: FOUNDED, version: 1 },
  })
  team = await company.goalOf('max', 'q4', { level: 'team' })
  for (const name of ['ann', 'bo', 'max'] as const) parts[name] = await company.goalOf(name)
  const below = Object.values(parts).map((one) => one.deals)
  await db
    .update(keyResult)
    .set({ metricId: deals })
    .where(inArray(keyResult.id, [team.deals, ...below]))
  await db.update(keyResult).set({ valueSource: 'children' }).where(eq(keyResult.id, team.deals))
  await db.insert(alignment).values(
    below.map((childId) => ({
      ...{ id: newId(FOUNDED), childId, parentId: team.deals, periodId: company.quarters.q4 },
      ...{ axis: 'people' as const, share: 10_000, createdBy: company.people.max, validFrom: FOUNDED },
    })),
  )
  for (const name of ['ann', 'bo', 'max'] as const) await tell(name, '2026-11-06', '3')
})
afterAll(() => opened.close())

const tell = (name: 'ann' | 'bo' | 'max', asOf: string, value: string) =>
  opened.db.insert(measurement).values({
    ...{ id: newId(at(asOf)), keyResultId: parts[name]!.deals, goalId: parts[name]!.id },
    ...{ periodId: company.quarters.q4, asOf, value, recordedBy: company.people[name] },
    ...{ recordedAt: at(asOf), supersededAt: null },
  })

async function standing(day: string) {
  const [found] = await measuredGoals(company.as('max', `${day}T15:00:00Z`), eq(goal.id, team.id))
  const { value, asOf, comparedOn } = found!.keyResults.find(({ id }) => id === team.deals)!
  return { value, asOf, comparedOn }
}

test('a sum is held against the mean of the days its parts have told of', async () => {
  expect(await standing('2026-11-07')).toEqual({ value: '9', asOf: '2026-11-06', comparedOn: '2026-11-06' })
  // On Monday one of three has: what it brought counts, and a third of the days since, too.
  await tell('ann', '2026-11-09', '4')
  expect(await standing('2026-11-09')).toEqual({ value: '10', asOf: '2026-11-09', comparedOn: '2026-11-07' })
  await tell('bo', '2026-11-11', '4')
  expect(await standing('2026-11-11')).toEqual({ value: '11', asOf: '2026-11-11', comparedOn: '2026-11-09' })
  // Once the due day has passed it is that day, whoever has told.
  expect((await standing('2026-11-14')).comparedOn).toBe('2026-11-13')
})

test('the rollup says the same, now and of a past week', async () => {
  const page = (await rollup(company.as('rita', '2026-11-11T15:00:00Z'), {}))!
  const pace = (which: NonNullable<typeof page>) =>
    [...which.units.find(({ id }) => id === company.teams.harbour)!.cells.values()][0]!.pace
  expect(pace(page)).toBeCloseTo(40 / 92)
  const then = (await rollup(company.as('rita', '2026-11-20T15:00:00Z'), { week: '2026-W45' }))!
  expect(pace(then)).toBeCloseTo(37 / 92)
})

test('a part that has ended holds nobody back', async () => {
  await opened.db.update(goal).set({ deadline: '2026-11-06' }).where(eq(goal.id, parts.max!.id))
  expect((await standing('2026-11-11')).comparedOn).toBe('2026-11-10')
})
