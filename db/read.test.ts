import { sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { logWeekInput } from '@/lib/okr/input/check-ins'
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
async function asked(name: Parameters<SmallCompany['as']>[0], at = DUE): Promise<Context> {
  const [found] = rows<{ snapshot: string }>(
    await opened.db.execute(sql`select pg_current_snapshot()::text as snapshot`),
  )
  statements.length = 0
  return { ...company.as(name, at), snapshot: found!.snapshot }
}

test('while nothing is written a page is made once, for each who looks, each language and each thing asked for', async () => {
  const ann = await asked('ann')
  const first = await myWeek(ann)
  expect(statements.length).toBeGreaterThan(0)
  const again = await asked('ann')
  expect(await myWeek(again)).toEqual(first)
  expect(statements).toEqual([])
  expect((await myWeek(await asked('ann'), company.quarters.q1)).goals).toEqual([])
  expect((await myWeek(await asked('max'))).goals).not.toEqual(first.goals)
  await myWeek({ ...(await asked('ann')), locale: 'zh-CN' })
  expect(statements.length).toBeGreaterThan(0)
})

test('what is written is on the very next page', async () => {
  const before = await myWeek(await asked('ann'))
  expect(before.goals[0]!.progress).toBeNull()
  await logWeek(
    company.as('ann', DUE),
    logWeekInput.parse({
      formId: v4(),
      week: '2026-11-09',
      goals: { [made.id]: { version: '0', values: { [made.deals]: { value: '5' } } } },
    }),
  )
  expect((await myWeek(await asked('ann'))).goals[0]!.progress).not.toBeNull()
})

test('a check-in that falls due turns late on the page though nothing was written', async () => {
  const late = '2026-11-13T17:00:30Z'
  expect((await myWeek(await asked('ann'))).checkIn).toMatchObject({ timing: 'due' })
  expect((await myWeek(await asked('ann', late))).checkIn).toMatchObject({ timing: 'late' })
})

test('a failure is nobody else’s', async () => {
  const ctx = await asked('max')
  const gone = v4()
  const show = { show: 'all', sort: { by: 'name', down: false } } as const
  await expect(teamBoard(ctx, gone, show)).rejects.toThrow()
  await expect(teamBoard(ctx, gone, show)).rejects.toThrow()
  expect(statements.length).toBeGreaterThan(0)
})
