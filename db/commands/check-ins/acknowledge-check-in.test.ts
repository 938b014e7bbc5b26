import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Conflict, Forbidden, NotFound } from '@/lib/okr/errors'
import { acknowledgeCheckInInput, logWeekInput } from '@/lib/okr/input/check-ins'
import type { Context } from '../../context'
import { acknowledgement, activity, checkIn, comment } from '../../schema'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { acknowledgeCheckIn } from './acknowledge-check-in'
import { logWeek } from './log-week'

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
const log = (ctx: Context, version: number, confidence: string) =>
  logWeek(
    ctx,
    logWeekInput.parse({
      formId: v4(),
      week: '2026-11-09',
      goals: { [goalId]: { version: String(version), confidence, values: {} } },
    }),
  )
const read = (ctx: Context, changes: Record<string, string> = {}) =>
  acknowledgeCheckIn(
    ctx,
    acknowledgeCheckInInput.parse({ formId: v4(), checkInId, version: '1', ...changes }),
  )

beforeEach(async () => {
  goalId = (await company.goalOf('ann')).id
  await log(company.as('ann', FRIDAY), 0, '7')
  const [row] = await opened.db.select().from(checkIn).where(eq(checkIn.goalId, goalId))
  checkInId = row!.id
})

const acknowledgements = () =>
  opened.db.select().from(acknowledgement).where(eq(acknowledgement.checkInId, checkInId))

test('a lead acknowledges the version they read, with a word if they like', async () => {
  const max = company.as('max', '2026-11-16T09:00:00Z')
  await read(max, { comment: '周二之前给你答复。' })
  expect(await acknowledgements()).toMatchObject([{ personId: company.people.max, version: 1, at: max.now }])
  expect(await opened.db.select().from(comment).where(eq(comment.checkInId, checkInId))).toMatchObject([
    { goalId, authorId: company.people.max, body: '周二之前给你答复。', question: false },
  ])
  const events = await opened.db.select().from(activity).where(eq(activity.goalId, goalId))
  expect(events.map((one) => one.event).sort()).toEqual([
    'check-in.acknowledge',
    'check-in.log',
    'comment.write',
  ])
  expect(JSON.stringify(events)).not.toContain('答复')
})

test('leads above and executives may too; the owner, colleagues and other leads may not', async () => {
  await read(company.as('rita', FRIDAY))
  await read(company.as('eva', FRIDAY))
  expect(await acknowledgements()).toHaveLength(2)
  for (const name of ['ann', 'bo', 'hugo'] as const)
    await expect(read(company.as(name, FRIDAY))).rejects.toBeInstanceOf(Forbidden)
})

test('an unknown check-in, and one out of sight, are not found', async () => {
  await expect(read(company.as('max', FRIDAY), { checkInId: v4() })).rejects.toBeInstanceOf(NotFound)
  const hugo = company.as('hugo', FRIDAY)
  const shut = { ...hugo, company: { ...hugo.company, visibility: 'leads' as const } }
  await expect(read(shut)).rejects.toBeInstanceOf(NotFound)
})

test('edited since it was read: the old version cannot be acknowledged, and what was read stays written', async () => {
  const max = company.as('max', FRIDAY)
  await read(max)
  await log(company.as('ann', '2026-11-14T09:00:00Z'), 1, '4')
  expect(await acknowledgements()).toMatchObject([{ version: 1 }])
  const [row] = await opened.db.select().from(checkIn).where(eq(checkIn.id, checkInId))
  expect(row!.version).toBe(2)
  await expect(read(company.as('rita', FRIDAY))).rejects.toMatchObject({ key: 'checkInEdited' })
  await read(max, { version: '2' })
  expect(await acknowledgements()).toHaveLength(2)
})

test('twice by the same form is once, twice by two forms a conflict', async () => {
  const max = company.as('max', FRIDAY)
  const formId = v4()
  await read(max, { formId })
  await read(max, { formId })
  expect(await acknowledgements()).toHaveLength(1)
  await expect(read(max)).rejects.toBeInstanceOf(Conflict)
})
