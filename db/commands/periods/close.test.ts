import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Conflict, Forbidden } from '@/lib/okr/errors'
import { periodStepInput, planPeriodInput } from '@/lib/okr/input/periods'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { measuredGoals } from '../../queries/parts/measured-goals'
import { periodPage } from '../../queries/period-page'
import { activity, adjustment, goal, grade, gradeValue, measurement, period, periodStep } from '../../schema'
import { check, settings } from '../../testing/rows'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { closePeriod } from './close'
import { planPeriod } from './plan'

const NOW = '2027-01-20T15:00:00Z'
let opened: TestDb
let company: SmallCompany
let eva: Context
let q4: string
let made: Awaited<ReturnType<SmallCompany['goalOf']>>
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  eva = company.as('eva', NOW)
  q4 = company.quarters.q4
  made = await company.goalOf('ann')
  const measured = [
    [made.deals, '2026-12-30', '6'],
    [made.revenue, '2026-12-31', '120000'],
    // After the deadline: it stands apart and never counts.
    [made.deals, '2027-01-05', '9'],
  ] as const
  for (const [keyResultId, day, value] of measured)
    await opened.db
      .insert(measurement)
      .values(check({ goalId: made.id, keyResultId, periodId: q4 }, company.people.ann, day, value, eva.now))
})
afterAll(() => opened.close())

const close = async (ctx: Context, periodId = q4, formId: string = v4()) => {
  const [{ version } = { version: 0 }] = await opened.db.select().from(period).where(eq(period.id, periodId))
  return closePeriod(ctx, periodStepInput.parse({ formId, periodId, version: String(version) }))
}
const setState = (id: string, state: 'active' | 'grading') =>
  opened.db.update(period).set({ state }).where(eq(period.id, id))

async function score(goalId: string, periodId: string, changes: Partial<typeof grade.$inferInsert> = {}) {
  const id = newId(eva.now)
  const given = { finalScore: 0.8, finalReason: '', finalBy: company.people.max, finalAt: eva.now }
  await opened.db.insert(grade).values({ id, goalId, periodId, ...given, version: 1, ...changes })
  return id
}

test('a period that is not being graded cannot be closed, and only executives close', async () => {
  await expect(close(eva)).rejects.toThrow(new Conflict('periodMovedOn'))
  await setState(q4, 'grading')
  for (const name of ['ann', 'max', 'rita'] as const)
    await expect(close(company.as(name, NOW))).rejects.toThrow(Forbidden)
})

test('it is refused until its last day has passed in company time, and the page says how many are left', async () => {
  for (const [at, left] of [
    ['2026-11-13T15:00:00Z', 49],
    ['2026-12-31T23:59:00Z', 1],
  ] as const) {
    const early = company.as('eva', at)
    await expect(close(early)).rejects.toMatchObject({ key: 'periodNotOver', values: { day: '2026-12-31' } })
    const { checks } = (await periodPage(early, q4, {})).run!
    expect(checks[0]).toMatchObject({ key: 'notOver', count: left, blocks: true })
  }
  const { checks } = (await periodPage(company.as('eva', '2027-01-01T00:00:00Z'), q4, {})).run!
  expect(checks.map(({ key }) => key)).not.toContain('notOver')
})

test('it is refused while a final score is missing or outdated, and the page says of which goals', async () => {
  const outdated = await company.goalOf('bo')
  await score(outdated.id, q4, { outdatedAt: eva.now })
  await expect(close(eva)).rejects.toMatchObject({
    key: 'periodScoresOpen',
    values: { missing: 1, outdated: 1 },
  })
  const { checks } = (await periodPage(eva, q4, {})).run!
  const named = checks
    .filter(({ blocks }) => blocks)
    .map(({ key, goals }) => [key, goals.map(({ id }) => id)])
  expect(named).toEqual([
    ['noScore', [made.id]],
    ['outdated', [outdated.id]],
  ])
  await opened.db.update(grade).set({ outdatedAt: null }).where(eq(grade.goalId, outdated.id))
  expect(await opened.db.$count(gradeValue)).toBe(0)
})

