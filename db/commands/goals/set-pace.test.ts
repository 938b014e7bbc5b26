import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/okr/errors'
import { setPaceInput } from '@/lib/okr/input/pace'
import type { Context } from '../../context'
import { goalPage } from '../../queries/goal-page'
import { paceForm } from '../../queries/pace-form'
import { rollup } from '../../queries/rollup'
import { teamBoard } from '../../queries/team-board'
import { goal, keyResult, keyResultPace, measurement } from '../../schema'
import { oneMetric } from '../../testing/goal-forms'
import { check, closePeriod } from '../../testing/rows'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { setPace } from './set-pace'

const NOW = '2026-11-13T15:00:00Z'
const marks = { '2026-10-31': '2', '2026-11-30': '3' }

let opened: TestDb
let company: SmallCompany
let made: { id: string; deals: string; revenue: string }
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  made = await company.goalOf('ann')
  const metricId = await oneMetric(opened.db, 'count', new Date('2026-10-01T00:00:00Z'))
  await opened.db.update(keyResult).set({ metricId }).where(eq(keyResult.id, made.deals))
  const result = { goalId: made.id, keyResultId: made.deals, periodId: company.quarters.q4 }
  await opened.db
    .insert(measurement)
    .values(check(result, company.people.ann, '2026-11-06', '3', new Date('2026-11-06T15:00:00Z')))
})
afterAll(() => opened.close())

const set = async (ctx: Context, rows: Record<string, unknown>, id = made.id) => {
  const [found] = await opened.db.select().from(goal).where(eq(goal.id, id))
  return setPace(
    ctx,
    setPaceInput.parse({
      ...{ formId: v4(), goalId: id, version: String(found?.version ?? 1) },
      keyResults: Object.fromEntries(Object.entries(rows)),
    }),
  )
}
const byMarks = { curve: 'marks', marks }
const deals = async () =>
  (await goalPage(company.as('ann', NOW), made.id)).goal.keyResults.find(({ id }) => id === made.deals)!

test('its form proposes for each month end what today’s pace asks for', async () => {
  const form = await paceForm(company.as('ann', NOW), made.id)
  expect(form.keyResults[0]).toMatchObject({
    paceCurve: 'linear',
    taught: false,
    months: [
      { day: '2026-10-31', value: '3' },
      { day: '2026-11-30', value: '7' },
    ],
  })
})

test('marks turn a goal that is late against a straight line into one on its plan', async () => {
  expect((await deals()).status).toBe('at_risk')
  await set(company.as('ann', NOW), { [made.deals]: byMarks })
  const after = await deals()
  expect(after).toMatchObject({ status: 'on_track', paceDrawn: 'marks' })
  expect(after.month).toEqual({ until: '2026-11-30', asked: '1', done: '3' })
  const board = await teamBoard(company.as('max', NOW), company.teams.harbour, {
    show: 'all',
    sort: { by: 'status', down: false },
  })
  const cell = [...board.people.find(({ id }) => id === company.people.ann)!.cells.values()][0]!
  expect(cell.month?.asked).toBe('1')
})

test('a week before it was chosen is still judged by the straight line', async () => {
  const seen = async (week?: string) => {
    const page = (await rollup(company.as('max', NOW), { week }))!
    return page.units
      .find(({ id }) => id === company.people.ann)!
      .cells.values()
      .next().value!.status
  }
  expect(await seen('2026-W45')).toBe('at_risk')
  expect(await seen()).toBe('on_track')
  const { others } = (await goalPage(company.as('max', NOW), made.id)).story
  expect(others.find(({ event }) => event === 'goal.set_pace')!.paces).toMatchObject([
    { keyResult: 'Won deals', curve: 'marks', marks: [{ value: '2' }, { value: '3' }, { value: '10' }] },
  ])
  const kept = await opened.db.select().from(keyResultPace).where(eq(keyResultPace.keyResultId, made.deals))
  expect(kept.map(({ paceCurve }) => paceCurve).sort()).toEqual(['linear', 'marks'])
})

test('the same once more changes nothing; a stale form is a conflict; a wrong mark stands at its field', async () => {
  const ann = company.as('ann', NOW)
  const versionOf = async () => (await opened.db.select().from(goal).where(eq(goal.id, made.id)))[0]!.version
  const before = await versionOf()
  await set(ann, { [made.deals]: byMarks })
  expect(await versionOf()).toBe(before)
  const stale = {
    formId: v4(),
    goalId: made.id,
    version: '1',
    keyResults: { [made.deals]: { curve: 'linear' } },
  }
  await expect(setPace(ann, setPaceInput.parse(stale))).rejects.toThrow(Conflict)
  const wrong = set(ann, { [made.deals]: { curve: 'marks', marks: { '2026-10-31': '11' } } })
  await expect(wrong).rejects.toThrow(Invalid)
  await expect(wrong).rejects.toMatchObject({
    fields: { [`keyResults.${made.deals}.marks.2026-10-31`]: { key: 'markBeyondTarget' } },
  })
})

test('owner and leads set it, nobody else, and not what is over', async () => {
  await expect(set(company.as('bo', NOW), { [made.deals]: byMarks })).rejects.toThrow(Forbidden)
  await expect(paceForm(company.as('bo', NOW), made.id)).rejects.toThrow(Forbidden)
  await expect(paceForm(company.as('ann', NOW), v4())).rejects.toThrow(NotFound)
  const other = await company.goalOf('ann')
  await expect(set(company.as('ann', NOW), { [other.deals]: byMarks })).rejects.toThrow(NotFound)
  await set(company.as('max', NOW), { [made.deals]: { curve: 'working_days' } })
  expect((await deals()).paceDrawn).toBe('working_days')
  await opened.db.update(goal).set({ state: 'graded' }).where(eq(goal.id, made.id))
  await expect(set(company.as('max', NOW), { [made.deals]: byMarks })).rejects.toThrow(Conflict)
  await opened.db.update(goal).set({ state: 'agreed' }).where(eq(goal.id, made.id))
  await closePeriod(opened.db, company.quarters.q4)
  await expect(set(company.as('max', NOW), { [made.deals]: byMarks })).rejects.toMatchObject({
    key: 'periodClosed',
  })
})
