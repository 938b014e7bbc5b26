import { and, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Invalid } from '@/lib/okr/errors'
import {
  agreeTogetherInput,
  createGoalInput,
  handInInput,
  returnGoalInput,
  type AgreeTogether,
} from '@/lib/okr/input/goals'
import type { Context } from '../../context'
import { activity, goal, keyResultTerm } from '../../schema'
import { actOn, handIn, goalParts } from '../../testing/goal-forms'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { agreeTogether } from './agree-together'
import { createGoal } from './create'
import { returnGoal } from './return'
import { submitGoal } from './submit'
import { withdrawGoal } from './withdraw'

const NOW = '2026-11-13T15:00:00Z'

let opened: TestDb
let company: SmallCompany
let ann: Context, bo: Context, max: Context, hugo: Context, rita: Context, eva: Context
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  ;[ann, bo, max, hugo, rita, eva] = (['ann', 'bo', 'max', 'hugo', 'rita', 'eva'] as const).map((name) =>
    company.as(name, NOW),
  ) as [Context, Context, Context, Context, Context, Context]
})
afterAll(() => opened.close())

const found = async (id: string) => (await opened.db.select().from(goal).where(eq(goal.id, id)))[0]!
const act = async (id: string) => handInInput.parse(handIn(await found(id)))

async function submitted(ctx: Context, name: string): Promise<string> {
  const id = await createGoal(
    ctx,
    createGoalInput.parse({
      formId: v4(),
      periodId: company.quarters.q4,
      subject: `person:${ctx.viewer.id}`,
      ...goalParts({ name }),
    }),
  )
  await submitGoal(ctx, await act(id))
  return id
}

async function form(ids: readonly string[], chosen: readonly string[] = ids): Promise<AgreeTogether> {
  const rows = await Promise.all(ids.map(found))
  return agreeTogetherInput.parse({
    formId: v4(),
    goals: Object.fromEntries(
      rows.map(({ id, version }, index) => [
        index,
        { goalId: id, version: String(version), ...(chosen.includes(id) && { chosen: 'on' }) },
      ]),
    ),
  })
}

const stateOf = async (id: string) => (await found(id)).state
const agreements = async (id: string) =>
  (
    await opened.db
      .select()
      .from(activity)
      .where(and(eq(activity.goalId, id), eq(activity.event, 'goal.agree')))
  ).length

test('agrees what is chosen, each with its activity row, and leaves the rest', async () => {
  const [one, two, three] = [
    await submitted(ann, 'One'),
    await submitted(bo, 'Two'),
    await submitted(bo, 'Three'),
  ]
  const sent = await form([one, two, three], [one, two])
  expect(await agreeTogether(max, sent)).toEqual({ agreed: 2, left: [] })
  expect([await stateOf(one), await stateOf(two), await stateOf(three)]).toEqual([
    'agreed',
    'agreed',
    'submitted',
  ])
  expect([await agreements(one), await agreements(two)]).toEqual([1, 1])

  // The same form again agrees nothing anew.
  expect(await agreeTogether(max, sent)).toEqual({ agreed: 2, left: [] })
  expect(await agreements(one)).toBe(1)
})

test('one named twice is agreed once and counted once', async () => {
  const one = await submitted(ann, 'Twice')
  expect(await agreeTogether(max, await form([one, one]))).toEqual({ agreed: 1, left: [] })
  expect(await agreements(one)).toBe(1)
})

test('one that was decided or changed meanwhile holds up none of the others, and is named with who and when', async () => {
  const [one, returned, changed] = [
    await submitted(ann, 'Stays'),
    await submitted(ann, 'Returned'),
    await submitted(bo, 'Changed'),
  ]
  const sent = await form([one, returned, changed])
  await returnGoal(rita, returnGoalInput.parse({ ...actOn(await found(returned)), comment: 'Name them.' }))
  await withdrawGoal(bo, await act(changed))
  await submitGoal(bo, await act(changed))
  const said = { at: new Date(NOW).toISOString(), timeZone: 'UTC' }
  // A goal that is a draft again is open to its lead.
  expect(await agreeTogether(max, sent)).toEqual({
    agreed: 1,
    left: [
      {
        name: 'Returned',
        because: { key: 'goalMovedOn', values: { name: 'Rita Test', event: 'return', ...said } },
      },
      { name: 'Changed', because: { key: 'goalChangedBy', values: { name: 'Bo Test', ...said } } },
    ],
  })
  expect([await stateOf(one), await stateOf(returned), await stateOf(changed)]).toEqual([
    'agreed',
    'draft',
    'submitted',
  ])
})

test('one that is complete no longer is not agreed', async () => {
  const id = await submitted(ann, 'Half')
  const its = eq(keyResultTerm.goalId, id)
  await opened.db.update(keyResultTerm).set({ weight: 5_000 }).where(its)
  expect(await agreeTogether(max, await form([id]))).toMatchObject({
    agreed: 0,
    left: [{ name: 'Half', because: { key: 'goalNotComplete' } }],
  })
})

test('nobody agrees their own or another team’s, and hears no more of it than they see', async () => {
  const own = await submitted(max, 'Own')
  const id = await submitted(ann, 'Hers')
  const as = async (ctx: Context, one: string) => (await agreeTogether(ctx, await form([one]))).left[0]
  expect(await as(max, own)).toMatchObject({ name: 'Own', because: { key: 'forbidden' } })
  expect(await as(ann, id)).toMatchObject({ name: 'Hers', because: { key: 'forbidden' } })
  expect(await as(hugo, id)).toMatchObject({ name: null, because: { key: 'notFound' } })
  expect(await as(bo, id)).toMatchObject({ name: null, because: { key: 'notFound' } })
  expect(await as(eva, id)).toBeUndefined()
  expect(await agreements(id)).toBe(1)
})

test('nothing chosen is said so', async () => {
  const id = await submitted(ann, 'Left')
  await expect(agreeTogether(max, await form([id], []))).rejects.toThrow(Invalid)
})

if (engine() === 'postgres')
  test('of two who agree the same goals at once each goal has one first, and the second learns who', async () => {
    const ids = await Promise.all(['A', 'B', 'C'].map((name) => submitted(ann, name)))
    const other = await opened.another()
    const [first, second] = [await form(ids), await form(ids)]
    const both = await Promise.all([
      agreeTogether(max, first),
      agreeTogether(company.as('rita', NOW, other.db), second),
    ])
    expect(both[0].agreed + both[1].agreed).toBe(3)
    for (const { left } of both)
      for (const { because } of left)
        expect(because).toMatchObject({
          key: 'goalMovedOn',
          values: { event: 'agree', at: expect.any(String) },
        })
    expect(await Promise.all(ids.map(agreements))).toEqual([1, 1, 1])
  })
