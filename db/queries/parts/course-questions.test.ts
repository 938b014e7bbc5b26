import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays } from '@/lib/okr/calendar'
import { answerCourseInput } from '@/lib/okr/input/course'
import { proposeApproachInput } from '@/lib/okr/input/adjustments'
import { logWeekInput } from '@/lib/okr/input/check-ins'
import { writePlanInput } from '@/lib/okr/input/plans'
import { changeApproach } from '../../commands/adjustments/change-approach'
import { logWeek } from '../../commands/check-ins/log-week'
import { answerCourse } from '../../commands/goals/answer-course'
import { writePlan } from '../../commands/plans/write-plan'
import type { Context } from '../../context'
import { keyResult, keyResultTerm } from '../../schema'
import { oneMetric } from '../../testing/goal-forms'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { myWeek } from '../my-week'

let opened: TestDb
let company: SmallCompany
let made: Awaited<ReturnType<SmallCompany['goalOf']>>
beforeEach(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  made = await company.goalOf('ann')
})
afterEach(() => opened.close())

const asked = async (ctx: Context) =>
  (await myWeek(ctx)).course.map(({ goalId, asked, owner }) => [goalId, asked, owner])
const answer = (ctx: Context, reason: string) =>
  answerCourse(ctx, answerCourseInput.parse({ formId: v4(), goalId: made.id, asked: reason, answer: 'keep' }))

/** One deal a week for five weeks, and so many asked for. */
async function oneAWeek(target: string): Promise<void> {
  const metricId = await oneMetric(opened.db, 'count', new Date('2026-09-01T08:00:00Z'))
  await opened.db.update(keyResult).set({ metricId, wording: '' }).where(eq(keyResult.id, made.deals))
  await opened.db.update(keyResultTerm).set({ target }).where(eq(keyResultTerm.keyResultId, made.deals))
  for (let week = 0; week < 5; week += 1) {
    const monday = addDays('2026-10-05', 7 * week)
    await logWeek(
      company.as('ann', `${addDays(monday, 4)}T12:00:00Z`),
      logWeekInput.parse({
        formId: v4(),
        week: monday,
        goals: { [made.id]: { version: '0', values: { [made.deals]: { value: String(week + 1) } } } },
      }),
    )
  }
}

test('at mid-period owner and nearest lead are asked, nobody else, until each has answered', async () => {
  const on = (name: Parameters<SmallCompany['as']>[0], day: string) => company.as(name, `${day}T09:00:00Z`)
  expect(await asked(on('ann', '2026-11-15'))).toEqual([])
  expect(await asked(on('ann', '2026-11-16'))).toEqual([[made.id, 'mid_period', null]])
  expect(await asked(on('max', '2026-11-16'))).toEqual([[made.id, 'mid_period', 'Ann Test']])
  for (const name of ['bo', 'hugo', 'rita', 'eva'] as const)
    expect(await asked(on(name, '2026-11-16')), name).toEqual([])
  await answer(on('ann', '2026-11-16'), 'mid_period')
  expect(await asked(on('ann', '2026-11-17'))).toEqual([])
  expect(await asked(on('max', '2026-11-17'))).toHaveLength(1)
})

test('a lead’s own goal is the lead’s above to ask about, a leader’s above everybody an executive’s', async () => {
  const ofMax = await company.goalOf('max')
  const ofRita = await company.goalOf('rita')
  const at = '2026-11-16T09:00:00Z'
  expect(await asked(company.as('rita', at))).toEqual([
    [ofRita.id, 'mid_period', null],
    [ofMax.id, 'mid_period', 'Max Test'],
  ])
  expect(await asked(company.as('eva', at))).toEqual([[ofRita.id, 'mid_period', 'Rita Test']])
})

test('when more is needed than the best four weeks, it is asked before the middle, and again after four weeks', async () => {
  await oneAWeek('40')
  const on = (day: string) => company.as('ann', `${day}T09:00:00Z`)
  const { course } = await myWeek(on('2026-11-10'))
  expect(course).toMatchObject([{ asked: 'needed', beyond: { name: 'Won deals', best: 1 } }])
  expect(course[0]!.beyond!.perWeek).toBeCloseTo((35 * 7) / 51)
  await answer(on('2026-11-10'), 'needed')
  expect(await asked(on('2026-11-11'))).toEqual([])
  // It answers mid-period, too.
  expect(await asked(on('2026-11-20'))).toEqual([])
  expect(await asked(on('2026-12-07'))).toEqual([])
  expect(await asked(on('2026-12-08'))).toEqual([[made.id, 'needed', null]])
})

test('within reach it is not asked; a change of approach is an answer', async () => {
  await oneAWeek('10')
  expect(await asked(company.as('ann', '2026-11-10T09:00:00Z'))).toEqual([])
  await changeApproach(
    company.as('ann', '2026-11-10T09:00:00Z'),
    proposeApproachInput.parse({
      formId: v4(),
      goalId: made.id,
      reason: 'feedback',
      approach: 'Call first.',
    }),
  )
  expect(await asked(company.as('ann', '2026-11-16T09:00:00Z'))).toEqual([])
  expect(await asked(company.as('max', '2026-11-16T09:00:00Z'))).toEqual([])
})

test('a plan that is missing is said, until it is written', async () => {
  const ann = company.as('ann', '2026-11-10T09:00:00Z')
  expect((await myWeek(ann)).toDos.unplanned).toBe(true)
  const typed = { formId: v4(), version: '0', periodId: company.quarters.q4, position: 'Retail.' }
  await writePlan(ann, writePlanInput.parse(typed))
  expect((await myWeek(ann)).toDos.unplanned).toBe(false)
  expect((await myWeek(ann, company.quarters.q1)).toDos.unplanned).toBe(true)
  // Who is in no team writes no goals.
  expect((await myWeek(company.as('eva', '2026-11-10T09:00:00Z'))).toDos.unplanned).toBe(false)
})
