import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Forbidden, NotFound } from '@/lib/okr/errors'
import { logWeekInput } from '@/lib/okr/input/check-ins'
import { writeCommentInput } from '@/lib/okr/input/comments'
import type { Context } from '../../context'
import { checkIn, comment } from '../../schema'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { logWeek } from '../check-ins/log-week'
import { writeComment } from './write-comment'

let opened: TestDb
let company: SmallCompany
let goalId: string
let checkInId: string
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
})
afterAll(() => opened.close())

const FRIDAY = '2026-11-13T15:00:00Z'
const say = (ctx: Context, body: string, changes: Record<string, string> = {}) =>
  writeComment(ctx, writeCommentInput.parse({ formId: v4(), goalId, body, ...changes }))
const open = async () =>
  (await opened.db.select().from(comment).where(eq(comment.goalId, goalId)))
    .filter((one) => one.question && one.answeredAt === null)
    .map((one) => one.body)

beforeEach(async () => {
  goalId = (await company.goalOf('ann')).id
  await logWeek(
    company.as('ann', FRIDAY),
    logWeekInput.parse({
      formId: v4(),
      week: '2026-11-09',
      goals: { [goalId]: { version: '0', confidence: '6', values: {} } },
    }),
  )
  const [row] = await opened.db.select().from(checkIn).where(eq(checkIn.goalId, goalId))
  checkInId = row!.id
})

const question = { question: 'on' }

test("a lead's question is answered by the owner, not by another lead", async () => {
  const max = company.as('max', FRIDAY)
  await say(max, 'Which clients?', { ...question, checkInId })
  await say(company.as('rita', FRIDAY), 'I wonder too.', { checkInId })
  expect(await open()).toEqual(['Which clients?'])
  await say(company.as('ann', FRIDAY), 'Konex and Zotware.', { checkInId })
  expect(await open()).toEqual([])
})

test("the owner's question is answered by anybody above", async () => {
  await say(company.as('ann', FRIDAY), 'May I offer 5 % off?', question)
  await say(company.as('ann', FRIDAY), 'It is urgent.')
  expect(await open()).toEqual(['May I offer 5 % off?'])
  await say(company.as('rita', FRIDAY), 'Yes.')
  expect(await open()).toEqual([])
})

test('a reply answers the questions of its own thread only', async () => {
  const max = company.as('max', FRIDAY)
  await say(max, 'On the goal?', question)
  await say(max, 'On the week?', { ...question, checkInId })
  await say(company.as('ann', FRIDAY), 'Yes.', { checkInId })
  expect(await open()).toEqual(['On the goal?'])
})

test('colleagues do not comment; what is out of sight is not found', async () => {
  await expect(say(company.as('bo', FRIDAY), 'Well done.')).rejects.toBeInstanceOf(Forbidden)
  await expect(say(company.as('max', FRIDAY), 'Hm.', { goalId: v4() })).rejects.toBeInstanceOf(NotFound)
  await expect(say(company.as('max', FRIDAY), 'Hm.', { checkInId: v4() })).rejects.toBeInstanceOf(NotFound)
  await expect(say(company.as('max', FRIDAY), 'Hm.', { adjustmentId: v4() })).rejects.toBeInstanceOf(NotFound)
})

test("a check-in of another goal is not this goal's", async () => {
  const other = await company.goalOf('bo')
  await expect(say(company.as('max', FRIDAY), 'Hm.', { goalId: other.id, checkInId })).rejects.toBeInstanceOf(
    NotFound,
  )
})

test('pressed twice it is written once, and gives back the same id', async () => {
  const formId = v4()
  const max = company.as('max', FRIDAY)
  expect(await say(max, 'Well done.', { formId })).toBe(await say(max, 'Well done.', { formId }))
  expect(await opened.db.select().from(comment).where(eq(comment.goalId, goalId))).toHaveLength(1)
})

test('an empty, a huge and a doubly placed comment are refused', () => {
  const tried = (changes: object) =>
    writeCommentInput.safeParse({ formId: v4(), goalId, body: 'Hm.', ...changes }).success
  expect(tried({})).toBe(true)
  expect(tried({ body: ' \n ' })).toBe(false)
  expect(tried({ body: 'x'.repeat(2_000_001) })).toBe(false)
  expect(tried({ checkInId: v4(), adjustmentId: v4() })).toBe(false)
})
