import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Conflict, Forbidden, NotFound } from '@/lib/okr/errors'
import { carryOverInput, MOST_CARRIED } from '@/lib/okr/input/periods'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { editGoalForm } from '../../queries/goal-form'
import { periodPage } from '../../queries/period-page'
import {
  checkIn,
  goal,
  keyResult,
  keyResultTerm,
  measurement,
  period,
  person,
  personRole,
  task,
} from '../../schema'
import { check } from '../../testing/rows'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { carryOver } from './carry-over'

const NOW = '2027-01-06T15:00:00Z'
let opened: TestDb
let company: SmallCompany
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  await opened.db.update(period).set({ state: 'grading' }).where(eq(period.id, company.quarters.q4))
})
afterAll(() => opened.close())

let made: Awaited<ReturnType<SmallCompany['goalOf']>>
beforeEach(async () => {
  made = await company.goalOf('ann')
  const result = { goalId: made.id, keyResultId: made.deals, periodId: company.quarters.q4 }
  await opened.db
    .insert(measurement)
    .values(check(result, company.people.ann, '2026-12-31', '7', new Date('2026-12-31T12:00:00Z')))
})

type Form = {
  goals?: Record<number, { goalId: string; way: string }>
  tasks?: string
  formId?: string
  toId?: string
}
const carry = (ctx: Context, { goals = { 0: { goalId: made.id, way: 'continue' } }, ...form }: Form = {}) =>
  carryOver(
    ctx,
    carryOverInput.parse({
      ...{ formId: v4(), periodId: company.quarters.q4, toId: company.quarters.q1, goals },
      ...form,
    }),
  )
const as = (name: Parameters<SmallCompany['as']>[0]) => company.as(name, NOW)

const copiesOf = (goalId: string) => opened.db.select().from(goal).where(eq(goal.copiedFromId, goalId))

async function termsOf(goalId: string) {
  return opened.db
    .select({ baseline: keyResultTerm.baseline, target: keyResultTerm.target, weight: keyResultTerm.weight })
    .from(keyResult)
    .innerJoin(
      keyResultTerm,
      and(eq(keyResultTerm.keyResultId, keyResult.id), isNull(keyResultTerm.supersededAt)),
    )
    .where(eq(keyResult.goalId, goalId))
    .orderBy(asc(keyResult.position))
}

test.each([
  ['continue', ['3.0000', '100000.0000']],
  ['same', ['10.0000', '100000.0000']],
  ['stretch', ['11.0000', '110000.0000']],
])('%s: a draft of the next quarter with new targets, without check-ins', async (way, targets) => {
  const formId = v4()
  const goals = { 0: { goalId: made.id, way }, 1: { goalId: v4(), way: '' } }
  expect(await carry(as('ann'), { goals, formId })).toBe(company.quarters.q1)
  await carry(as('ann'), { goals, formId })
  const [draft, ...more] = await copiesOf(made.id)
  expect(more).toEqual([])
  expect(draft).toMatchObject({
    ...{
      periodId: company.quarters.q1,
      state: 'draft',
      ownerId: company.people.ann,
      name: 'Ten deals of ann',
    },
    ...{ starts: '2027-01-01', deadline: '2027-03-31', background: 'The quarter needs them.' },
  })
  const terms = await termsOf(draft!.id)
  expect(terms.map(({ target }) => target)).toEqual(targets)
  expect(terms).toMatchObject([
    { baseline: '0.0000', weight: 5_000 },
    { baseline: '0.0000', weight: 5_000 },
  ])
  expect(await opened.db.$count(checkIn, eq(checkIn.goalId, draft!.id))).toBe(0)
})

test('the draft’s form says which quarter it comes from; a goal written there does not', async () => {
  await carry(as('ann'))
  const [draft] = await copiesOf(made.id)
  const from = { kind: 'quarter', first: '2026-10-01' }
  expect((await editGoalForm(as('ann'), draft!.id)).goal!.carriedFrom).toEqual(from)
  const written = await company.goalOf('ann', 'q1', { state: 'draft' })
  expect((await editGoalForm(as('ann'), written.id)).goal!.carriedFrom).toBeNull()
})