test('closing writes values, attainments and scores once, beside what was given', async () => {
  const id = await score(made.id, q4)
  await opened.db.update(goal).set({ state: 'graded' }).where(eq(goal.id, made.id))
  const dropped = await company.goalOf('cai', 'q4', { state: 'dropped' })
  const draft = await company.goalOf('hugo', 'q4', { state: 'draft' })
  const proposed = newId(eva.now)
  await opened.db.insert(adjustment).values({
    ...{ id: proposed, goalId: made.id, periodId: q4, scope: 'numbers' },
    ...{ reason: 'market', state: 'proposed', explanation: 'Fewer buyers.' },
    ...{ proposedBy: company.people.ann, proposedAt: eva.now },
    ...{ dropsGoal: false, late: false, goalVersion: 1, decidedAlone: false },
  })
  const formId = v4()
  expect(await close(eva, q4, formId)).toBe(q4)
  expect(await closePeriod(eva, periodStepInput.parse({ formId, periodId: q4, version: '1' }))).toBe(q4)

  const [kept] = await opened.db.select().from(grade).where(eq(grade.goalId, made.id))
  expect(kept).toMatchObject({
    ...{ id, finalScore: 0.8, computedScore: 0.8, cappedAdjusted: 0.8, cappedOriginal: 0.8 },
    // The version is the owner's: a form of theirs that is open is told of the closing.
    ...{ uncappedAdjusted: 0.9, uncappedOriginal: 0.9, version: 1 },
  })
  const values = await opened.db.select().from(gradeValue).where(eq(gradeValue.gradeId, id))
  expect(
    values.map(({ keyResultId, value, attainmentAdjusted }) => [keyResultId, value, attainmentAdjusted]),
  ).toEqual(
    expect.arrayContaining([
      [made.deals, '6.0000', 0.6],
      [made.revenue, '120000.0000', 1.2],
    ]),
  )
  // The statement is what is computed.
  const [computed] = await measuredGoals(eva, eq(goal.id, made.id))
  expect(computed!.adjustedAttainment?.capped).toBe(kept!.cappedAdjusted)

  const statement = async (goalId: string) => opened.db.select().from(grade).where(eq(grade.goalId, goalId))
  expect(await statement(dropped.id)).toMatchObject([{ computedScore: null, finalScore: null }])
  expect(await statement(draft.id)).toEqual([])
  const [lapsed] = await opened.db.select().from(adjustment).where(eq(adjustment.id, proposed))
  expect(lapsed!.state).toBe('outdated')
  const told = await opened.db.select().from(activity).where(eq(activity.subjectId, q4))
  expect(told).toMatchObject([
    { event: 'period.close', before: { state: 'grading' }, after: { state: 'closed' } },
  ])
  expect(await opened.db.select().from(periodStep).where(eq(periodStep.periodId, q4))).toMatchObject([
    { state: 'closed', byId: company.people.eva, reason: null },
  ])
})

test('closed is final: no step leads out of it', async () => {
  await expect(close(eva)).rejects.toThrow(new Conflict('periodClosed'))
  expect((await periodPage(eva, q4, {})).run).toBeNull()
})

test('a year closes after its quarters, with an empty one beside them', async () => {
  const year = newId(eva.now)
  await opened.db.insert(period).values({
    ...{ id: year, kind: 'year', first: '2027-01-01', last: '2027-12-31', state: 'grading', settings },
    ...{ createdAt: eva.now, version: 1 },
  })
  await opened.db
    .update(period)
    .set({ yearId: year, state: 'grading' })
    .where(eq(period.id, company.quarters.q1))
  const over = company.as('eva', '2028-01-02T15:00:00Z')
  await expect(close(over, year)).rejects.toMatchObject({ key: 'periodQuartersOpen', values: { count: 1 } })
  await close(over, company.quarters.q1)
  await close(over, year)
  expect((await periodPage(eva, year, {})).period.state).toBe('closed')
  const later = planPeriodInput.parse({ formId: v4(), span: 'quarter:2027-04-01' })
  await expect(planPeriod(eva, later)).rejects.toThrow(new Conflict('periodClosed'))
})
