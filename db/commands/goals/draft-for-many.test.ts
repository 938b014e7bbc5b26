import { and, asc, eq, inArray } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { add } from '@/lib/okr/decimal'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/okr/errors'
import { answerAssignmentInput, discardTogetherInput, goalLimits, handInInput } from '@/lib/okr/input/goals'
import type { Decimal } from '@/lib/okr/types'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { draftForManyForm, type DraftForManyForm } from '../../queries/draft-for-many'
import { toDosOf } from '../../queries/parts/to-dos'
import { teamBoard } from '../../queries/team-board'
import { activity, alignment, goal, keyResult, keyResultTerm, measurement, period } from '../../schema'
import { dealsForMany, handIn, oneMetric } from '../../testing/goal-forms'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { agreeGoal } from './agree'
import { answerAssignment } from './answer-assignment'
import { assignGoal } from './assign'
import { discardTogether } from './discard'
import { draftForMany } from './draft-for-many'
import { submitGoal } from './submit'

const NOW = '2026-11-13T15:00:00Z'
const AGREED = new Date('2026-10-01T00:00:00Z')

type Made = Awaited<ReturnType<SmallCompany['goalOf']>>

let opened: TestDb
let company: SmallCompany
let ann: Context, bo: Context, max: Context, hugo: Context, rita: Context, eva: Context
/** Harbour's goal of next quarter: 10 deals and 100,000 USD. Ann won 6 deals this quarter, Bo 3. */
let team: Made, hill: Made

beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  ;[ann, bo, max, hugo, rita, eva] = (['ann', 'bo', 'max', 'hugo', 'rita', 'eva'] as const).map((name) =>
    company.as(name, NOW),
  ) as [Context, Context, Context, Context, Context, Context]
  team = await company.goalOf('max', 'q1', { level: 'team', name: 'Ten deals of Harbour' })
  hill = await company.goalOf('hugo', 'q1', { level: 'team', name: 'Ten deals of Hill' })
  const before = { ann: await company.goalOf('ann'), bo: await company.goalOf('bo') }
  const [deals, revenue] = [
    await oneMetric(opened.db, 'count', AGREED),
    await oneMetric(opened.db, 'amount', AGREED),
  ]
  for (const made of [team, hill, before.ann, before.bo]) {
    await opened.db
      .update(keyResult)
      .set({ metricId: deals, wording: '' })
      .where(eq(keyResult.id, made.deals))
    await opened.db
      .update(keyResult)
      .set({ metricId: revenue, wording: '' })
      .where(eq(keyResult.id, made.revenue))
  }
  await opened.db.insert(measurement).values(
    (['ann', 'bo'] as const).map((name) => ({
      id: newId(AGREED),
      goalId: before[name].id,
      keyResultId: before[name].deals,
      periodId: company.quarters.q4,
      asOf: '2026-11-06',
      value: name === 'ann' ? '6' : '3',
      recordedBy: company.people[name],
      recordedAt: AGREED,
    })),
  )
})
afterAll(() => opened.close())

type Targets = Partial<Record<keyof SmallCompany['people'], string>>

const form = (targets: Targets, total: string, changes: Record<string, unknown> = {}) =>
  dealsForMany(company, team.deals, targets, total, changes)

const personal = and(eq(goal.level, 'person'), eq(goal.state, 'draft'))!
const drafts = () =>
  opened.db
    .select({
      id: goal.id,
      version: goal.version,
      ownerId: goal.ownerId,
      authorId: goal.authorId,
      accountableId: goal.accountableId,
      periodId: goal.periodId,
      state: goal.state,
      name: goal.name,
      content: goal.content,
      target: keyResultTerm.target,
      weight: keyResultTerm.weight,
      parentId: alignment.parentId,
      share: alignment.share,
    })
    .from(goal)
    .innerJoin(keyResultTerm, eq(keyResultTerm.goalId, goal.id))
    .leftJoin(alignment, eq(alignment.childId, keyResultTerm.keyResultId))
    .where(personal)
    .orderBy(asc(goal.createdAt), asc(goal.id))