test('unfinished tasks come along where asked, done ones never', async () => {
  const common = { goalId: made.id, periodId: company.quarters.q4, assigneeId: company.people.bo }
  const added = { createdAt: new Date(NOW) }
  await opened.db.insert(task).values([
    { id: newId(added.createdAt), ...common, title: 'Call them', dueOn: '2026-10-15', position: 0, ...added },
    { id: newId(added.createdAt), ...common, title: 'Done', position: 1, doneAt: added.createdAt, ...added },
  ])
  await carry(as('ann'), { tasks: 'on' })
  const [draft] = await copiesOf(made.id)
  expect(await opened.db.select().from(task).where(eq(task.goalId, draft!.id))).toMatchObject([
    { title: 'Call them', dueOn: '2027-01-15', assigneeId: company.people.bo, doneAt: null },
  ])
})

test('a goal is carried over once; the page shows the draft it has become', async () => {
  await carry(as('ann'))
  await expect(carry(as('max'))).rejects.toMatchObject({ fields: { 'goals.0.way': { key: 'goalCarried' } } })
  const { carry: shown } = await periodPage(as('ann'), company.quarters.q4, {})
  const [draft] = await copiesOf(made.id)
  expect(shown).toMatchObject({ to: { id: company.quarters.q1 }, holder: 'own' })
  expect(shown!.goals.find(({ id }) => id === made.id)).toMatchObject({ carriedTo: draft!.id })
})

test('its owner, leads above and executives carry it over; a colleague and another lead may not', async () => {
  for (const name of ['max', 'rita', 'eva'] as const) {
    const one = await company.goalOf('ann')
    await carry(as(name), { goals: { 0: { goalId: one.id, way: 'same' } } })
    expect(await copiesOf(one.id)).toMatchObject([
      { ownerId: company.people.ann, authorId: company.people[name] },
    ])
  }
  await expect(carry(as('bo'))).rejects.toThrow(Forbidden)
  await expect(carry(as('hugo'))).rejects.toThrow(Forbidden)
  expect(await copiesOf(made.id)).toEqual([])
  const offered = async (name: 'bo' | 'max') =>
    (await periodPage(as(name), company.quarters.q4, {})).carry?.holders.map(({ value }) => value) ?? null
  expect(await offered('bo')).toBeNull()
  expect(await offered('max')).toEqual([company.teams.harbour])
})

test('a goal of the company stays with who owns it and answers for it, while they are here and executives', async () => {
  const { people } = company
  const oneOf = (accountableId: string) =>
    company.goalOf('emil', 'q4', { level: 'company', teamId: null, accountableId })
  const carried = async (goalId: string) => {
    await carry(as('eva'), { goals: { 0: { goalId, way: 'same' } } })
    const [draft] = await copiesOf(goalId)
    return [draft!.ownerId, draft!.accountableId, draft!.authorId]
  }
  expect(await carried((await oneOf(people.rita)).id)).toEqual([people.emil, people.rita, people.eva])

  const setActive = (id: string, active: boolean) =>
    opened.db
      .update(person)
      .set({ active, deactivatedAt: active ? null : new Date(NOW) })
      .where(eq(person.id, id))
  const left = await oneOf(people.rita)
  await setActive(people.rita, false)
  expect(await carried(left.id)).toEqual([people.emil, people.emil, people.eva])
  await setActive(people.rita, true)

  const role = and(eq(personRole.personId, people.emil), eq(personRole.role, 'executive'))
  const revoked = await oneOf(people.emil)
  await opened.db
    .update(personRole)
    .set({ revokedAt: new Date(NOW) })
    .where(role)
  expect(await carried(revoked.id)).toEqual([people.eva, people.emil, people.eva])
  await opened.db.update(personRole).set({ revokedAt: null }).where(role)
})

