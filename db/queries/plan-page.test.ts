import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NotFound } from '@/lib/okr/errors'
import { logWeekInput } from '@/lib/okr/input/check-ins'
import { writePlanInput } from '@/lib/okr/input/plans'
import { logWeek } from '../commands/check-ins/log-week'
import { writePlan } from '../commands/plans/write-plan'
import { keyResult, period } from '../schema'
import { oneMetric } from '../testing/goal-forms'
import { smallCompany, type SmallCompany } from '../testing/small-company'
import { testDb, type TestDb } from '../testing/test-db'
import { ownHistory } from './parts/own-history'
import { periodsFor } from './parts/periods'
import { planPage } from './plan-page'

const statements: string[] = []
let opened: TestDb
let company: SmallCompany
let deals: string
beforeAll(async () => {
  opened = await testDb({ onStatement: (statement) => statements.push(statement) })
  company = await smallCompany(opened.db)
  deals = await oneMetric(opened.db, 'count', new Date(NOW))
  const made = await company.goalOf('ann')
  await opened.db.update(keyResult).set({ metricId: deals, wording: '' }).where(eq(keyResult.id, made.deals))
  // Two a week from the week of 5 October on, and nothing logged in the third.
  const logged = ['2026-10-05', '2026-10-12', '2026-10-26', '2026-11-02']
  for (const [index, week] of logged.entries())
    await logWeek(
      company.as('ann', `${week.slice(0, 8)}${String(Number(week.slice(8)) + 4).padStart(2, '0')}T12:00:00Z`),
      logWeekInput.parse({
        formId: v4(),
        week,
        goals: {
          [made.id]: {
            version: '0',
            values: { [made.deals]: { value: String([2, 4, 8, 10][index]) } },
          },
        },
      }),
    )
  const typed = { formId: v4(), version: '0', periodId: company.quarters.q4, position: 'Retail.' }
  await writePlan(company.as('ann', NOW), writePlanInput.parse(typed))
})
afterAll(() => opened.close())

const NOW = '2026-11-13T15:00:00Z'
const open = (name: Parameters<SmallCompany['as']>[0]) =>
  planPage(company.as(name, NOW), company.people.ann, { periodId: company.quarters.q4 })

test.each([
  ['ann', { self: true, writes: true }],
  ['max', { self: false, writes: false }],
  ['rita', { self: false, writes: false }],
  ['eva', { self: false, writes: false }],
] as const)('%s reads Ann’s plan', async (name, facts) => {
  expect(await open(name)).toMatchObject({ ...facts, plan: { version: 1, current: { position: 'Retail.' } } })
})

test.each(['bo', 'cai', 'hugo'] as const)('to %s there is no such plan', async (name) => {
  await expect(open(name)).rejects.toThrow(NotFound)
})

test('nobody of that id, no plan', async () => {
  const eva = company.as('eva', NOW)
  await expect(planPage(eva, v4(), {})).rejects.toThrow(NotFound)
  await expect(planPage(eva, 'ann', {})).rejects.toThrow(NotFound)
})

test('beside it stand own results and the rhythm of the weeks', async () => {
  const { history } = (await open('ann'))!
  const [found, ...others] = history
  expect(others).toEqual([])
  expect(found).toMatchObject({ metricId: deals, name: 'Won deals', kind: 'count' })
  expect(found!.results).toMatchObject([
    { value: '10', target: '10.0000', attainment: { original: 1, adjusted: 1 }, ended: false },
  ])
  expect(found!.rhythm!.weeks.map(({ week, gain }) => [week, Math.round(gain * 100) / 100])).toEqual([
    // The quarter began on a Thursday: four of the first eleven days lie in a stump of a week.
    ['2026-10-05', 1.27],
    ['2026-10-12', 2],
    ['2026-10-19', 2],
    ['2026-10-26', 2],
    ['2026-11-02', 2],
  ])
  expect(found!.pace).toMatchObject({ bestFourWeeks: 2, bestPeriodWeek: null, lastResult: null })
})

test('own-history figures are the person’s, the leads’ above and the executives’', async () => {
  const of = { level: 'person', id: company.people.ann, teamId: company.teams.harbour } as const
  for (const name of ['ann', 'max', 'rita', 'eva'] as const) {
    const ctx = company.as(name, NOW)
    expect(await ownHistory(ctx, of, { periods: await periodsFor(ctx) }), name).toHaveLength(1)
  }
  for (const name of ['bo', 'cai', 'hugo'] as const) {
    const ctx = company.as(name, NOW)
    expect(await ownHistory(ctx, of, { periods: await periodsFor(ctx) }), name).toBeNull()
  }
  const ann = company.as('ann', NOW)
  expect(await ownHistory(ann, of, { periods: await periodsFor(ann), metricIds: [v4()] })).toEqual([])
})

test('a quarter that has ended gives a rate and a last result', async () => {
  const later = company.as('ann', '2027-01-11T09:00:00Z')
  const of = { level: 'person', id: company.people.ann, teamId: company.teams.harbour } as const
  const periods = await periodsFor(later)
  const [found] = (await ownHistory(later, of, { periods }))!
  expect(found!.pace.lastResult).toBe('10')
  expect(found!.pace.bestPeriodWeek).toBeCloseTo(70 / 92)
  const [year] = (await ownHistory(later, of, { periods, kind: 'year' }))!
  expect(year!.pace).toMatchObject({ bestPeriodWeek: null, lastResult: null })
})

test('the page takes the same few statements for everybody; a closed period is only read', async () => {
  const counted = async (name: 'ann' | 'eva') => {
    statements.length = 0
    await open(name)
    return statements.length
  }
  // A connection's first use asks for its types.
  await Promise.all([open('ann'), open('eva')])
  expect(await counted('ann')).toBe(await counted('eva'))
  expect(await counted('ann')).toBeLessThanOrEqual(7)
  await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, company.quarters.q4))
  expect(await open('ann')).toMatchObject({ writes: false, takesGoals: false })
})