/** Every case begins with the team's goal alone. */
const startAnew = () => opened.db.update(goal).set({ state: 'dropped' }).where(personal)
const sumOf = (values: readonly (Decimal | null)[]) =>
  values.map((value) => value ?? '0').reduce<Decimal>(add, '0')

const proposal = (ctx: Context, asked: Parameters<typeof draftForManyForm>[2] = {}) =>
  draftForManyForm(ctx, company.teams.harbour, { periodId: company.quarters.q1, ...asked }).then(
    (found) => found as DraftForManyForm,
  )
const proposed = ({ people }: DraftForManyForm): Targets =>
  Object.fromEntries(
    people.map(({ name, proposed: part }) => [name.split(' ')[0]!.toLowerCase(), part ?? '']),
  )

const fieldsOf = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('It was accepted.')),
    (error: unknown) => {
      expect(error).toBeInstanceOf(Invalid)
      return (error as Invalid).fields
    },
  )

const board = async () => {
  const found = await teamBoard(max, company.teams.harbour, {
    periodId: company.quarters.q1,
    show: 'all',
    sort: { by: 'status', down: false },
  })
  return found.measures.find(({ keyResultId }) => keyResultId === team.deals)!
}

describe('what is refused', () => {
  test('less than nothing, for a person or in all', async () => {
    await startAnew()
    expect(await fieldsOf(draftForMany(max, form({ ann: '12', bo: '-2' }, '10')))).toMatchObject({
      'people.1.target': { key: 'amountNegative', values: { text: '-2' } },
    })
    const revenue = { parentId: team.revenue, differs: 'on' }
    expect(
      await fieldsOf(draftForMany(max, form({ ann: '-500', bo: '300' }, '-200', revenue))),
    ).toMatchObject({
      'people.0.target': { key: 'amountNegative' },
      total: { key: 'amountNegative' },
    })
    expect(await drafts().then((all) => all.filter(({ state }) => state === 'draft'))).toEqual([])
  })

  test('one person twice', async () => {
    const row = (target: string) => ({ personId: company.people.ann, target })
    const twice = form({}, '10', { people: { 0: row('4'), 1: row('6') } })
    expect(await fieldsOf(draftForMany(max, twice))).toEqual({ 'people.1.target': { key: 'personTwice' } })
  })

  test('texts that grow too long once the target stands in them', async () => {
    const long = 'x'.repeat(goalLimits.text - 9) + '{target}'
    const texts = { content: long, background: long, support: long }
    const typed = form({ ann: '10', bo: '0.000000000' }, '10', texts)
    const fields = await fieldsOf(draftForMany(max, typed))
    for (const field of ['content', 'background', 'support'])
      expect(fields[field]).toEqual({ key: 'tooLong', values: { maximum: goalLimits.text } })
  })
})

describe('what is proposed', () => {
  test('cuts the target by last results, equally, or not at all', async () => {
    const byLast = await proposal(max)
    expect(byLast.chosen).toMatchObject({ id: team.deals, target: '10', kind: 'count' })
    expect(byLast.people.map(({ name, last }) => [name, last?.value ?? null])).toEqual([
      ['Ann Test', '6'],
      ['Bo Test', '3'],
      ['Max Test', null],
    ])
    // Max leads the team and sold nothing himself: he carries its target.
    expect(proposed(byLast)).toEqual({ ann: '7', bo: '3', max: '' })
    expect(proposed(await proposal(max, { cut: 'equal' }))).toEqual({ ann: '5', bo: '5', max: '' })
    expect(proposed(await proposal(max, { cut: 'hand' }))).toEqual({ ann: '', bo: '', max: '' })
  })

  test.each([
    ['100', '10'],
    ['110', '11'],
    ['125', '13'],
    ['', '10'],
    ['0', '10'],
    ['many', '10'],
  ])('at “%s” percent it adds up to %s exactly', async (percent, total) => {
    const found = await proposal(rita, { percent })
    expect(found.total).toBe(total)
    expect(sumOf(found.people.map((one) => one.proposed))).toBe(total)
  })

  test('of an amount it is rounded as a person would, and still adds up', async () => {
    const found = await proposal(max, { parentId: team.revenue, percent: '110', cut: 'equal' })
    expect(found.total).toBe('110000')
    expect(proposed(found)).toEqual({ ann: '55000', bo: '55000', max: '' })
  })

  test('is nobody’s who does not direct the team', async () => {
    for (const ctx of [ann, hugo]) await expect(proposal(ctx)).rejects.toThrow(NotFound)
    for (const id of [v4(), 'harbour']) await expect(draftForManyForm(max, id, {})).rejects.toThrow(NotFound)
    expect((await proposal(eva)).team.name).toBe('harbour')
  })
})

