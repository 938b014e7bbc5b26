import { and, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Conflict, Forbidden, NotFound } from '@/lib/okr/errors'
import { answerCourseInput } from '@/lib/okr/input/course'
import { sqlState } from '../../client'
import type { Context } from '../../context'
import { goalPage } from '../../queries/goal-page'
import { activity, courseAnswer, goal, period } from '../../schema'
import { closePeriod } from '../../testing/rows'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { answerCourse } from './answer-course'

let opened: TestDb
let company: SmallCompany
let goalId: string
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
})
afterAll(() => opened.close())
beforeEach(async () => {
  goalId = (await company.goalOf('ann')).id
})

const MIDDLE = '2026-11-16T09:00:00Z'
const SECRET = '两家客户已经约好签约日期'
const form = (changes: Record<string, string> = {}) => ({
  formId: v4(),
  goalId,
  asked: 'mid_period',
  answer: 'keep',
  ...changes,
})
const answer = (ctx: Context, typed: Record<string, string>) =>
  answerCourse(ctx, answerCourseInput.parse(typed))
const kept = () => opened.db.select().from(courseAnswer).where(eq(courseAnswer.goalId, goalId))

test('owner and lead answer each for themselves; the goal tells it, the log holds no word of it', async () => {
  await answer(company.as('ann', MIDDLE), form({ word: SECRET }))
  await answer(company.as('max', '2026-11-17T09:00:00Z'), form({ answer: 'approach' }))
  expect(await kept()).toMatchObject([
    { asked: 'mid_period', answer: 'keep', word: SECRET, byId: company.people.ann },
    { asked: 'mid_period', answer: 'approach', word: null, byId: company.people.max },
  ])
  const { story } = await goalPage(company.as('max', MIDDLE), goalId)
  expect(story.course).toMatchObject([
    { by: 'Max Test', answer: 'approach' },
    { by: 'Ann Test', answer: 'keep', word: SECRET },
  ])
  expect((await goalPage(company.as('bo', MIDDLE), goalId)).story.course[1]).toMatchObject({ word: null })
  const told = await opened.db
    .select()
    .from(activity)
    .where(and(eq(activity.goalId, goalId), eq(activity.event, 'goal.answer-course')))
  expect(told.map((one) => one.after)).toEqual([
    { asked: 'mid_period', answer: 'keep' },
    { asked: 'mid_period', answer: 'approach' },
  ])
  expect(JSON.stringify(told)).not.toContain(SECRET)
})

test.each(['ann', 'max', 'rita', 'eva'] as const)('%s may answer', async (name) => {
  await expect(answer(company.as(name, MIDDLE), form())).resolves.toBe(goalId)
})

test.each(['bo', 'cai', 'hugo'] as const)('%s sees the goal and may not answer', async (name) => {
  await expect(answer(company.as(name, MIDDLE), form())).rejects.toThrow(Forbidden)
})

test('who does not see the goal does not find it', async () => {
  const cai = company.as('cai', MIDDLE)
  const closed = { ...cai, company: { ...cai.company, visibility: 'leads' as const } }
  await expect(answer(closed, form())).rejects.toThrow(NotFound)
  await expect(answer(cai, form({ goalId: v4() }))).rejects.toThrow(NotFound)
})

test('mid-period is answered once, and not before it', async () => {
  const early = company.as('ann', '2026-11-15T09:00:00Z')
  await expect(answer(early, form())).rejects.toThrow(new Conflict('courseNotDue'))
  const twice = form()
  const ann = company.as('ann', MIDDLE)
  expect(await answer(ann, twice)).toBe(await answer(ann, twice))
  await expect(answer(ann, form({ answer: 'adjust' }))).rejects.toThrow(new Conflict('alreadyAnswered'))
  expect(await kept()).toHaveLength(1)
})

test('what is needed is answered again after four weeks', async () => {
  const needed = { asked: 'needed' }
  await answer(company.as('ann', '2026-10-20T09:00:00Z'), form(needed))
  const soon = company.as('ann', '2026-11-16T09:00:00Z')
  await expect(answer(soon, form(needed))).rejects.toThrow(new Conflict('alreadyAnswered'))
  await answer(company.as('ann', '2026-11-17T09:00:00Z'), form({ ...needed, answer: 'adjust' }))
  expect((await kept()).map((one) => one.answer)).toEqual(['keep', 'adjust'])
})

test.each([
  ['draft', MIDDLE, 'goalInOtherState'],
  ['dropped', MIDDLE, 'goalInOtherState'],
  ['agreed', '2027-01-04T09:00:00Z', 'adjustmentAfterDeadline'],
] as const)('a goal that is %s on %s takes no answer', async (state, at, key) => {
  await opened.db.update(goal).set({ state }).where(eq(goal.id, goalId))
  await expect(answer(company.as('ann', at), form())).rejects.toThrow(new Conflict(key))
})

test.each([
  [{ answer: 'wait' }, 'answer', 'unknownChoice'],
  [{ answer: '' }, 'answer', 'unknownChoice'],
  [{ asked: 'always' }, 'asked', 'unknownChoice'],
  [{ goalId: '1' }, 'goalId', 'unknownChoice'],
  [{ word: 'x'.repeat(501) }, 'word', 'tooLong'],
])('%j is refused', (changes, field, message) => {
  const issues = answerCourseInput.safeParse(form(changes as Record<string, string>)).error?.issues
  expect(issues?.map((one) => [one.path.join('.'), one.message])).toEqual([[field, message]])
})

test('a closed period keeps its answers; only the words can be emptied', async () => {
  const ann = company.as('ann', MIDDLE)
  await answer(ann, form({ word: SECRET }))
  const other = (await company.goalOf('bo')).id
  await opened.db.update(period).set({ state: 'grading' }).where(eq(period.id, company.quarters.q4))
  await expect(answer(company.as('bo', MIDDLE), form({ goalId: other }))).rejects.toThrow(
    new Conflict('goalInOtherState'),
  )
  await closePeriod(opened.db, company.quarters.q4)
  await expect(answer(company.as('bo', MIDDLE), form({ goalId: other }))).rejects.toThrow(
    new Conflict('periodClosed'),
  )
  const its = eq(courseAnswer.goalId, goalId)
  const refused = await opened.db
    .update(courseAnswer)
    .set({ answer: 'adjust' })
    .where(its)
    .catch((error: unknown) => error)
  expect(sqlState(refused)).toBe('PL001')
  await opened.db.update(courseAnswer).set({ word: null }).where(its)
  expect(await kept()).toMatchObject([{ answer: 'keep', word: null }])
})
