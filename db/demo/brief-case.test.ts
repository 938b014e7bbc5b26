import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context'
import { measuredGoals } from '../queries/parts/measured-goals'
import { goal, person, task } from '../schema'
import { DEMO_NOW, demoTemplate } from '../testing/demo-company'
import { testDb, type TestDb } from '../testing/test-db'
import { BRIEF_CASE } from './brief-case'
import { TIME_ZONE } from './world'

let opened: TestDb
beforeAll(async () => {
  opened = await testDb({ template: demoTemplate })
})
afterAll(() => opened.close())

const context = (): Context => ({
  viewer: { id: '', name: '', position: '', teamId: null, executive: true, admin: false, leads: [] },
  company: {
    name: '',
    locale: 'en',
    currency: 'USD',
    timeZone: TIME_ZONE,
    checkInWeekday: 5,
    checkInTime: '17:00',
    onTrack: 0.9,
    atRisk: 0.7,
    scoreAgainst: 'adjusted',
    visibility: 'everyone',
    penaltyAmounts: false,
    demo: true,
  },
  db: opened.db,
  now: DEMO_NOW,
  today: '2026-11-24',
  locale: 'zh-CN',
})

const percents = (both: { original: number | null; adjusted: number | null }) => [
  Math.round(both.original! * 100),
  Math.round(both.adjusted! * 100),
]

test('the worked case comes out of the rules: 60/120 and 100/150 %, 80/100 and 90/125 %', async () => {
  const [found] = await measuredGoals(context(), eq(goal.externalId, BRIEF_CASE))
  const [clients, growth] = found!.keyResults
  expect(percents(clients!.attainment)).toEqual([60, 100])
  expect(percents(growth!.attainment)).toEqual([120, 150])
  const { originalAttainment: original, adjustedAttainment: adjusted } = found!
  expect(original!.capped).toBeCloseTo(0.8)
  expect(adjusted!.capped).toBeCloseTo(1)
  expect(original!.uncapped).toBeCloseTo(0.9)
  expect(adjusted!.uncapped).toBeCloseTo(1.25)
})

test('what was measured on 30 June stands apart and does not count', async () => {
  const [found] = await measuredGoals(context(), eq(goal.externalId, BRIEF_CASE))
  const [clients] = found!.keyResults
  expect(clients).toMatchObject({ value: '3', asOf: '2025-03-31' })
  expect(clients!.afterDeadline).toEqual([{ asOf: '2025-06-30', value: '4' }])
  expect(found).toMatchObject({ state: 'graded', starts: '2025-01-01', deadline: '2025-03-31' })
})

test('it is the goal of somebody who writes Chinese, with all nine parts', async () => {
  const [row] = await opened.db
    .select()
    .from(goal)
    .innerJoin(person, eq(person.id, goal.ownerId))
    .where(eq(goal.externalId, BRIEF_CASE))
  expect(row!.person.locale).toBe('zh-CN')
  const { name, content, background, support, accountableId, ownerId } = row!.goal
  for (const part of [name, content, background, support]) expect(part).toMatch(/[\u4e00-\u9fff]{4}/)
  for (const resource of ['时间', '团队协作', '客户资料']) expect(support).toContain(resource)
  expect(accountableId).not.toBe(ownerId)
  const tasks = await opened.db.select().from(task).where(eq(task.goalId, row!.goal.id))
  expect(tasks.length).toBeGreaterThanOrEqual(5)
})
