import { eq, inArray } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../ids'
import { alignment, goal, keyResult, keyResultTerm, measurement, metric } from '../schema'
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

/** Team Harbour's deals are what Ann, Bo and Max bring; each has told of Friday of week 45. */
beforeEach(async () => {
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
afterEach(() => opened.close())

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

/** The pace the rollup holds the team's sum against. */
async function paceOfRollup(day: string, week?: string) {
  const { units } = (await rollup(company.as('rita', `${day}T15:00:00Z`), { week }))!
  return [...units.find(({ id }) => id === company.teams.harbour)!.cells.values()][0]!.pace
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
  await tell('ann', '2026-11-09', '4')
  await tell('bo', '2026-11-11', '4')
  expect(await paceOfRollup('2026-11-11')).toBeCloseTo(40 / 92)
  expect(await paceOfRollup('2026-11-20', '2026-W45')).toBeCloseTo(37 / 92)
})

describe('one has no say any more, or not yet:', () => {
  // Ann and Bo are of the 9th and 11th, Max of the 6th: without him the mean is the 10th.
  beforeEach(async () => {
    await tell('ann', '2026-11-09', '4')
    await tell('bo', '2026-11-11', '4')
  })
  const withoutMax = async () => {
    expect((await standing('2026-11-11')).comparedOn).toBe('2026-11-10')
    expect(await paceOfRollup('2026-11-11')).toBeCloseTo(41 / 92)
  }
  const goalOfMax = (changes: Partial<typeof goal.$inferInsert>) =>
    opened.db.update(goal).set(changes).where(eq(goal.id, parts.max!.id))

  test('a part that has ended', async () => {
    await goalOfMax({ deadline: '2026-11-06' })
    await withoutMax()
  })

  test('a goal that was dropped', async () => {
    await goalOfMax({ state: 'dropped' })
    await withoutMax()
    expect((await standing('2026-11-11')).value).toBe('11')
  })

  test('a key result that was dropped', async () => {
    await opened.db
      .update(keyResultTerm)
      .set({ dropped: true })
      .where(eq(keyResultTerm.keyResultId, parts.max!.deals))
    await withoutMax()
    expect((await standing('2026-11-11')).value).toBe('11')
  })

  test('a part that begins later', async () => {
    await goalOfMax({ starts: '2026-11-12' })
    await opened.db.delete(measurement).where(eq(measurement.goalId, parts.max!.id))
    await withoutMax()
  })
})

test('before anything was due, parts without a value are of the first day', async () => {
  await opened.db.delete(measurement)
  await tell('ann', '2026-10-01', '1')
  // Two of three have told nothing, which would draw the mean to a day before the goal began.
  expect(await standing('2026-10-02')).toEqual({ value: '1', asOf: '2026-10-01', comparedOn: '2026-10-01' })
  expect(await paceOfRollup('2026-10-02')).toBeCloseTo(1 / 92)
})
