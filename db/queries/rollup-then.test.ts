import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../ids'
import {
  adjustment,
  checkIn,
  checkInVersion,
  goalStep,
  grade,
  keyResult,
  keyResultTerm,
  measurement,
  metric,
} from '../schema'
import { smallCompany, type SmallCompany } from '../testing/small-company'
import { testDb, type TestDb } from '../testing/test-db'
import { rollup } from './rollup'

const NOW = '2026-11-13T15:00:00Z'
const at = (day: string) => new Date(`${day}T12:00:00Z`)
const deals = newId(at('2026-09-01'))

let opened: TestDb
let company: SmallCompany
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  await opened.db.insert(metric).values({
    id: deals,
    ...{ nameEn: 'Won deals', nameZh: '成交单数', unitEn: 'deals', unitZh: '单' },
    ...{ kind: 'count', better: 'more', reading: 'total', paceCurve: 'linear' },
    createdAt: at('2026-09-01'),
    version: 1,
  })
})
afterAll(() => opened.close())

/**
 * Ann's ten deals: 2 by 9 October, put right to 3 on the 20th; 6 by 23 October, logged only on the 28th; since the 26th eight are
 * asked for.
 */
async function annsQuarter() {
  const { db } = opened
  const made = await company.goalOf('ann')
  await db.update(keyResult).set({ metricId: deals }).where(eq(keyResult.id, made.deals))
  const common = {
    keyResultId: made.deals,
    goalId: made.id,
    periodId: company.quarters.q4,
    recordedBy: company.people.ann,
  }
  const value = (asOf: string, amount: string, on: string, until: string | null = null) => ({
    ...common,
    ...{ id: newId(at(on)), asOf, value: amount, recordedAt: at(on), supersededAt: until ? at(until) : null },
  })
  await db
    .insert(measurement)
    .values([
      value('2026-10-09', '2', '2026-10-09', '2026-10-20'),
      value('2026-10-09', '3', '2026-10-20'),
      value('2026-10-23', '6', '2026-10-28'),
    ])
  const [term] = await db
    .update(keyResultTerm)
    .set({ supersededAt: at('2026-10-26') })
    .where(eq(keyResultTerm.keyResultId, made.deals))
    .returning()
  const adjustmentId = newId(at('2026-10-26'))
  await db.insert(adjustment).values({
    ...{
      id: adjustmentId,
      goalId: made.id,
      periodId: company.quarters.q4,
      scope: 'numbers',
      reason: 'market',
    },
    ...{ state: 'accepted', late: false, dropsGoal: false, proposedBy: company.people.ann },
    ...{ proposedAt: at('2026-10-22'), goalVersion: 1, decidedBy: company.people.max },
    ...{ decidedAt: at('2026-10-26'), decidedAlone: false },
  })
  await db.insert(keyResultTerm).values({
    ...term!,
    ...{ id: newId(at('2026-10-26')), cause: 'adjusted', target: '8', adjustmentId },
    ...{ recordedAt: at('2026-10-26'), supersededAt: null },
  })
  const checkInId = newId(at('2026-10-09'))
  await db.insert(checkIn).values({
    ...{ id: checkInId, goalId: made.id, periodId: company.quarters.q4, week: '2026-10-05' },
    ...{ firstRecordedAt: at('2026-10-09'), version: 2 },
  })
  const said = { checkInId, periodId: company.quarters.q4, recordedBy: company.people.ann }
  await db.insert(checkInVersion).values([
    {
      ...{ ...said, id: newId(at('2026-10-09')), confidence: 9, happened: 'A good start.' },
      ...{ recordedAt: at('2026-10-09'), supersededAt: at('2026-10-20') },
    },
    {
      ...{ ...said, id: newId(at('2026-10-20')), confidence: 4, happened: 'One was counted twice.' },
      recordedAt: at('2026-10-20'),
    },
  ])
}

const seen = async (week?: string) => {
  const page = (await rollup(company.as('max', NOW), { week }))!
  const ann = page.units.find(({ id }) => id === company.people.ann)!
  const cell = ann.cells.get(deals)!
  const { accepted, waiting } = ann.reasons.find(({ reason }) => reason === 'market')!
  return {
    until: page.until,
    value: cell.value,
    target: Number(cell.target),
    asked: Number(cell.originalTarget ?? cell.target),
    ...{ accepted, waiting },
  }
}