describe('drafting', () => {
  test('writes one draft a person, aligned to the team’s key result, each with their own target in its words', async () => {
    await startAnew()
    expect(await draftForMany(max, form({ ann: '7', bo: '3' }, '10'))).toBe(company.quarters.q1)
    const common = {
      authorId: company.people.max,
      accountableId: company.people.max,
      periodId: company.quarters.q1,
      state: 'draft',
      weight: 10_000,
      parentId: team.deals,
      share: 10_000,
    }
    const written = await drafts()
    expect(written).toMatchObject([
      { ...common, ownerId: company.people.ann, name: 'Win 7 deals', target: '7.0000' },
      { ...common, ownerId: company.people.bo, name: 'Win 3 deals', target: '3.0000' },
    ])
    expect(written[0]!.content).toBe('Win 7 deals from Harbour’s accounts.')
    const created = await opened.db
      .select({ event: activity.event, actorId: activity.actorId })
      .from(activity)
      .where(
        inArray(
          activity.goalId,
          written.map(({ id }) => id),
        ),
      )
    expect(created).toEqual([
      { event: 'goal.create', actorId: company.people.max },
      { event: 'goal.create', actorId: company.people.max },
    ])
  })

  test('counts in the team’s coverage with drafts, not before', async () => {
    expect((await board()).coverage).toMatchObject({
      sum: '0',
      ratio: 0,
      gap: '10',
      withDrafts: { sum: '10', ratio: 1 },
    })
  })

  test('leaves nothing to propose to who has a goal, and less to add up', async () => {
    await startAnew()
    await draftForMany(max, form({ ann: '4' }, '4'))
    const found = await proposal(max, { percent: '110' })
    expect(found).toMatchObject({ carried: '4', total: '7' })
    expect(found.people[0]).toMatchObject({
      name: 'Ann Test',
      standing: [{ name: 'Win 4 deals', target: '4', state: 'draft', discards: true }],
      proposed: null,
    })
    expect(proposed(found)).toEqual({ ann: '', bo: '7', max: '' })
  })

  test.each(['100', '110'])('what is proposed at %s percent is written as it is', async (percent) => {
    await startAnew()
    const found = await proposal(max, { percent })
    await draftForMany(max, form(proposed(found), found.total!))
    expect(Number(sumOf((await drafts()).map(({ target }) => target)))).toBe(Number(found.total))
    expect((await board()).coverage!.withDrafts).toEqual({
      sum: found.total,
      ratio: Number(percent) / 100,
    })
  })

  test('by hand takes what a person writes, as long as it adds up', async () => {
    await startAnew()
    await draftForMany(
      max,
      form({ ann: '6.5万', bo: '35k', max: '' }, '100,000 USD', { parentId: team.revenue }),
    )
    expect((await drafts()).map(({ target, name }) => [name, Number(target)])).toEqual([
      ['Win 6.5万 deals', 65_000],
      ['Win 35k deals', 35_000],
    ])
  })

  test('targets that add up to something else are refused with both sums, unless that is meant', async () => {
    await startAnew()
    const typed = { ann: '8', bo: '3' }
    const measure = { kind: 'count', unit: 'deals', currency: null }
    expect(await fieldsOf(draftForMany(max, form(typed, '10')))).toEqual({
      total: {
        key: 'targetsNotWhole',
        quantities: { sum: { ...measure, value: '11' }, total: { ...measure, value: '10' } },
      },
    })
    const chinese = { ...max, locale: 'zh-CN' as const }
    expect(await fieldsOf(draftForMany(chinese, form(typed, '10')))).toMatchObject({
      total: { quantities: { sum: { value: '11', unit: '单' } } },
    })
    expect(await drafts()).toEqual([])
    await draftForMany(max, form(typed, '10', { differs: 'on' }))
    expect(await drafts()).toHaveLength(2)
  })

  test.each<[string, Targets, string, Record<string, unknown>, string[][]]>([
    [
      'a target nobody can read',
      { ann: '7', bo: 'many' },
      '10',
      {},
      [['people.1.target', 'amountUnreadable']],
    ],
    [
      'half a deal',
      { ann: '7.5', bo: '2.5' },
      '10',
      {},
      [
        ['people.0.target', 'amountNotWhole'],
        ['people.1.target', 'amountNotWhole'],
      ],
    ],
    ['a target of nothing', { ann: '10', bo: '0' }, '10', {}, [['people.1.target', 'targetEqualsBaseline']]],
    ['nobody', { ann: '', bo: '' }, '10', {}, [['people.0.target', 'required']]],
    ['a sum nobody can read', { ann: '10' }, 'all', {}, [['total', 'amountUnreadable']]],
    [
      'a name that grows too long',
      { ann: '10.00000000' },
      '10',
      { name: `${'x'.repeat(112)}{target}` },
      [['name', 'tooLong']],
    ],
  ])('all or none: %s', async (_, targets, total, changes, refused) => {
    await startAnew()
    const fields = await fieldsOf(draftForMany(max, form(targets, total, changes)))
    expect(Object.entries(fields).map(([name, { key }]) => [name, key])).toEqual(refused)
    expect(await drafts()).toEqual([])
  })

  test('the same form sent twice writes once', async () => {
    await startAnew()
    const sent = form({ ann: '7', bo: '3' }, '10')
    expect(await draftForMany(max, sent)).toBe(await draftForMany(max, sent))
    expect(await drafts()).toHaveLength(2)
  })
})