test.each(['dropped', 'discarded'] as const)(
  'a draft that was %s since stands in nobody’s way: the goal goes on once more',
  async (state) => {
    await carry(as('ann'))
    await opened.db.update(goal).set({ state }).where(eq(goal.copiedFromId, made.id))
    const { carry: shown } = await periodPage(as('ann'), company.quarters.q4, {})
    expect(shown!.goals.find(({ id }) => id === made.id)).toMatchObject({ carriedTo: null })
    await carry(as('ann'))
    expect((await copiesOf(made.id)).map((one) => one.state).sort()).toEqual(['draft', state].sort())
  },
)

test.each(['draft', 'submitted', 'dropped'] as const)(
  'a %s goal is not offered and not taken',
  async (state) => {
    const one = await company.goalOf('ann', 'q4', { state })
    const { carry: shown } = await periodPage(as('ann'), company.quarters.q4, {})
    expect(shown!.goals.some(({ id }) => id === one.id)).toBe(false)
    await expect(carry(as('ann'), { goals: { 3: { goalId: one.id, way: 'same' } } })).rejects.toMatchObject({
      fields: { 'goals.3.way': { key: 'goalNotCarried' } },
    })
  },
)

test('goals beyond what a form takes are counted, and move up as others have gone on', async () => {
  for (let one = 0; one < MOST_CARRIED; one++) await company.goalOf('cai', 'q4')
  const last = await company.goalOf('cai', 'q4')
  const shown = async () => (await periodPage(as('cai'), company.quarters.q4, {})).carry!
  expect(await shown()).toMatchObject({ more: 1 })
  expect((await shown()).goals).toHaveLength(MOST_CARRIED)
  await carry(as('cai'), { goals: { 0: { goalId: last.id, way: 'same' } } })
  const { goals, more } = await shown()
  expect([goals.some(({ id }) => id === last.id), more]).toEqual([false, 1])
})

test('they go where the form said, not where another would be next by now', async () => {
  const later = newId(new Date(NOW))
  await opened.db.insert(period).values({
    ...{ id: later, kind: 'quarter', first: '2027-04-01', last: '2027-06-30', state: 'planning' },
    ...{ settings: null, createdAt: new Date(NOW), version: 1 },
  })
  expect(await carry(as('ann'), { toId: later })).toBe(later)
  expect(await copiesOf(made.id)).toMatchObject([{ periodId: later, deadline: '2027-06-30' }])
  for (const toId of [company.quarters.q4, v4()])
    await expect(carry(as('ann'), { toId })).rejects.toThrow(NotFound)
})

if (engine() === 'postgres')
  test('of two who carry a goal at the same moment, one writes the draft and the other is told', async () => {
    const other = await opened.another()
    const said = await Promise.allSettled([
      carry(as('ann')),
      carry(company.as('max', NOW, other.db), { goals: { 0: { goalId: made.id, way: 'stretch' } } }),
    ])
    expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(said.find((one) => one.status === 'rejected')?.reason).toMatchObject({
      fields: { 'goals.0.way': { key: 'goalCarried' } },
    })
    expect(await copiesOf(made.id)).toHaveLength(1)
  })

test('nothing chosen, a goal of another period, a period still in progress, one that takes no goals: each is said', async () => {
  const ann = as('ann')
  await expect(carry(ann, { goals: { 0: { goalId: made.id, way: '' } } })).rejects.toMatchObject({
    fields: { 'goals.0.way': { key: 'nothingChosen' } },
  })
  const next = await company.goalOf('ann', 'q1')
  await expect(carry(ann, { goals: { 0: { goalId: next.id, way: 'same' } } })).rejects.toThrow(NotFound)
  const { q4, q1 } = company.quarters
  await opened.db.update(period).set({ state: 'active' }).where(eq(period.id, q4))
  await expect(carry(ann)).rejects.toThrow(new Conflict('periodNotGraded'))
  await opened.db
    .update(period)
    .set({ state: 'grading' })
    .where(inArray(period.id, [q4, q1]))
  await expect(carry(ann)).rejects.toThrow(new Conflict('periodGrading'))
})
