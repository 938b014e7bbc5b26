import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, sqlState, uniqueViolation } from './client'
import { installation } from './schema'
import { testDb, type TestDb } from './testing/test-db'

let opened: TestDb
const statements: string[] = []

beforeAll(async () => {
  opened = await testDb({ onStatement: (statement) => statements.push(statement) })
})
afterAll(() => opened.close())

const row = {
  one: true,
  installationId: '0190b6a0-0000-7000-8000-000000000001',
  createdAt: new Date('2026-11-13T15:00:00Z'),
}

test('both engines answer alike: counts are numbers, decimals and dates strings, times UTC', async () => {
  const answer = await opened.db.execute(
    sql`select count(*) as count, 1.50::numeric(20,4) as value, date '2026-12-31' as day, current_setting('TimeZone') as zone`,
  )
  expect(rows(answer)).toEqual([{ count: 1, value: '1.5000', day: '2026-12-31', zone: 'UTC' }])
})

test('an instant comes back as it was written', async () => {
  await opened.db.insert(installation).values(row)
  expect(await opened.db.select().from(installation)).toEqual([row])
})

test('a violated unique constraint is named, and no value reaches the message', async () => {
  const failed = await opened.db
    .insert(installation)
    .values(row)
    .catch((error: Error) => error)
  expect(uniqueViolation(failed)).toBe('installation_pkey')
  expect(sqlState(failed)).toBe('23505')
  expect(`${String(failed)}${(failed as Error).stack}${JSON.stringify(failed)}`).not.toContain(
    row.installationId,
  )
})

test('another failure is no unique violation', async () => {
  const failed = await opened.db.execute(sql`select 'never shown'::uuid`).catch((error: unknown) => error)
  expect(uniqueViolation(failed)).toBeNull()
  expect(sqlState(failed)).toBe('22P02')
  expect(String((failed as Error).cause)).not.toContain('never shown')
})

test('every statement is counted', async () => {
  statements.length = 0
  await opened.db.select().from(installation)
  await opened.db.select().from(installation).where(eq(installation.one, true))
  expect(statements.filter((each) => each.includes('installation'))).toHaveLength(2)
})
