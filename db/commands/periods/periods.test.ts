import { and, asc, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Conflict, Forbidden, NotFound } from '@/lib/okr/errors'
import { createGoalInput } from '@/lib/okr/input/goals'
import { periodStepInput, planPeriodInput, stepBackInput } from '@/lib/okr/input/periods'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { periodPage } from '../../queries/period-page'
import { periodsPage } from '../../queries/periods-page'
import {
  activity,
  alignment,
  goal,
  keyResult,
  period,
  periodShape,
  periodStep,
  specialDay,
} from '../../schema'
import { goalParts, oneMetric } from '../../testing/goal-forms'
import { check, settings } from '../../testing/rows'
import { somebodyWaits } from '../../testing/somebody-waits'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { measurement } from '../../schema'
import { createGoal } from '../goals/create'
import { openPeriod } from './open'
import { planPeriod } from './plan'
import { startGrading } from './start-grading'
import { stepBack } from './step-back'

const NOW = '2026-11-13T15:00:00Z'
let opened: TestDb
let company: SmallCompany
let eva: Context
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  eva = company.as('eva', NOW)
})
afterAll(() => opened.close())

const plan = (ctx: Context, span: string, formId: string = v4()) =>
  planPeriod(ctx, planPeriodInput.parse({ formId, span }))
const stepOn = async (periodId: string, formId: string = v4()) =>
  periodStepInput.parse({ formId, periodId, version: String((await rowOf(periodId)).version) })
const backOn = async (periodId: string) =>
  stepBackInput.parse({
    ...(await stepOn(periodId)),
    version: await versionOf(periodId),
    reason: 'Opened too early.',
  })
const versionOf = async (periodId: string) => String((await rowOf(periodId)).version)

async function rowOf(periodId: string) {
  const [found] = await opened.db.select().from(period).where(eq(period.id, periodId))
  return found!
}

const eventsOf = async (periodId: string) =>
  (
    await opened.db
      .select({ event: activity.event })
      .from(activity)
      .where(eq(activity.subjectId, periodId))
      .orderBy(asc(activity.sequence))
  ).map(({ event }) => event)

describe('planning', () => {
  test('a quarter, and the year it belongs to along with it; the same form again plans nothing more', async () => {
    const formId = v4()
    const id = await plan(eva, 'quarter:2027-04-01', formId)
    expect(await plan(eva, 'quarter:2027-04-01', formId)).toBe(id)
    const quarter = await rowOf(id)
    expect(quarter).toMatchObject({ kind: 'quarter', last: '2027-06-30', state: 'planning', settings: null })
    expect(await rowOf(quarter.yearId!)).toMatchObject({
      kind: 'year',
      first: '2027-01-01',
      state: 'planning',
    })
    expect(await eventsOf(id)).toEqual(['period.plan'])
    expect((await rowOf(await plan(eva, 'quarter:2027-07-01'))).yearId).toBe(quarter.yearId)
  })

  test('what is planned already is a conflict; a quarter that is over, far off or not of the calendar no choice', async () => {
    await expect(plan(eva, 'quarter:2027-04-01')).rejects.toThrow(new Conflict('periodPlanned'))
    for (const span of ['quarter:2026-07-01', 'quarter:2029-01-01', 'quarter:2027-10-02', 'year:2026-10-01'])
      await expect(plan(eva, span)).rejects.toMatchObject({ fields: { span: { key: 'unknownChoice' } } })
    expect(planPeriodInput.safeParse({ formId: v4(), span: 'quarter:2027-02-31' }).success).toBe(false)
  })

  test('the page proposes the quarter after the last one, to executives alone', async () => {
    expect((await periodsPage(eva)).plan?.next?.first).toBe('2027-10-01')
    const { years, plan: none } = await periodsPage(company.as('ann', NOW))
    expect(none).toBeNull()
    expect(years.map(({ quarters }) => quarters.length)).toEqual([2, 2])
  })
})

