import { sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { logWeekInput } from '@/lib/okr/input/check-ins'
import { NotFound } from '@/lib/okr/errors'
import { rows } from './client'
import { logWeek } from './commands/check-ins/log-week'
import type { Context } from './context'
import { myWeek } from './queries/my-week'
import { teamBoard } from './queries/team-board'
import { smallCompany, type SmallCompany } from './testing/small-company'
import { testDb, type TestDb } from './testing/test-db'

const statements: string[] = []
let opened: TestDb
let company: SmallCompany
let made: Awaited<ReturnType<SmallCompany['goalOf']>>
beforeEach(async () => {
  opened = await testDb({ onStatement: (statement) => statements.push(statement) })
  company = await smallCompany(opened.db)
  made = await company.goalOf('ann')
})
afterEach(() => opened.close())

const DUE = '2026-11-13T16:59:30Z'

/** As a request finds the database: it learns its state with the session. */
async function state(): Promise<string> {
  const [found] = rows<{ snapshot: string }>(
    await opened.db.execute(sql`select pg_current_snapshot()::text as snapshot`),
  )
  return found!.snapshot
}

/** So many statements it took. */
async function counted<T>(work: () => Promise<T>): Promise<[T, number]> {
  statements.length = 0
  return [await work(), statements.length]
}

test('in one state a page is made once, for each who looks, each language and each thing asked for', async () => {
  // Learned once: others write on the same server.
  const snapshot = await state()
  const ask = (name: 'ann' | 'max', more: Partial<Context> = {}, periodId?: string) =>
    counted(() => myWeek({ ...company.as(name, DUE), snapshot, ...more }, periodId))
  const [first, sent] = await ask('ann')
  expect(sent).toBeGreaterThan(0)
  expect(await ask('ann')).toEqual([first, 0])
  const [other] = await ask('ann', {}, company.quarters.q1)
  expect(other.goals).toEqual([])
  const [maxs, sentForMax] = await ask('max')
  expect(maxs.goals).not.toEqual(first.goals)
  expect(sentForMax).toBeGreaterThan(0)
  expect((await ask('ann', { locale: 'zh-CN' }))[1]).toBeGreaterThan(0)
})

test('what is written is on the very next page', async () => {
  const page = async () => myWeek({ ...company.as('ann', DUE), snapshot: await state() })
  expect((await page()).goals[0]!.progress).toBeNull()
  await logWeek(
    company.as('ann', DUE),
    logWeekInput.parse({
      formId: v4(),
      week: '2026-11-09',
      goals: { [made.id]: { version: '0', values: { [made.deals]: { value: '5' } } } },
    }),
  )
  expect((await page()).goals[0]!.progress).not.toBeNull()
})

test('a check-in that falls due turns late on the page though nothing was written', async () => {
  const snapshot = await state()
  const checkIn = async (at: string) => (await myWeek({ ...company.as('ann', at), snapshot })).checkIn
  expect(await checkIn(DUE)).toMatchObject({ timing: 'due' })
  expect(await checkIn('2026-11-13T17:00:30Z')).toMatchObject({ timing: 'late' })
})

test('a failure is nobody else’s', async () => {
  const ctx = { ...company.as('max', DUE), snapshot: await state() }
  const gone = v4()
  const board = () => teamBoard(ctx, gone, { show: 'all', sort: { by: 'name', down: false } })
  await expect(board()).rejects.toThrow(NotFound)
  await expect(board()).rejects.toThrow(NotFound)
})
