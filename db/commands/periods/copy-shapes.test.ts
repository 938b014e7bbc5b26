import { and, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '@/lib/okr/calendar'
import { periodStepInput } from '@/lib/okr/input/periods'
import { newId } from '../../ids'
import { goalPage } from '../../queries/goal-page'
import { goal, keyResult, measurement, period, periodShape, teamParent } from '../../schema'
import { oneMetric } from '../../testing/goal-forms'
import { settings } from '../../testing/rows'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { openPeriod } from './open'

const NOW = '2026-10-01T08:00:00Z'
const closed = { first: '2026-07-01', last: '2026-09-30' }
const early = Array.from({ length: 70 }, (_, i) => i)
const late = early.map((i) => i + 21)

let opened: TestDb
let company: SmallCompany
let metricId: string
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  metricId = await oneMetric(opened.db, 'count', new Date(NOW))
  await opened.db.update(keyResult).set({ paceCurve: 'learned' })
  // Hill becomes a region of its own beside West.
  await opened.db.delete(teamParent).where(eq(teamParent.teamId, company.teams.hill))
  await opened.db
    .update(period)
    .set({ state: 'planning', settings: null })
    .where(eq(period.id, company.quarters.q4))
})
afterAll(() => opened.close())

/** A closed quarter in which one deal was won on each of these days of it. */
async function wonOn(name: 'ann' | 'cai', periodId: string, days: readonly number[]) {
  const made = await company.goalOf(name)
  await opened.db
    .update(goal)
    .set({ periodId, starts: closed.first, deadline: closed.last })
    .where(eq(goal.id, made.id))
  await opened.db.update(keyResult).set({ periodId, metricId }).where(eq(keyResult.id, made.deals))
  await opened.db.insert(measurement).values(
    days.map((day, i) => ({
      ...{ id: newId(new Date(NOW)), keyResultId: made.deals, goalId: made.id, periodId },
      ...{ asOf: addDays(closed.first, day), value: String(i + 1), recordedBy: company.people[name] },
      recordedAt: new Date(`${addDays(closed.first, day)}T15:00:00Z`),
    })),
  )
}

test('a region with deals enough runs on its own shape, the others on the company’s', async () => {
  const before = newId(new Date(NOW))
  await opened.db.insert(period).values({
    ...{ id: before, kind: 'quarter', ...closed, state: 'active', settings },
    ...{ createdAt: new Date(NOW), version: 1 },
  })
  await wonOn('ann', before, early)
  await wonOn('cai', before, late)
  await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, before))
  const goals = { ann: await company.goalOf('ann'), cai: await company.goalOf('cai') }
  await opened.db
    .update(keyResult)
    .set({ paceCurve: 'learned', metricId })
    .where(and(eq(keyResult.periodId, company.quarters.q4), eq(keyResult.kind, 'count')))

  const [planned] = await opened.db.select().from(period).where(eq(period.id, company.quarters.q4))
  const step = { formId: v4(), periodId: planned!.id, version: String(planned!.version) }
  await openPeriod(company.as('eva', NOW), periodStepInput.parse(step))

  const [kept] = await opened.db.select().from(periodShape).where(eq(periodShape.periodId, planned!.id))
  expect(kept!.regions!.map(({ teamIds }) => teamIds.toSorted())).toEqual(
    expect.arrayContaining([[company.teams.hill], [company.teams.west, company.teams.harbour].toSorted()]),
  )
  const halfway = async (name: 'ann' | 'cai') => {
    const page = await goalPage(company.as(name, NOW), goals[name].id)
    const deals = page.goal.keyResults.find(({ id }) => id === goals[name].deals)!
    expect(deals.paceDrawn).toBe('learned')
    return deals.paceAt('2026-11-15')
  }
  const [west, hill] = [await halfway('ann'), await halfway('cai')]
  const whole = kept!.shape[45]!
  expect(west).toBeGreaterThan(whole + 0.03)
  expect(hill).toBeLessThan(whole - 0.03)
})