test('a past week shows what was known when it ended, and nothing that came later', async () => {
  await annsQuarter()
  const first = { value: '2', target: 10, asked: 10, accepted: 0, waiting: 0 }
  expect(await seen('2026-W41')).toEqual({ ...first, until: '2026-10-11' })
  expect(await seen('2026-W42')).toEqual({ ...first, until: '2026-10-18' })
  // Put right on Tuesday; an adjustment asked for on Thursday, the value of Friday not yet logged.
  expect(await seen('2026-W43')).toEqual({ ...first, until: '2026-10-25', value: '3', waiting: 1 })
  expect(await seen('2026-W44')).toEqual({
    ...{ until: '2026-11-01', value: '6', target: 8, asked: 10, accepted: 1, waiting: 0 },
  })
  expect(await seen()).toEqual({
    ...{ until: '2026-11-13', value: '6', target: 8, asked: 10, accepted: 1, waiting: 0 },
  })
})

test('the heatmap and the words are of their week as well', async () => {
  const page = (await rollup(company.as('max', NOW), { week: '2026-W42' }))!
  expect(page.findings.surprises[0]?.said?.happened).toBe('A good start.')
  const now = (await rollup(company.as('max', NOW), {}))!
  const ann = now.heat.find(({ id }) => id === company.people.ann)!
  expect(now.weeks[3]).toBe('2026-10-19')
  // 3 of 10 where 2.8 were due; the six of that week came to be known a week later.
  expect(ann.weeks[3]!.share).toBeLessThan(1.4)
  expect(ann.weeks[4]!.share).toBeGreaterThan(2)
})

test('the charts of a past week are drawn from what was known when it ended', async () => {
  const brought = async (week?: string) => {
    const page = (await rollup(company.as('max', NOW), { week }))!
    return page.series.find(({ id }) => id === company.people.ann)!.values
  }
  const dot = async (week: string) =>
    (await rollup(company.as('max', NOW), { week }))!.dots.find(({ id }) => id === company.people.ann)?.share
  // The 2 of 9 October were put right on the 20th, the 6 of the 23rd logged on the 28th.
  expect(await brought('2026-W42')).toEqual([null, '2', '2'])
  expect(await brought('2026-W43')).toEqual([null, '3', '3', '3'])
  expect(await brought('2026-W44')).toEqual([null, '3', '3', '6', '6'])
  expect(await dot('2026-W42')).toBeLessThan((await dot('2026-W44'))!)
})

/** Bo's goal of the last quarter: given 0.6 on 5 January, put right to 0.8 on the 20th. */
async function bosScore() {
  const { db } = opened
  const made = await company.goalOf('bo')
  const common = { goalId: made.id, periodId: company.quarters.q4, byId: company.people.max }
  const step = (day: string, event: 'agree' | 'grade', score: number | null) => ({
    ...{ ...common, id: newId(at(day)), at: at(day), event, score, decidedAlone: false },
    state: event === 'agree' ? ('agreed' as const) : ('graded' as const),
  })
  await db
    .insert(goalStep)
    .values([
      step('2026-09-20', 'agree', null),
      step('2027-01-05', 'grade', 0.6),
      step('2027-01-20', 'grade', 0.8),
    ])
  await db.insert(grade).values({
    ...{ id: newId(at('2027-01-05')), goalId: made.id, periodId: company.quarters.q4, version: 0 },
    ...{ finalScore: 0.8, finalBy: company.people.max, finalAt: at('2027-01-20') },
  })
}

test('the quarter before is compared by the final scores that had been given by then', async () => {
  await bosScore()
  await company.goalOf('bo', 'q1')
  const before = async (week?: string) => {
    const asked = { periodId: company.quarters.q1, week }
    const page = (await rollup(company.as('max', '2027-02-12T15:00:00Z'), asked))!
    return page.before!.scores
  }
  // Ann has no final score: hers is what the deals come to, 6 of 8 with half the weight. Bo measured nothing.
  expect(await before('2026-W53')).toMatchObject({ count: 1, high: 0.375 })
  expect(await before('2027-W01')).toMatchObject({ count: 2, low: 0.375, high: 0.6 })
  expect(await before('2027-W02')).toMatchObject({ high: 0.6 })
  expect(await before('2027-W03')).toMatchObject({ high: 0.8 })
  expect(await before()).toMatchObject({ count: 2, low: 0.375, high: 0.8, mean: 0.5875 })
})

test('so is the quarter itself', async () => {
  const high = async (now: string, week?: string) => {
    const asked = { periodId: company.quarters.q4, week }
    return (await rollup(company.as('max', now), asked))!.whole.scores?.high
  }
  expect(await high('2027-01-06T15:00:00Z')).toBe(0.6)
  expect(await high('2027-02-12T15:00:00Z')).toBe(0.8)
  expect(await high('2027-02-12T15:00:00Z', '2026-W53')).toBe(0.375)
})
