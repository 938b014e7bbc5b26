import { and, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Conflict, NotFound } from '@/lib/okr/errors'
import { writePlanInput } from '@/lib/okr/input/plans'
import type { Context } from '../../context'
import { activity, period, personalPlan } from '../../schema'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { writePlan } from './write-plan'

let opened: TestDb
let company: SmallCompany
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
})
afterAll(() => opened.close())

const NOW = '2026-11-13T15:00:00Z'
const SECRET = '大单谈判还缺经验，想独立签一次'
const form = (changes: Record<string, string> = {}) => ({
  formId: v4(),
  version: '0',
  periodId: company.quarters.q4,
  position: 'Sales representative for retail.',
  growthWish: SECRET,
  ...changes,
})
const write = (ctx: Context, typed: Record<string, string>) => writePlan(ctx, writePlanInput.parse(typed))
const mine = (name: 'ann' | 'bo' | 'max' | 'eva') => eq(personalPlan.personId, company.people[name])
const fieldsOf = (typed: Record<string, string>) =>
  writePlanInput.safeParse(typed).error?.issues.map((one) => [one.path.join('.'), one.message])

test('a plan is written part by part, in versions; the log holds no word of it', async () => {
  const ann = company.as('ann', NOW)
  await write(ann, form())
  await write(company.as('ann', '2026-11-14T09:00:00Z'), form({ version: '1', conclusions: 'Twelve deals.' }))
  const kept = await opened.db.select().from(personalPlan).where(mine('ann')).orderBy(personalPlan.recordedAt)
  expect(kept).toMatchObject([
    { conclusions: '', growthWish: SECRET, supersededAt: new Date('2026-11-14T09:00:00Z') },
    { conclusions: 'Twelve deals.', growthWish: SECRET, supersededAt: null, authorId: company.people.ann },
  ])
  const told = await opened.db.select().from(activity).where(eq(activity.subjectId, kept[1]!.id))
  expect(told).toMatchObject([{ event: 'plan.write', after: { fields: ['conclusions'], version: 2 } }])
  expect(JSON.stringify(await opened.db.select().from(activity))).not.toContain(SECRET)
})

test.each(['bo', 'max', 'eva'] as const)('%s writes their own, and touches nobody else’s', async (name) => {
  const before = await opened.db.select().from(personalPlan).where(mine('ann'))
  await write(company.as(name, NOW), form({ personId: company.people.ann }))
  expect(await opened.db.$count(personalPlan, mine(name))).toBe(1)
  expect(await opened.db.select().from(personalPlan).where(mine('ann'))).toEqual(before)
})

test('from an older version it is a conflict; the same form and the same words write once', async () => {
  const bo = company.as('bo', NOW)
  await expect(write(bo, form({ growthWish: 'Other.' }))).rejects.toThrow(Conflict)
  const typed = form({ version: '1', growthWish: 'Lead a negotiation.' })
  expect(await write(bo, typed)).toBe(await write(bo, typed))
  await write(bo, form({ version: '2', growthWish: 'Lead a negotiation.' }))
  expect(await opened.db.$count(personalPlan, mine('bo'))).toBe(2)
  expect(await opened.db.$count(personalPlan, and(mine('bo'), isNull(personalPlan.supersededAt)))).toBe(1)
})

test.each([
  ['grading', 'periodGrading'],
  ['closed', 'periodClosed'],
] as const)('a period that is %s takes no plan', async (state, key) => {
  await opened.db.update(period).set({ state }).where(eq(period.id, company.quarters.q1))
  await expect(write(company.as('ann', NOW), form({ periodId: company.quarters.q1 }))).rejects.toThrow(
    new Conflict(key),
  )
})

test('an unknown period is not found', async () => {
  await expect(write(company.as('ann', NOW), form({ periodId: v4() }))).rejects.toThrow(NotFound)
})

test('empty, too long and malformed input is refused before anything is asked', () => {
  expect(fieldsOf(form({ position: ' ', growthWish: '' }))).toEqual([['position', 'planEmpty']])
  expect(fieldsOf(form({ abilities: 'x'.repeat(2_000_000) }))).toEqual([['abilities', 'tooLong']])
  expect(fieldsOf(form({ periodId: 'now' }))).toEqual([['periodId', 'unknownChoice']])
  expect(fieldsOf(form({ version: 'x' }))).toEqual([['version', 'wholeUnreadable']])
})

if (engine() === 'postgres')
  test('of two windows at once the second is told of the first', async () => {
    const other = await opened.another()
    const version = String(await opened.db.$count(personalPlan, mine('ann')))
    const said = await Promise.allSettled([
      write(company.as('ann', NOW), form({ version, abilities: 'One.' })),
      write(company.as('ann', NOW, other.db), form({ version, abilities: 'Another.' })),
    ])
    expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
