import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NotFound } from '@/lib/okr/errors'
import { createGoalInput } from '@/lib/okr/input/goals'
import { createGoal } from '../../commands/goals/create'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { alignment, checkIn, goal, keyResult, keyResultTerm, measurement, metric, task } from '../../schema'
import { oneMetric } from '../../testing/goal-forms'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { newGoalForm, type GoalForm } from '../goal-form'

const NOW = '2026-12-29T15:00:00Z'
const AGREED = new Date('2026-10-01T00:00:00Z')

let opened: TestDb
let company: SmallCompany
let ann: Context, bo: Context, hugo: Context
/** Ann's of this quarter: deals and revenue are totals, the average deal and the conversion are levels. */
let made: Awaited<ReturnType<SmallCompany['goalOf']>>
let levels: Record<'average' | 'conversion' | 'reached', string>

beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  ;[ann, bo, hugo] = (['ann', 'bo', 'hugo'] as const).map((name) => company.as(name, NOW)) as [
    Context,
    Context,
    Context,
  ]
  made = await company.goalOf('ann', 'q4', { relevance: 'The region asks for it.' })
  const average = await oneMetric(opened.db, 'amount', AGREED)
  await opened.db
    .update(metric)
    .set({ nameEn: 'Average deal', reading: 'level' })
    .where(eq(metric.id, average))
  levels = { average: newId(AGREED), conversion: newId(AGREED), reached: newId(AGREED) }
  const place = { goalId: made.id, periodId: company.quarters.q4 }
  const common = { ...place, valueSource: 'manual', fedBy: 'people', paceCurve: 'linear' } as const
  const due = newId(AGREED)
  await opened.db.insert(keyResult).values([
    {
      ...common,
      id: levels.average,
      metricId: average,
      wording: '',
      kind: 'amount',
      unit: '',
      currency: 'USD',
      position: 2,
      createdAt: AGREED,
    },
    {
      ...common,
      id: levels.conversion,
      wording: 'Conversion',
      kind: 'percent',
      unit: '',
      position: 3,
      createdAt: AGREED,
    },
    {
      ...common,
      id: levels.reached,
      wording: 'Repurchase',
      kind: 'percent',
      unit: '',
      position: 4,
      createdAt: AGREED,
    },
    {
      ...common,
      id: due,
      wording: 'Template approved',
      kind: 'milestone',
      unit: '',
      position: 5,
      createdAt: AGREED,
    },
  ])
  const term = (keyResultId: string, baseline: string, target: string) => ({
    ...place,
    id: newId(AGREED),
    keyResultId,
    cause: 'agreed' as const,
    baseline,
    target,
    weight: 1_000,
    dropped: false,
    recordedAt: AGREED,
  })
  await opened.db
    .insert(keyResultTerm)
    .values([
      term(levels.average, '8000', '10000'),
      term(levels.conversion, '20', '25'),
      term(levels.reached, '20', '30'),
      { ...term(due, '0', '1'), dueOn: '2026-12-15' },
    ])
  const value = (keyResultId: string, at: string) => ({
    ...place,
    id: newId(AGREED),
    keyResultId,
    asOf: '2026-12-28',
    value: at,
    recordedBy: company.people.ann,
    recordedAt: AGREED,
  })
  await opened.db
    .insert(measurement)
    .values([
      value(made.deals, '9'),
      value(levels.average, '9100'),
      value(levels.conversion, '22.5'),
      value(levels.reached, '32'),
    ])
  await opened.db.insert(checkIn).values({
    ...place,
    id: newId(AGREED),
    week: '2026-12-21',
    firstRecordedAt: AGREED,
    version: 1,
  })
  const steps = [
    ['List the accounts', '2026-10-09'],
    ['Close what is open', '2026-12-31'],
    ['Ask for referrals', null],
  ] as const
  await opened.db.insert(task).values(
    steps.map(([title, dueOn], position) => ({
      ...place,
      id: newId(AGREED),
      title,
      dueOn,
      position,
      assigneeId: company.people.ann,
      createdAt: AGREED,
      doneAt: AGREED,
      doneBy: company.people.ann,
    })),
  )
  const team = await company.goalOf('max', 'q4', { level: 'team' })
  await opened.db.insert(alignment).values({
    id: newId(AGREED),
    childId: made.deals,
    parentId: team.deals,
    periodId: company.quarters.q4,
    axis: 'people',
    share: 10_000,
    createdBy: company.people.ann,
    validFrom: AGREED,
  })
})
afterAll(() => opened.close())