describe('opening and one step back', () => {
  test('copies today’s settings and special days; taken back it lets go of them, with a reason in its history', async () => {
    const id = await plan(eva, 'quarter:2027-10-01')
    await opened.db.insert(specialDay).values({ day: '2027-10-01', kind: 'holiday', name: 'National Day' })
    expect((await periodPage(eva, id, {})).run).toMatchObject({ copies: { specialDays: 1, weekday: 5 } })
    const formId = v4()
    const input = await stepOn(id, formId)
    expect(await openPeriod(eva, input)).toBe(id)
    expect(await openPeriod(eva, input)).toBe(id)
    expect(await rowOf(id)).toMatchObject({
      state: 'active',
      version: 2,
      settings: { onTrack: 0.9, timeZone: 'UTC', holidays: ['2027-10-01'] },
    })
    await expect(openPeriod(eva, { ...input, formId: v4() })).rejects.toThrow(new Conflict('periodMovedOn'))

    await stepBack(eva, await backOn(id))
    expect(await rowOf(id)).toMatchObject({ state: 'planning', settings: null })
    expect(await eventsOf(id)).toEqual(['period.plan', 'period.open', 'period.step-back'])
    const { steps } = await periodPage(company.as('ann', NOW), id, {})
    expect(steps[0]).toMatchObject({ state: 'planning', by: 'Eva Test', reason: 'Opened too early.' })
    const told = await opened.db.select().from(activity).where(eq(activity.subjectId, id))
    expect(JSON.stringify(told)).not.toContain('too early')
    await expect(stepBack(eva, await backOn(id))).rejects.toThrow(new Conflict('periodMovedOn'))
  })

  test('from grading back to in progress: what it copied when it opened stays', async () => {
    const { q1 } = company.quarters
    await startGrading(eva, await stepOn(q1))
    expect((await rowOf(q1)).state).toBe('grading')
    await stepBack(eva, await backOn(q1))
    expect(await rowOf(q1)).toMatchObject({ state: 'active', settings })
    await expect(openPeriod(eva, await stepOn(q1))).rejects.toThrow(Conflict)
  })

  test('keeps the shape closed quarters teach of a metric, and learns anew when it is opened again', async () => {
    const metricId = await oneMetric(opened.db, 'count', eva.now)
    const closed = newId(eva.now)
    const span = { first: '2026-07-01', last: '2026-09-30' }
    await opened.db.insert(period).values({
      ...{ id: closed, kind: 'quarter', ...span, state: 'active', settings },
      ...{ createdAt: eva.now, version: 1 },
    })
    const made = await company.goalOf('ann', 'q4')
    await opened.db
      .update(goal)
      .set({ periodId: closed, starts: span.first, deadline: span.last })
      .where(eq(goal.id, made.id))
    await opened.db.update(keyResult).set({ metricId, periodId: closed }).where(eq(keyResult.id, made.deals))
    const result = { goalId: made.id, keyResultId: made.deals, periodId: closed }
    for (const [day, value] of [
      ['2026-07-15', '1'],
      ['2026-09-30', '40'],
    ] as const)
      await opened.db.insert(measurement).values(check(result, company.people.ann, day, value, eva.now))
    await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, closed))

    const id = (await periodsPage(eva)).years
      .flatMap(({ quarters }) => quarters)
      .find(({ first }) => first === '2027-10-01')!.id
    await openPeriod(eva, await stepOn(id))
    const [kept] = await opened.db.select().from(periodShape).where(eq(periodShape.periodId, id))
    expect(kept).toMatchObject({ metricId, learnedFrom: [closed] })
    expect(kept!.shape).toHaveLength(92)
    expect(kept!.shape.at(-1)).toBe(1)
    await stepBack(eva, await backOn(id))
    expect(await opened.db.$count(periodShape, eq(periodShape.periodId, id))).toBe(0)
  })
})

test.each(['ann', 'max', 'rita'] as const)('%s runs no period, and reads how it stands', async (name) => {
  const ctx = company.as(name, NOW)
  const { q4 } = company.quarters
  await expect(plan(ctx, 'year:2028-01-01')).rejects.toThrow(Forbidden)
  await expect(startGrading(ctx, await stepOn(q4))).rejects.toThrow(Forbidden)
  await expect(stepBack(ctx, await backOn(q4))).rejects.toThrow(Forbidden)
  expect(await periodPage(ctx, q4, {})).toMatchObject({ run: null, period: { state: 'active' } })
})

test('an unknown period is not found', async () => {
  const asked = periodStepInput.parse({ formId: v4(), periodId: v4(), version: '1' })
  await expect(openPeriod(eva, asked)).rejects.toThrow(NotFound)
  await expect(periodPage(eva, 'q4', {})).rejects.toThrow(NotFound)
})

test('the checklist before a step counts what is not in order, and names it', async () => {
  await company.goalOf('bo', 'q4', { state: 'draft', weight: 6_000 })
  await company.goalOf('cai', 'q4', { state: 'submitted' })
  const agreed = await company.goalOf('max', 'q4')
  await company.goalOf('rita', 'q4', { level: 'team' })
  const { checks, goals } = (await periodPage(eva, company.quarters.q4, {})).run!
  const said = Object.fromEntries(checks.map(({ key, count }) => [key, count]))
  expect(said).toMatchObject({
    runsOn: 48,
    drafts: 1,
    submitted: 1,
    weights: 0,
    ownWeights: 1,
    coverage: 0,
    proposals: 0,
  })
  // As the company's page counts them: weeks of people's goals, not of a team's.
  expect(checks.find(({ key }) => key === 'checkIns')?.goals).toMatchObject([{ id: agreed.id }])
  expect(checks.some(({ blocks }) => blocks)).toBe(false)
  expect(goals).toEqual({ inForce: 2, keyResults: 4, owners: 2, unagreed: 2 })
})