describe('a second form, while the drafts of a first one stand', () => {
  const ten = { ann: '7', bo: '3' }
  const standing = () => drafts().then((all) => all.map(({ ownerId }) => ownerId).sort())
  const both = () => [company.people.ann, company.people.bo].sort()
  const row = (name: 'ann' | 'bo', target: string, again?: 'on') => ({
    personId: company.people[name],
    target,
    ...(again && { again }),
  })

  test.each([
    ['the same lead', () => max],
    ['a lead above', () => rita],
    ['an executive', () => eva],
  ])('of %s is refused, says who has what, and writes nothing', async (_, viewer) => {
    await startAnew()
    await draftForMany(max, form(ten, '10'))
    const second = draftForMany(viewer(), form(ten, '10'))
    await expect(second).rejects.toBeInstanceOf(Conflict)
    await expect(second).rejects.toMatchObject({
      key: 'goalsStand',
      values: { others: 1, name: 'Ann Test', goal: 'Win 7 deals' },
    })
    expect(await standing()).toEqual(both())
  })

  test('writes for those who have none yet', async () => {
    await startAnew()
    await draftForMany(max, form({ ann: '7' }, '7'))
    await expect(draftForMany(max, form(ten, '10'))).rejects.toThrow('goalsStand')
    await draftForMany(max, form({ bo: '3' }, '3'))
    expect(await standing()).toEqual(both())
  })

  test('takes one more where that is ticked, and only there', async () => {
    await startAnew()
    await draftForMany(max, form(ten, '10'))
    const more = (...people: object[]) => draftForMany(max, form({}, '2', { people: { ...people } }))
    await expect(more(row('ann', '1', 'on'), row('bo', '1'))).rejects.toMatchObject({
      key: 'goalsStand',
      values: { others: 0, name: 'Bo Test' },
    })
    await more(row('ann', '1', 'on'), row('bo', '1', 'on'))
    expect(await standing()).toHaveLength(4)
  })

  test('does not give away by its refusal what the viewer may not see', async () => {
    await startAnew()
    await draftForMany(rita, form(ten, '10'))
    // Ann came from Hill: what stands as a draft there is Hugo's to see, not Max's.
    await opened.db
      .update(goal)
      .set({ teamId: company.teams.hill })
      .where(and(personal, eq(goal.ownerId, company.people.ann)))
    const [hers] = (await proposal(max)).people
    expect(hers).toMatchObject({ name: 'Ann Test', standing: [] })
    await draftForMany(max, form({ ann: '7' }, '7'))
    expect(await standing()).toHaveLength(3)
  })

  test('names what its viewer can discard; discarded, they are written anew and once', async () => {
    await startAnew()
    await draftForMany(max, form(ten, '10'))
    for (const [ctx, may] of [
      [max, true],
      [rita, false],
      [eva, false],
    ] as const) {
      const stands = (await proposal(ctx)).people.flatMap((one) => one.standing)
      expect(stands.map(({ discards }) => discards)).toEqual([may, may])
    }
    const goals = (await drafts()).map(({ id, version }) => ({
      goalId: id,
      version: String(version),
      chosen: 'on',
    }))
    const sent = () => discardTogetherInput.parse({ formId: v4(), goals: { ...goals } })
    await expect(discardTogether(rita, sent())).rejects.toThrow(Forbidden)
    const taken = sent()
    await discardTogether(max, taken)
    await discardTogether(max, taken)
    expect(await drafts()).toEqual([])
    expect((await board()).coverage).toMatchObject({ sum: '0', withDrafts: null })
    expect(proposed(await proposal(max))).toEqual({ ann: '7', bo: '3', max: '' })
    await draftForMany(max, form(ten, '10'))
    expect(await standing()).toEqual(both())
  })

  if (engine() === 'postgres') {
    test('of two leads at the same moment one writes the drafts, the other is told', async () => {
      await startAnew()
      const other = await opened.another()
      const said = await Promise.allSettled([
        draftForMany(max, form(ten, '10')),
        draftForMany(company.as('rita', NOW, other.db), form(ten, '10')),
      ])
      expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(said.find((one) => one.status === 'rejected')?.reason).toMatchObject({ key: 'goalsStand' })
      expect(await standing()).toEqual(both())
    })

    test('one form sent twice at the same moment answers twice and writes once', async () => {
      await startAnew()
      const other = await opened.another()
      const sent = form(ten, '10')
      const answers = await Promise.all([
        draftForMany(max, sent),
        draftForMany(company.as('max', NOW, other.db), sent),
      ])
      expect(answers).toEqual([company.quarters.q1, company.quarters.q1])
      expect(await standing()).toEqual(both())
    })
  }
})

