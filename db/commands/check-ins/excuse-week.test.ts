import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/okr/errors'
import { excuseWeekInput, revokeExcuseInput } from '@/lib/okr/input/check-ins'
import type { Context } from '../../context'
import { activity, excusedWeek, period } from '../../schema'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { excuseWeek } from './excuse-week'
import { revokeExcuse } from './revoke-excuse'

let opened: TestDb
let company: SmallCompany
let max: Context
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  max = company.as('max', '2026-11-13T15:00:00Z')
})
afterAll(() => opened.close())

const input = (week: string, who: 'ann' | 'max' | 'cai' = 'ann', changes = {}) => ({
  formId: v4(),
  personId: company.people[who],
  week,
  ...changes,
})
const excuse = (ctx: Context, ...given: Parameters<typeof input>) =>
  excuseWeek(ctx, excuseWeekInput.parse(input(...given)))
const revoke = (ctx: Context, ...given: Parameters<typeof input>) =>
  revokeExcuse(ctx, revokeExcuseInput.parse(input(...given)))
const weeks = async (week: string) =>
  (await opened.db.select().from(excusedWeek).where(eq(excusedWeek.week, week))).filter(
    (one) => !one.revokedAt,
  )

test('a lead excuses a week, with a reason, and takes it back; both stay written', async () => {
  await excuse(max, '2026-11-09', 'ann', { reason: 'Leave' })
  expect(await weeks('2026-11-09')).toMatchObject([
    {
      personId: company.people.ann,
      periodId: company.quarters.q4,
      excusedBy: company.people.max,
      reason: 'Leave',
    },
  ])
  await expect(excuse(max, '2026-11-09')).rejects.toMatchObject({ key: 'alreadyExcused' })
  await revoke(max, '2026-11-09')
  expect(await weeks('2026-11-09')).toEqual([])
  await expect(revoke(max, '2026-11-09')).rejects.toMatchObject({ key: 'notExcused' })
  await excuse(max, '2026-11-09')
  expect(await weeks('2026-11-09')).toHaveLength(1)
  const events = await opened.db.select().from(activity).where(eq(activity.subjectId, company.people.ann))
  expect(events.map((one) => one.event).sort()).toEqual(['week.excuse', 'week.excuse', 'week.revoke-excuse'])
  expect(JSON.stringify(events)).not.toContain('Leave')
})

test('week 53 is excused in both quarters it touches, a week to come too', async () => {
  await excuse(max, '2026-12-28')
  expect((await weeks('2026-12-28')).map((one) => one.periodId).sort()).toEqual(
    [company.quarters.q4, company.quarters.q1].sort(),
  )
})

test('not for oneself, not in another team, not by a colleague; executives for everybody', async () => {
  await expect(excuse(max, '2026-11-02', 'max')).rejects.toBeInstanceOf(Forbidden)
  await expect(excuse(max, '2026-11-02', 'cai')).rejects.toBeInstanceOf(Forbidden)
  await expect(excuse(company.as('bo', '2026-11-13T15:00:00Z'), '2026-11-02')).rejects.toBeInstanceOf(
    Forbidden,
  )
  await expect(excuse(max, '2026-11-02', 'ann', { personId: v4() })).rejects.toBeInstanceOf(NotFound)
  await excuse(company.as('eva', '2026-11-13T15:00:00Z'), '2026-11-02', 'cai')
  expect(await weeks('2026-11-02')).toHaveLength(1)
})

test('a day that is no Monday and a week outside every period are refused', async () => {
  await expect(excuse(max, '2026-11-10')).rejects.toBeInstanceOf(Invalid)
  await expect(excuse(max, '2025-01-06')).rejects.toMatchObject({
    fields: { week: { key: 'weekOutsidePeriods' } },
  })
})

test('pressed twice it is written once', async () => {
  const formId = v4()
  await excuse(max, '2026-11-16', 'ann', { formId })
  await excuse(max, '2026-11-16', 'ann', { formId })
  expect(await weeks('2026-11-16')).toHaveLength(1)
})

test('a closed period keeps its excuses as they are', async () => {
  await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, company.quarters.q4))
  await expect(excuse(max, '2026-11-23')).rejects.toBeInstanceOf(Conflict)
  await expect(revoke(max, '2026-11-09')).rejects.toMatchObject({ key: 'periodClosed' })
  await revoke(max, '2026-12-28')
  expect(await weeks('2026-12-28')).toMatchObject([{ periodId: company.quarters.q4 }])
})