describe('a goal above counts as covered below 100 %', () => {
  const covered = async (goalId: string) => {
    const { checks } = (await periodPage(eva, company.quarters.q4, {})).run!
    return checks.find(({ key }) => key === 'coverage')!.goals.find(({ id }) => id === goalId)?.figure
  }
  const oneTeam = async (changes: Partial<typeof keyResult.$inferInsert>) => {
    const above = await company.goalOf('max', 'q4', { level: 'team' })
    await opened.db.update(keyResult).set(changes).where(eq(keyResult.id, above.deals))
    return above
  }
  const below = async (
    parentId: string,
    changes: Partial<typeof alignment.$inferInsert>,
    state?: 'draft',
  ) => {
    const child = await company.goalOf('ann', 'q4', state && { state })
    await opened.db
      .update(keyResult)
      .set({ metricId: await metric() })
      .where(eq(keyResult.id, child.deals))
    await opened.db.insert(alignment).values({
      ...{ id: newId(eva.now), childId: child.deals, parentId, periodId: company.quarters.q4 },
      ...{ axis: 'people', share: 10_000, createdBy: company.people.max, validFrom: eva.now, ...changes },
    })
  }
  let known: string | undefined
  const metric = async () => (known ??= await oneMetric(opened.db, 'count', eva.now))

  test('where nothing agreed stands below a target whose values come from there', async () => {
    const above = await oneTeam({ metricId: await metric(), valueSource: 'children', fedBy: 'people' })
    expect(await covered(above.id)).toBe(0)
    await below(above.deals, {}, 'draft')
    expect(await covered(above.id)).toBe(0)
    await below(above.deals, { share: 4_000 })
    expect(await covered(above.id)).toBe(0.4)
    await below(above.deals, { share: 6_000 })
    expect(await covered(above.id)).toBeUndefined()
  })

  test('not where its quarters do not make it up, but its value comes from people', async () => {
    const above = await oneTeam({ metricId: await metric(), valueSource: 'children', fedBy: 'people' })
    await below(above.deals, {})
    await below(above.deals, { axis: 'time', share: 5_000 })
    expect(await covered(above.id)).toBeUndefined()
  })

  test('a target measured by itself is covered while nothing is divided', async () => {
    const above = await oneTeam({ metricId: await metric() })
    expect(await covered(above.id)).toBeUndefined()
    await below(above.deals, { share: 5_000 })
    expect(await covered(above.id)).toBe(0.5)
  })
})

if (engine() === 'postgres')
  test('a draft written while grading starts is refused, not slipped in', async () => {
    const other = await opened.another()
    const { q1 } = company.quarters
    const asked = await stepOn(q1)
    let writing: Promise<unknown> = Promise.resolve()
    await opened.db.transaction(async (tx) => {
      await startGrading(company.as('eva', NOW, tx), asked)
      const subject = `person:${company.people.ann}`
      const form = createGoalInput.parse({ formId: v4(), periodId: q1, subject, ...goalParts() })
      writing = createGoal(company.as('ann', NOW, other.db), form).catch((error: unknown) => error)
      await somebodyWaits(opened.db)
    })
    expect(await writing).toEqual(new Conflict('periodGrading'))
    expect(await opened.db.$count(goal, and(eq(goal.periodId, q1), eq(goal.state, 'draft')))).toBe(0)
    await stepBack(eva, await backOn(q1))
  })

if (engine() === 'postgres')
  test('of two executives who plan or open at once, one does and the other is told', async () => {
    const other = await opened.another()
    const emil = company.as('emil', NOW, other.db)
    const both = async (attempts: Promise<unknown>[]) => {
      const said = await Promise.allSettled(attempts)
      expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(said.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Conflict)
    }
    await both([plan(eva, 'year:2028-01-01'), plan(emil, 'year:2028-01-01')])
    const [year] = await opened.db
      .select()
      .from(period)
      .where(and(eq(period.kind, 'year'), eq(period.first, '2028-01-01')))
    await both([openPeriod(eva, await stepOn(year!.id)), openPeriod(emil, await stepOn(year!.id))])
    expect(await opened.db.$count(periodStep, eq(periodStep.periodId, year!.id))).toBe(2)
  })
