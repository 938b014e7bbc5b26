import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Conflict, Forbidden, NotFound } from '@/lib/okr/errors'
import { writeDirectionInput } from '@/lib/okr/input/periods'
import type { Context } from '../../context'
import { directionOf } from '../../queries/parts/direction'
import { activity, direction, period } from '../../schema'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { writeDirection } from './write-direction'

let opened: TestDb
let company: SmallCompany
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
})
afterAll(() => opened.close())

const NOW = '2026-11-13T15:00:00Z'
const form = (changes: Record<string, string> = {}) => ({
  formId: v4(),
  version: '0',
  periodId: company.quarters.q4,
  strategy: '渠道先行，直销只做重点客户。',
  coreBusiness: 'Systems for retail.',
  marketTrends: 'Buyers decide later; two competitors left.',
  ...changes,
})
const write = (ctx: Context, typed: Record<string, string>) =>
  writeDirection(ctx, writeDirectionInput.parse(typed))

test('an executive writes it and writes it anew: the earlier one is kept, the log holds no word of it', async () => {
  const eva = company.as('eva', NOW)
  await write(eva, form())
  await write(company.as('emil', '2026-11-14T09:00:00Z'), form({ version: '1', coreBusiness: 'Services.' }))
  expect(await directionOf(eva, company.quarters.q4)).toMatchObject({
    version: 2,
    current: { coreBusiness: 'Services.', by: 'Emil Test' },
    earlier: [{ coreBusiness: 'Systems for retail.', by: 'Eva Test' }],
  })
  const told = await opened.db.select().from(activity).where(eq(activity.subjectId, company.quarters.q4))
  expect(told).toMatchObject([
    { event: 'period.direct', after: { fields: ['strategy', 'coreBusiness', 'marketTrends'], version: 1 } },
    { event: 'period.direct', after: { fields: ['coreBusiness'], version: 2 } },
  ])
  expect(JSON.stringify(told)).not.toContain('Services')
})

test('from an older version it is a conflict; the same words again are no new version', async () => {
  const eva = company.as('eva', NOW)
  const count = () => opened.db.$count(direction, eq(direction.periodId, company.quarters.q4))
  await expect(write(eva, form({ version: '1' }))).rejects.toThrow(Conflict)
  await write(eva, form({ version: '2', coreBusiness: 'Services.' }))
  expect(await count()).toBe(2)
  const twice = form({ version: '2', strategy: 'Through partners.' })
  expect(await write(eva, twice)).toBe(await write(eva, twice))
  expect(await count()).toBe(3)
})

test.each(['ann', 'max', 'rita'] as const)('%s is no executive and may not write it', async (name) => {
  await expect(write(company.as(name, NOW), form())).rejects.toThrow(Forbidden)
})

test('an unknown period is not found, a closed one takes nothing more', async () => {
  const eva = company.as('eva', NOW)
  await expect(write(eva, form({ periodId: v4() }))).rejects.toThrow(NotFound)
  await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, company.quarters.q1))
  await expect(write(eva, form({ periodId: company.quarters.q1 }))).rejects.toThrow(
    new Conflict('periodClosed'),
  )
})

test.each([
  [{ strategy: ' ' }, 'strategy', 'required'],
  [{ marketTrends: 'x'.repeat(3001) }, 'marketTrends', 'tooLong'],
  [{ periodId: 'q4' }, 'periodId', 'unknownChoice'],
])('%j is refused beside its field', (changes, field, message) => {
  const issues = writeDirectionInput.safeParse(form(changes as Record<string, string>)).error?.issues
  expect(issues?.map((one) => [one.path.join('.'), one.message])).toEqual([[field, message]])
})

if (engine() === 'postgres')
  test('of two executives at once the second is told of the first', async () => {
    const other = await opened.another()
    const version = String((await directionOf(company.as('eva', NOW), company.quarters.q4)).version)
    const said = await Promise.allSettled([
      write(company.as('eva', NOW), form({ version, strategy: 'One way.' })),
      write(company.as('emil', NOW, other.db), form({ version, strategy: 'Another way.' })),
    ])
    expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(said.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Conflict)
  })
