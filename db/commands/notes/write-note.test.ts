import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Forbidden, type Invalid, NotFound } from '@/lib/okr/errors'
import { writeNoteInput } from '@/lib/okr/input/notes'
import type { Context } from '../../context'
import { activity, note, person } from '../../schema'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { noteProblems } from './note-problems'
import { writeNote } from './write-note'

let opened: TestDb
let company: SmallCompany
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
})
afterAll(() => opened.close())

const NOW = '2026-11-13T15:00:00Z'
const SECRET = '提前三周完成季度签约，奖励培训名额'

const form = (changes: Record<string, string> = {}) => ({
  formId: v4(),
  kind: 'reward',
  personId: company.people.ann,
  body: SECRET,
  ...changes,
})
const penalty = (changes: Record<string, string> = {}) =>
  form({
    kind: 'penalty',
    support: 'A day a week with Max',
    target: 'Four visits a week',
    changeBy: '2026-11-30',
    ...changes,
  })
const write = (ctx: Context, typed: Record<string, string>) => writeNote(ctx, writeNoteInput.parse(typed))
const fieldsOf = (error: unknown) => Object.keys((error as Invalid).fields)
const errors = (typed: Record<string, unknown>) =>
  Object.fromEntries(
    (writeNoteInput.safeParse(typed).error?.issues ?? []).map((issue) => [
      issue.path.join('.'),
      issue.message,
    ]),
  )

test('a lead writes a reward about a goal; the activity holds no word and no amount of it', async () => {
  const max = company.as('max', NOW)
  const goal = await company.goalOf('ann')
  const id = await write(max, form({ goalId: goal.id, amount: '1.2k' }))
  expect(await opened.db.select().from(note).where(eq(note.id, id))).toMatchObject([
    {
      kind: 'reward',
      personId: company.people.ann,
      authorId: company.people.max,
      goalId: goal.id,
      body: SECRET,
      amount: '1200.0000',
      currency: 'USD',
      support: null,
      writtenAt: max.now,
      withdrawnAt: null,
      acknowledgedAt: null,
    },
  ])
  const rows = await opened.db.select().from(activity).where(eq(activity.subjectId, id))
  expect(rows).toMatchObject([
    { event: 'note.write', goalId: goal.id, after: { kind: 'reward', personId: company.people.ann } },
  ])
  expect(JSON.stringify(rows)).not.toMatch(/培训|1200/)
})

test('a penalty says what changes', async () => {
  const id = await write(company.as('eva', NOW), penalty())
  expect(await opened.db.select().from(note).where(eq(note.id, id))).toMatchObject([
    {
      kind: 'penalty',
      support: 'A day a week with Max',
      target: 'Four visits a week',
      changeBy: '2026-11-30',
    },
  ])
  expect(errors(penalty({ support: '', target: ' ', changeBy: '' }))).toEqual({
    support: 'required',
    target: 'required',
    changeBy: 'required',
  })
})

test('what a penalty would change is not kept with a reward', async () => {
  const id = await write(company.as('max', NOW), penalty({ kind: 'reward' }))
  expect(await opened.db.select().from(note).where(eq(note.id, id))).toMatchObject([
    { kind: 'reward', support: null, target: null, changeBy: null },
  ])
})

test.each(['max', 'rita', 'eva'] as const)('%s is above Ann and may write', async (name) => {
  await expect(write(company.as(name, NOW), form())).resolves.toBeTypeOf('string')
})

test.each(['hugo', 'cai', 'bo'] as const)('to %s Ann is not there to be written to', async (name) => {
  await expect(write(company.as(name, NOW), form())).rejects.toThrow(NotFound)
})

test.each(['max', 'eva', 'ann'] as const)('%s cannot write to themselves', async (name) => {
  const typed = form({ personId: company.people[name] })
  await expect(write(company.as(name, NOW), typed)).rejects.toThrow(Forbidden)
})

test('an unknown person is not found', async () => {
  await expect(write(company.as('eva', NOW), form({ personId: v4() }))).rejects.toThrow(NotFound)
})

