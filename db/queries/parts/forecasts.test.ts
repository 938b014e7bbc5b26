import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '@/lib/okr/calendar'
import { endOfWeek } from '@/lib/okr/known'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { goal, goalStep, period, person } from '../../schema'
import { contextOf, demoTemplate } from '../../testing/demo'
import { testDb, type TestDb } from '../../testing/test-db'
import { goalPage } from '../goal-page'
import { rollup } from '../rollup'
import { teamBoard } from '../team-board'
import { forecastsIn, forecastsOf } from './forecasts'
import { measuredGoals, type MeasuredGoal } from './measured-goals'

let opened: TestDb
let executive: Context
let quarter: string
let goals: readonly MeasuredGoal[]
beforeAll(async () => {
  opened = await testDb({ template: demoTemplate })
  const [found] = await opened.db.select().from(person).where(eq(person.name, 'Helena Marsh'))
  executive = await contextOf(opened.db, found!.id)
  const [running] = await opened.db
    .select()
    .from(period)
    .where(and(eq(period.kind, 'quarter'), eq(period.first, '2026-10-01')))
  quarter = running!.id
  goals = await measuredGoals(executive, eq(goal.periodId, quarter))
})
afterAll(() => opened.close())

const revenueOf = (which: (one: MeasuredGoal) => boolean) => {
  const found = goals.find(which)!
  return { found, keyResult: found.keyResults.find(({ kind }) => kind === 'amount')! }
}

test('the pace is the shape the quarter learned, not a straight line', () => {
  const { keyResult } = revenueOf(({ ownerName }) => ownerName === 'Darcel Schlecht')
  expect(keyResult.paceDrawn).toBe('learned')
  // 43 of 92 days are over, and well under that much of a quarter is usually won by then.
  expect(keyResult.paceAt('2026-11-12')).toBeLessThan(0.42)
  expect(keyResult.paceAt('2026-12-31')).toBe(1)
})

test('one forecast on every page: the goal, its team’s board, the rollup', async () => {
  const { found, keyResult } = revenueOf(
    ({ ownerName, level }) => ownerName === 'Darcel Schlecht' && level === 'person',
  )
  const page = await goalPage(executive, found.id)
  const forecast = page.forecasts.get(keyResult.id)!
  expect(forecast.low).toBeLessThan(forecast.point)
  expect(forecast.high).toBeGreaterThan(forecast.point)
  expect(forecast.chance).toBeGreaterThan(0)
  expect(forecast.chance).toBeLessThan(1)
  const options = { show: 'all', sort: { by: 'status', down: false } } as const
  const board = await teamBoard(executive, found.teamId!, options)
  expect(board.forecasts.get(keyResult.id)).toEqual(forecast)
  const whole = (await rollup(executive, { teamId: found.teamId! }))!
  expect(whole.forecasts.get(keyResult.id)).toEqual(forecast)
})

test('a whole is expected to come to its parts’ sum, within a band narrower than theirs together', async () => {
  const forecasts = forecastsOf(goals, await forecastsIn(executive, { id: quarter }))
  const { keyResult } = revenueOf(({ level }) => level === 'company')
  const whole = forecasts.get(keyResult.id)!
  const parts = keyResult.parts.flatMap(([id]) => forecasts.get(id) ?? [])
  expect(parts.length).toBeGreaterThan(25)
  const sum = (of: 'point' | 'low' | 'high') => parts.reduce((all, part) => all + part[of], 0)
  expect(Math.abs(whole.point / sum('point') - 1)).toBeLessThan(0.06)
  expect(whole.high - whole.low).toBeLessThan(sum('high') - sum('low'))
  // Errors all share do not even out: far more than independent ones would leave.
  const independent = Math.sqrt(parts.reduce((all, { high, low }) => all + (high - low) ** 2, 0))
  expect(whole.high - whole.low).toBeGreaterThan(independent)
})

test('a past week forecasts from what was known when it ended', async () => {
  const monday = '2026-10-19'
  const past = await rollup(executive, { week: '2026-W43' })
  const { keyResult } = revenueOf(({ level }) => level === 'company')
  const then = past!.forecasts.get(keyResult.id)!
  const now = (await rollup(executive, {}))!.forecasts.get(keyResult.id)!
  expect(then.high - then.low).toBeGreaterThan(now.high - now.low)
  const moment = { day: addDays(monday, 6), before: endOfWeek(monday, executive.company.timeZone) }
  const { metrics } = await forecastsIn(executive, { id: quarter }, moment)
  const measured = metrics.get(keyResult.metricId!)!.running.results.flatMap((one) => one.measured)
  expect(measured.every(({ asOf }) => asOf <= moment.day)).toBe(true)
})

test('a limit that has only grown is expected to grow on', () => {
  const limit = goals.flatMap(({ keyResults }) => keyResults).find(({ name }) => name === 'Offers lost')!
  expect(limit.kind).toBe('limit')
  return forecastsIn(executive, { id: quarter }).then((expected) => {
    const forecast = forecastsOf(goals, expected).get(limit.id)!
    expect(forecast.low).toBeGreaterThanOrEqual(Number(limit.value))
    expect(forecast.point).toBeGreaterThan(Number(limit.value))
  })
})

test('what was dropped later was in force then', async () => {
  const { found, keyResult } = revenueOf(
    ({ ownerName, level }) => ownerName === 'Moses Frase' && level === 'person',
  )
  const then = async () => (await rollup(executive, { week: '2026-W43' }))!.forecasts.get(keyResult.id)
  const before = await then()
  const at = new Date('2026-11-10T15:00:00Z')
  await opened.db.insert(goalStep).values({
    ...{ id: newId(at), goalId: found.id, periodId: quarter, state: 'dropped', event: 'drop' },
    ...{ byId: executive.viewer.id, at, decidedAlone: false },
  })
  await opened.db.update(goal).set({ state: 'dropped' }).where(eq(goal.id, found.id))
  expect(before!.high).toBeGreaterThan(before!.low)
  expect(await then()).toEqual(before)
  const now = (await forecastsIn(executive, { id: quarter })).expected.get(keyResult.id)!
  expect(now.outlook.high).toBe(now.outlook.low)
})

test('the rollup says how good its forecasts have been', async () => {
  const page = (await rollup(executive, {}))!
  const record = page.records.get(page.metrics[0]!.id)!
  expect(record.periods).toBe(1)
  expect(record.n).toBeGreaterThan(25)
  expect(record.held / record.n).toBeGreaterThan(0.5)
  expect(record.off).toBeGreaterThan(0)
  expect(record.off).toBeLessThan(0.5)
})

test('a quarter that is over has outcomes, not forecasts', async () => {
  const page = (await rollup(executive, { periodId: (await rollup(executive, {}))!.previous!.id }))!
  expect(page.period.last < page.today).toBe(true)
  expect(page.forecasts.size).toBe(0)
})