const formOf = async (ctx: Context, copy?: string, subject = `person:${ctx.viewer.id}`) =>
  (await newGoalForm(ctx, { periodId: company.quarters.q1, subject, copy })) as GoalForm

describe('an earlier goal copied', () => {
  test('brings its words and its plan, the dates moved into the new period', async () => {
    const { filled } = await formOf(ann, made.id)
    expect(filled).toMatchObject({
      name: 'Ten deals of ann',
      content: 'Win ten deals.',
      background: 'The quarter needs them.',
      support: 'One day a week kept free.',
      relevance: 'The region asks for it.',
      starts: '2027-01-01',
      deadline: '2027-03-31',
      supportsGoalId: null,
      accountableId: null,
    })
    expect(filled!.tasks.map(({ id, title, dueOn }) => [id, title, dueOn])).toEqual([
      [null, 'List the accounts', '2027-01-09'],
      [null, 'Close what is open', '2027-03-31'],
      [null, 'Ask for referrals', null],
    ])
  })

  test('begins totals at nothing and levels where they were left, without ids and alignments', async () => {
    const { filled } = await formOf(ann, made.id)
    const rows = filled!.keyResults.map(({ wording, baseline, target, dueOn }) => [
      wording,
      baseline,
      target,
      dueOn,
    ])
    expect(rows).toEqual([
      ['Won deals', '0', '10', null],
      ['Won revenue', '0', '100000', null],
      ['', '9100', '10000', null],
      ['Conversion', '22.5', '25', null],
      // Reached already: what comes next is to be said.
      ['Repurchase', '32', null, null],
      ['Template approved', '0', '1', '2027-03-17'],
    ])
    for (const one of filled!.keyResults) expect(one).toMatchObject({ id: null, parents: [] })
  })

  test('saved, it is a draft without a past: no check-ins, values or alignments, nothing ticked', async () => {
    const { filled } = await formOf(ann, made.id)
    const byIndex = <T>(rows: readonly T[]) => Object.fromEntries(rows.entries())
    const { name, content, background, support, keyResults, tasks } = filled!
    const id = await createGoal(
      ann,
      createGoalInput.parse({
        formId: v4(),
        periodId: company.quarters.q1,
        subject: `person:${company.people.ann}`,
        ...{ name, content, background, support },
        keyResults: byIndex(
          keyResults.map(({ metricId, wording, kind, unit, baseline, target, dueOn }) => ({
            ...{ metricId: metricId ?? 'own', wording, kind, unit, dueOn: dueOn ?? '' },
            ...{ baseline: baseline ?? '', target: target ?? '35' },
          })),
        ),
        tasks: byIndex(tasks.map(({ title, dueOn }) => ({ title: title ?? '', dueOn: dueOn ?? '' }))),
      }),
    )
    const { db } = opened
    expect((await db.select().from(goal).where(eq(goal.id, id)))[0]).toMatchObject({
      state: 'draft',
      periodId: company.quarters.q1,
    })
    expect(await db.$count(keyResult, eq(keyResult.goalId, id))).toBe(6)
    expect(await db.$count(checkIn, eq(checkIn.goalId, id))).toBe(0)
    expect(await db.$count(measurement, eq(measurement.goalId, id))).toBe(0)
    for (const { id: childId } of await db.select().from(keyResult).where(eq(keyResult.goalId, id)))
      expect(await db.$count(alignment, eq(alignment.childId, childId))).toBe(0)
    const copied = await db.select().from(task).where(eq(task.goalId, id))
    expect(copied).toHaveLength(3)
    for (const one of copied) expect(one.doneAt).toBeNull()
  })

  test('what one does not see cannot be copied, and is not offered', async () => {
    const hidden = await company.goalOf('bo', 'q4', { state: 'draft', name: 'Bo’s draft' })
    await expect(formOf(ann, hidden.id)).rejects.toThrow(NotFound)
    await expect(formOf(hugo, hidden.id)).rejects.toThrow(NotFound)
    for (const id of [v4(), 'last-one']) await expect(formOf(ann, id)).rejects.toThrow(NotFound)
    // In force it is open to everybody, as an example too; offered are one's own.
    expect((await formOf(bo, made.id)).filled!.name).toBe('Ten deals of ann')
    expect((await formOf(bo)).earlier).toEqual([])
    expect((await formOf(ann)).earlier).toMatchObject([
      { id: made.id, name: 'Ten deals of ann', period: { first: '2026-10-01' } },
    ])
  })
})