test("a goal of somebody else's, an unknown one, a day gone by: a message on the field, nothing written", async () => {
  const eva = company.as('eva', NOW)
  const before = await opened.db.$count(note)
  const other = await company.goalOf('bo')
  for (const [typed, field] of [
    [form({ goalId: other.id }), 'goalId'],
    [form({ goalId: v4() }), 'goalId'],
    [penalty({ changeBy: '2026-11-12' }), 'changeBy'],
    [form({ amount: '一千' }), 'amount'],
    [form({ amount: '-5' }), 'amount'],
    [form({ amount: '0' }), 'amount'],
    [form({ amount: '1e309' }), 'amount'],
    [form({ amount: 'NaN' }), 'amount'],
    [form({ amount: '5000 EUR' }), 'amount'],
  ] as const)
    expect(fieldsOf(await write(eva, typed).catch((error: unknown) => error))).toEqual([field])
  expect(await opened.db.$count(note)).toBe(before)
})

test.each([
  ['１２万', '120000.0000'],
  ['$1,200.50', '1200.5000'],
])('%s is understood', async (typed, value) => {
  const id = await write(company.as('max', NOW), form({ amount: typed }))
  expect(await opened.db.select().from(note).where(eq(note.id, id))).toMatchObject([{ amount: value }])
})

test('an amount in a penalty is refused unless the company allows it', async () => {
  const eva = company.as('eva', NOW)
  const refused = await write(eva, penalty({ amount: '200' })).catch((error: unknown) => error)
  expect((refused as Invalid).fields).toEqual({ amount: { key: 'penaltyAmountOff' } })
  const allowed = { ...eva, company: { ...eva.company, penaltyAmounts: true } }
  await expect(write(allowed, penalty({ amount: '200' }))).resolves.toBeTypeOf('string')
})

test('who has left cannot be written to', async () => {
  await opened.db.update(person).set({ active: false }).where(eq(person.id, company.people.bo))
  const refused = await write(company.as('max', NOW), form({ personId: company.people.bo })).catch(
    (error: unknown) => error,
  )
  expect(fieldsOf(refused)).toEqual(['personId'])
})

test('the same form sent twice writes once', async () => {
  const max = company.as('max', NOW)
  const typed = form()
  const before = await opened.db.$count(note)
  const [first, second] = [await write(max, typed), await write(max, typed)]
  expect(second).toBe(first)
  expect(await opened.db.$count(note)).toBe(before + 1)
})

test('empty, too long and malformed input is refused before anything is asked', () => {
  expect(errors(form({ body: '  ' }))).toEqual({ body: 'required' })
  expect(errors(form({ body: 'x'.repeat(2_000_000) }))).toEqual({ body: 'tooLong' })
  expect(errors(form({ kind: 'praise' }))).toEqual({ kind: 'unknownChoice' })
  expect(errors(form({ personId: 'ann' }))).toEqual({ personId: 'unknownChoice' })
  expect(errors(form({ goalId: '1' }))).toEqual({ goalId: 'unknownChoice' })
  expect(errors(penalty({ changeBy: '30.11.2026' }))).toEqual({ changeBy: 'dayUnreadable' })
  expect(writeNoteInput.parse(form({ body: '<b>好</b>\u0000' })).body).toBe('<b>好</b>')
})

test.each([
  ['an amount that cannot be read', { amount: 'a lot' }, { amount: 'amountUnreadable' }],
  ['an amount of a penalty', { kind: 'penalty', amount: '5' }, { amount: 'penaltyAmountOff' }],
  ['a day that has passed', { kind: 'penalty', changeBy: '2026-11-12' }, { changeBy: 'dayPassed' }],
  [
    'a day beside an amount too long',
    { kind: 'penalty', changeBy: '2026-11-12', amount: '9'.repeat(99) },
    { changeBy: 'dayPassed' },
  ],
  ['a day of a reward', { changeBy: '2026-11-12' }, {}],
])('beside what else is wrong with a form it is said of %s', async (_, changes, expected) => {
  const found = await noteProblems(company.as('max', NOW), form({ body: '', ...changes }))
  expect(Object.fromEntries(Object.entries(found).map(([field, { key }]) => [field, key]))).toEqual(expected)
})
