import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../../context'
import { goal, period, person } from '../../schema'
import { administeredCompany, type AdministeredCompany } from '../../testing/administered-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { myWeek } from '../my-week'
import { periodPage } from '../period-page'

let opened: TestDb
let company: AdministeredCompany
beforeAll(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
})
afterAll(() => opened.close())

const MONDAY = '2026-11-16T09:00:00Z'
const steps = async (ctx: Context) => (await myWeek(ctx)).firstSteps

test('an admin and an executive are led to the first goals, and nobody else', async () => {
  const done = { teams: true, people: true, waiting: 0, goal: null, periodId: company.quarters.q4 }
  expect(await steps(company.admin(MONDAY))).toMatchObject({ ...done, admin: true, executive: false })
  expect(await steps(company.as('eva', MONDAY))).toMatchObject({ ...done, admin: false, executive: true })
  expect(await steps(company.as('ann', MONDAY))).toBeNull()
  expect(await steps(company.as('max', MONDAY))).toBeNull()
})

test('who has no password yet waits for a link', async () => {
  await opened.db.update(person).set({ passwordHash: null }).where(eq(person.id, company.people.bo))
  expect(await steps(company.admin(MONDAY))).toMatchObject({ waiting: 1 })
})

test('the company’s goal is a step until it is agreed', async () => {
  const { id } = await company.goalOf('eva', 'q4', { level: 'company', teamId: null, state: 'draft' })
  expect(await steps(company.as('eva', MONDAY))).toMatchObject({ goal: { id, state: 'draft' } })
  await opened.db.update(goal).set({ state: 'agreed' }).where(eq(goal.id, id))
  expect(await steps(company.as('eva', MONDAY))).toMatchObject({ goal: { id, state: 'agreed' } })
})

test('a period without any goal ticks nothing off before it is opened, and says what it lacks', async () => {
  await opened.db.update(period).set({ state: 'planning' }).where(eq(period.id, company.quarters.q1))
  const { run } = await periodPage(company.as('eva', MONDAY), company.quarters.q1, {})
  const keys = run!.checks.map(({ key }) => key)
  expect(keys).toContain('noTarget')
  expect(keys).not.toContain('coverage')
})

test('once a goal of a team or a person was agreed, the company runs', async () => {
  const { id } = await company.goalOf('ann', 'q4', { state: 'draft' })
  expect(await steps(company.as('eva', MONDAY))).not.toBeNull()
  await opened.db.update(goal).set({ state: 'agreed' }).where(eq(goal.id, id))
  expect(await steps(company.as('eva', MONDAY))).toBeNull()
})