describe('who may', () => {
  const ten = { ann: '7', bo: '3' }

  test('a lead above and an executive draft for the team too', async () => {
    for (const ctx of [rita, eva]) {
      await startAnew()
      await draftForMany(ctx, form(ten, '10'))
      expect((await drafts()).map(({ authorId }) => authorId)).toEqual([ctx.viewer.id, ctx.viewer.id])
    }
  })

  test('who sees the team’s goal and does not direct it is forbidden; to whom it is hidden it is not there', async () => {
    await startAnew()
    for (const ctx of [ann, bo, hugo])
      await expect(draftForMany(ctx, form(ten, '10'))).rejects.toThrow(Forbidden)
    const state = (to: 'draft' | 'agreed') =>
      opened.db.update(goal).set({ state: to }).where(eq(goal.id, team.id))
    await state('draft')
    for (const ctx of [ann, hugo]) await expect(draftForMany(ctx, form(ten, '10'))).rejects.toThrow(NotFound)
    await draftForMany(max, form(ten, '10'))
    await state('agreed')
  })

  test('people of another team, unknown people and unknown key results are refused, and nobody gets a draft', async () => {
    await startAnew()
    await expect(draftForMany(max, form({ ann: '7', cai: '3' }, '10'))).rejects.toThrow(Forbidden)
    const unknown = { people: { 0: { personId: v4(), target: '10' } } }
    await expect(draftForMany(max, form({}, '10', unknown))).rejects.toThrow(NotFound)
    for (const parentId of [v4(), hill.deals])
      await expect(draftForMany(max, form(ten, '10', { parentId }))).rejects.toThrow(NotFound)
    await expect(
      draftForMany(max, form(ten, '10', { teamId: company.teams.hill, parentId: hill.deals })),
    ).rejects.toThrow(Forbidden)
    // Rita leads both teams: Harbour's key result is still not above Cai.
    const fields = await fieldsOf(draftForMany(rita, form({ ann: '7', cai: '3' }, '10')))
    expect(fields).toMatchObject({ 'people.1.target': { key: 'parentNotAbove' } })
    expect(await drafts()).toEqual([])
  })

  test('what does not add up cannot be cut', async () => {
    const kind = (to: 'count' | 'percent') =>
      opened.db.update(keyResult).set({ kind: to }).where(eq(keyResult.id, team.deals))
    await kind('percent')
    expect(await fieldsOf(draftForMany(max, form(ten, '10')))).toMatchObject({
      parentId: { key: 'unknownChoice' },
    })
    expect((await proposal(max)).results.map(({ id }) => id)).toEqual([team.revenue])
    await kind('count')
  })
})

describe('a draft from above', () => {
  test('waits on its owner’s week, is theirs to submit, and then the lead’s to agree', async () => {
    await startAnew()
    await draftForMany(max, form({ ann: '7', bo: '3' }, '10'))
    const [hers] = await drafts()
    const act = async () => {
      const [found] = await opened.db.select().from(goal).where(eq(goal.id, hers!.id))
      return handInInput.parse(handIn(found!))
    }
    expect((await toDosOf(ann)).unfinished).toMatchObject([
      { goalId: hers!.id, goal: 'Win 7 deals', state: 'draft', returned: null },
    ])
    await expect(submitGoal(max, await act())).rejects.toThrow(Forbidden)
    await expect(submitGoal(bo, await act())).rejects.toThrow(NotFound)
    await submitGoal(ann, await act())
    expect((await toDosOf(max)).toAgree).toMatchObject([{ goalId: hers!.id, by: 'Ann Test' }])
    await agreeGoal(max, await act())
    expect((await board()).coverage).toMatchObject({ sum: '7', withDrafts: { sum: '10' } })
  })

  test('assigned at once it is the owner’s to answer', async () => {
    const his = (await drafts()).find(({ ownerId }) => ownerId === company.people.bo)!
    await assignGoal(max, handInInput.parse(handIn(his)))
    expect((await toDosOf(bo)).assigned).toMatchObject([{ goalId: his.id, by: 'Max Test' }])
    const answer = (ctx: Context) =>
      answerAssignment(
        ctx,
        answerAssignmentInput.parse({ formId: v4(), goalId: his.id, objection: 'Three is too few.' }),
      )
    await expect(answer(max)).rejects.toThrow(Forbidden)
    await answer(bo)
    expect((await toDosOf(bo)).assigned).toEqual([])
    expect((await board()).coverage).toMatchObject({ sum: '10', gap: '0', withDrafts: null })
  })
})

test.each([
  ['grading', 'periodGrading'],
  ['closed', 'periodClosed'],
] as const)('a period that is %s takes no drafts', async (state, key) => {
  await opened.db.update(period).set({ state }).where(eq(period.id, company.quarters.q1))
  const before = await opened.db.$count(goal)
  await expect(draftForMany(max, form({ ann: '7', bo: '3' }, '10'))).rejects.toMatchObject({ key })
  expect(await opened.db.$count(goal)).toBe(before)
})
