import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { Forbidden, NotFound } from '@/lib/okr/errors'
import { movePersonInput, settleGoalsInput } from '@/lib/okr/input/people'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { personPage } from '../../queries/person-page'
import { adminPerson } from '../../queries/admin-person'
import { alignedChildren } from '../../queries/parts/coverage-children'
import { keyResultCoverage } from '../../queries/parts/key-result-coverage'
import { measuredGoals } from '../../queries/parts/measured-goals'
import { toDosOf } from '../../queries/parts/to-dos'
import { teamBoard } from '../../queries/team-board'
import {
  adjustment,
  alignment,
  goal,
  goalStep,
  keyResult,
  keyResultTerm,
  measurement,
  metric,
  period,
  task,
} from '../../schema'
import { administeredCompany, type AdministeredCompany } from '../../testing/administered-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { deactivatePerson } from './deactivate'
import { movePerson } from './move'
import { settleGoals } from './settle-goals'

const MONDAY = '2026-11-16T09:00:00Z'
const AT = new Date(MONDAY)

let opened: TestDb
let company: AdministeredCompany
let admin: Context
let metrics: { deals: string; revenue: string }
beforeEach(async () => {
  await opened?.close()
  opened = await testDb()
  company = await administeredCompany(opened.db)
  admin = company.admin(MONDAY)
  metrics = { deals: newId(AT), revenue: newId(AT) }
  const common = { better: 'more', reading: 'total', paceCurve: 'linear', createdAt: AT, version: 1 } as const
  await opened.db.insert(metric).values([
    {
      ...common,
      id: metrics.deals,
      nameEn: 'Deals',
      nameZh: '单数',
      unitEn: 'deals',
      unitZh: '单',
      kind: 'count',
    },
    {
      ...common,
      id: metrics.revenue,
      nameEn: 'Revenue',
      nameZh: '收入',
      unitEn: '',
      unitZh: '',
      kind: 'amount',
      currency: 'USD',
    },
  ])
})
afterAll(() => opened.close())

/** An admin who is an executive, too: reads drafts. */
const executiveAdmin = (): Context => ({ ...admin, viewer: { ...admin.viewer, executive: true } })

type Made = Awaited<ReturnType<AdministeredCompany['goalOf']>>

/** A goal whose two key results measure the company's metrics. */
async function goalOf(...of: Parameters<AdministeredCompany['goalOf']>): Promise<Made> {
  const made = await company.goalOf(...of)
  for (const name of ['deals', 'revenue'] as const)
    await opened.db.update(keyResult).set({ metricId: metrics[name] }).where(eq(keyResult.id, made[name]))
  return made
}

async function fedGoal(changes: Partial<typeof goal.$inferInsert>): Promise<Made> {
  const made = await goalOf('max', 'q4', changes)
  const fed = { valueSource: 'children' } as const
  await opened.db.update(keyResult).set(fed).where(eq(keyResult.goalId, made.id))
  return made
}

const align = (child: Made, parent: Made, share = 10_000) =>
  opened.db.insert(alignment).values(
    (['deals', 'revenue'] as const).map((name) => ({
      id: newId(AT),
      childId: child[name],
      parentId: parent[name],
      periodId: company.quarters.q4,
      axis: 'people' as const,
      share,
      createdBy: company.people.max,
      validFrom: new Date('2026-10-01T00:00:00Z'),
    })),
  )

const measure = (made: Made, values: { deals?: string; revenue?: string }, asOf = '2026-11-13') =>
  opened.db.insert(measurement).values(
    Object.entries(values).map(([name, value]) => ({
      id: newId(AT),
      keyResultId: made[name as 'deals' | 'revenue'],
      goalId: made.id,
      periodId: company.quarters.q4,
      asOf,
      value,
      recordedBy: company.people.ann,
      recordedAt: AT,
    })),
  )

/** What a goal above shows: its values, and how what is below covers it. */
async function above(parent: Made) {
  const ctx = company.as('eva', MONDAY)
  const [found] = await measuredGoals(ctx, eq(goal.id, parent.id))
  const children = await alignedChildren(ctx, eq(goal.id, parent.id))
  return found!.keyResults.map((one) => {
    const covered = keyResultCoverage(one, children.get(one.id))
    if (!covered) return { value: one.value }
    const { sum, gap, ratio, buffer, moved } = covered
    return { value: one.value, sum, gap, ratio, buffer, moved: moved.length }
  })
}

const found = async (id: string) => (await opened.db.select().from(goal).where(eq(goal.id, id)))[0]!
const restOf = async (id: string) =>
  (await opened.db.select().from(goal).where(eq(goal.copiedFromId, id)))[0]!
const termsOf = async (goalId: string) =>
  (
    await opened.db
      .select({ term: keyResultTerm })
      .from(keyResultTerm)
      .innerJoin(keyResult, eq(keyResult.id, keyResultTerm.keyResultId))
      .where(and(eq(keyResultTerm.goalId, goalId), isNull(keyResultTerm.supersededAt)))
      .orderBy(asc(keyResult.position))
  ).map(({ term: { baseline, target, weight, dropped, cause } }) => ({
    baseline: Number(baseline),
    target,
    weight,
    dropped,
    cause,
  }))
const settle = (
  personId: string,
  goals: { goalId: string; decision: string; toId?: string }[],
  ctx: Context = admin,
  command: typeof settleGoals = settleGoals,
) => command(ctx, settleGoalsInput.parse({ formId: v4(), personId, goals: { ...goals } }))
const stepsOf = async (id: string) =>
  (await opened.db.select().from(goalStep).where(eq(goalStep.goalId, id)).orderBy(asc(goalStep.id))).map(
    ({ event, state }) => `${event} ${state}`,
  )

test('handing over: the rest becomes somebody else’s, the old one ends that day, and above nothing changes', async () => {
  const { ann, bo } = company.people
  const team = await fedGoal({ level: 'team' })
  const [goalOfAnn, goalOfBo] = [await goalOf('ann'), await goalOf('bo')]
  await align(goalOfAnn, team, 8_000)
  await align(goalOfBo, team)
  await measure(goalOfAnn, { deals: '4', revenue: '35000.55' })
  await measure(goalOfBo, { deals: '1' })
  const open = {
    id: newId(AT),
    goalId: goalOfAnn.id,
    periodId: company.quarters.q4,
    assigneeId: ann,
    createdAt: AT,
  }
  await opened.db.insert(task).values([
    { ...open, title: 'Call Konex', position: 0 },
    { ...open, id: newId(AT), title: 'Done long ago', position: 1, doneAt: AT, doneBy: ann },
  ])
  const before = await above(team)
  expect(before[0]).toMatchObject({ value: '4.2', sum: '18', moved: 0 })

  await settle(ann, [{ goalId: goalOfAnn.id, decision: 'handed_over', toId: bo }], admin, deactivatePerson)
  expect(await above(team)).toEqual(before)
  expect(await found(goalOfAnn.id)).toMatchObject({ state: 'agreed', ownerId: ann, deadline: '2026-11-16' })
  const rest = await restOf(goalOfAnn.id)
  expect(rest).toMatchObject({
    ownerId: bo,
    teamId: company.teams.harbour,
    accountableId: company.people.max,
    state: 'agreed',
    assigned: true,
    starts: '2026-11-17',
    deadline: '2026-12-31',
  })
  expect(await termsOf(goalOfAnn.id)).toEqual([
    { baseline: 0, target: '4.0000', weight: 5_000, dropped: false, cause: 'adjusted' },
    { baseline: 0, target: '35000.5500', weight: 5_000, dropped: false, cause: 'adjusted' },
  ])
  expect(await termsOf(rest.id)).toEqual([
    { baseline: 0, target: '6.0000', weight: 5_000, dropped: false, cause: 'agreed' },
    { baseline: 0, target: '64999.4500', weight: 5_000, dropped: false, cause: 'agreed' },
  ])
  // Against the original it stays what was agreed, against the adjusted it is reached.
  const [old] = await measuredGoals(admin, eq(goal.id, goalOfAnn.id))
  expect(old!.keyResults[0]!.attainment).toEqual({ original: 0.4, adjusted: 1 })
  expect(await stepsOf(goalOfAnn.id)).toEqual(['hand_over agreed'])
  expect((await adminPerson(admin, ann)).goals).toEqual([])
  expect((await company.told(goalOfAnn.id)).map(({ event }) => event)).toEqual(['goal.hand_over'])
  expect((await company.told(rest.id)).map(({ event }) => event)).toEqual(['goal.begin_rest'])
  expect((await toDosOf(company.as('bo', MONDAY))).assigned.map(({ goalId }) => goalId)).toEqual([rest.id])
  const tasks = await opened.db.select().from(task).where(isNull(task.removedAt))
  expect(tasks.map(({ title, goalId, assigneeId }) => [title, goalId, assigneeId]).sort()).toEqual([
    ['Call Konex', rest.id, bo],
    ['Done long ago', goalOfAnn.id, ann],
  ])
})

test('without any value the old goal is dropped and all of it goes on; a draft is given as it is', async () => {
  const { ann, bo } = company.people
  const team = await fedGoal({ level: 'team' })
  const [agreed, draft] = [await goalOf('ann'), await goalOf('ann', 'q4', { state: 'submitted' })]
  await align(agreed, team)
  const before = await above(team)
  await settle(
    ann,
    [
      { goalId: agreed.id, decision: 'handed_over', toId: bo },
      { goalId: draft.id, decision: 'handed_over', toId: bo },
    ],
    executiveAdmin(),
  )
  expect(await above(team)).toEqual(before)
  expect(await found(agreed.id)).toMatchObject({ state: 'dropped' })
  expect(await termsOf((await restOf(agreed.id)).id)).toMatchObject([
    { target: '10.0000' },
    { target: '100000.0000' },
  ])
  expect(await found(draft.id)).toMatchObject({ state: 'draft', ownerId: bo })
  expect(await restOf(draft.id)).toBeUndefined()
})

test('dropped, it asks for nothing above any more; open proposals are out of date', async () => {
  const { ann } = company.people
  const team = await fedGoal({ level: 'team' })
  const [dropped, draft] = [await goalOf('ann'), await goalOf('ann', 'q4', { state: 'draft' })]
  await align(dropped, team)
  await measure(dropped, { deals: '4' })
  await opened.db.insert(adjustment).values({
    id: newId(AT),
    goalId: dropped.id,
    periodId: company.quarters.q4,
    scope: 'numbers',
    reason: 'market',
    state: 'proposed',
    late: false,
    dropsGoal: false,
    proposedBy: ann,
    proposedAt: AT,
    goalVersion: 1,
    decidedAlone: false,
  })
  await settle(ann, [{ goalId: dropped.id, decision: 'dropped' }])
  expect(await found(dropped.id)).toMatchObject({ state: 'dropped' })
  expect((await above(team))[0]).toMatchObject({ value: '4', sum: '0', gap: '10' })
  expect(await opened.db.select().from(adjustment)).toMatchObject([{ state: 'outdated' }])
  await expect(
    settle(ann, [{ goalId: draft.id, decision: 'dropped' }], executiveAdmin()),
  ).rejects.toMatchObject({
    key: 'draftNotDropped',
  })
})

test('undecided, it stays in the sums marked left, and nothing is due any more', async () => {
  const left = await goalOf('ann')
  await measure(left, { deals: '4' }, '2026-11-06')
  const board = async () => {
    const { people } = await teamBoard(company.as('max', '2026-11-20T18:00:00Z'), company.teams.harbour, {
      show: 'all',
      sort: { by: 'name', down: false },
    })
    return people.find(({ id }) => id === company.people.ann)!
  }
  expect(await board()).toMatchObject({ left: false, checkIn: { open: { timing: 'late' } } })
  await settle(company.people.ann, [{ goalId: left.id, decision: 'stays' }], admin, deactivatePerson)
  expect(await board()).toMatchObject({
    left: true,
    checkIn: { open: null, notMadeUp: 0 },
    goals: [{ id: left.id }],
  })
  const [measured] = await measuredGoals(admin, eq(goal.id, left.id))
  expect(measured!.weeks.at(-1)!.monday).toBe('2026-11-09')
})

test('what cannot be handed over is said, and nothing is written', async () => {
  const { ann, bo } = company.people
  const [one, reached, fed, over] = [
    await goalOf('ann'),
    await goalOf('ann'),
    await goalOf('ann'),
    await goalOf('ann', 'q4', { deadline: '2026-11-16' }),
  ]
  await measure(reached, { deals: '10', revenue: '120000' })
  await opened.db.update(keyResult).set({ valueSource: 'children' }).where(eq(keyResult.goalId, fed.id))
  const hand = ({ id }: Made, toId: string | undefined = bo, ctx = admin) =>
    settle(ann, [{ goalId: id, decision: 'handed_over', toId }], ctx)
  await expect(hand(reached)).rejects.toMatchObject({ key: 'nothingLeft' })
  await expect(hand(fed)).rejects.toMatchObject({ key: 'goalFedByOthers' })
  // The page knows before, and does not offer it.
  const { goals } = await adminPerson(admin, ann)
  expect(goals.filter((each) => each.fed).map(({ id }) => id)).toEqual([fed.id])
  await expect(hand(over)).rejects.toMatchObject({ key: 'goalEndsToday' })
  for (const toId of [ann, v4()])
    await expect(hand(one, toId)).rejects.toMatchObject({
      fields: { 'goals.0.toId': { key: 'unknownChoice' } },
    })
  await expect(hand(one, '')).rejects.toMatchObject({ fields: { 'goals.0.toId': { key: 'required' } } })
  await expect(hand(one, bo, company.as('bo', MONDAY))).rejects.toThrow(Forbidden)
  await expect(hand(one, bo, company.as('rita', MONDAY))).rejects.toThrow(NotFound)
  await expect(hand(await goalOf('cai'))).rejects.toThrow(NotFound)
  await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, company.quarters.q4))
  await expect(hand(one)).rejects.toMatchObject({ key: 'periodClosed' })
  await expect(settle(ann, [{ goalId: one.id, decision: 'dropped' }])).rejects.toMatchObject({
    key: 'periodClosed',
  })
  expect(await opened.db.$count(goalStep)).toBe(0)
})

test('splitting at a transfer: the amounts are together the old target, and what stands above both teams is unchanged', async () => {
  const { ann } = company.people
  const [region, team] = [
    await fedGoal({ level: 'team', teamId: company.teams.west }),
    await fedGoal({ level: 'team' }),
  ]
  const made = await goalOf('ann')
  await opened.db.insert(alignment).values(
    (
      [
        ['deals', region],
        ['revenue', team],
      ] as const
    ).map(([name, parent]) => ({
      id: newId(AT),
      childId: made[name],
      parentId: parent[name],
      periodId: company.quarters.q4,
      axis: 'people' as const,
      share: 10_000,
      createdBy: company.people.max,
      validFrom: new Date('2026-10-01T00:00:00Z'),
    })),
  )
  await measure(made, { deals: '4', revenue: '35000' })
  const move = (stays: Record<string, string>, goalId = made.id, ctx = admin) =>
    movePerson(
      ctx,
      movePersonInput.parse({
        formId: v4(),
        personId: ann,
        teamId: company.teams.hill,
        from: '2026-11-16',
        goals: {
          0: {
            goalId,
            decision: 'splits',
            keyResults: { ...Object.entries(stays).map(([id, typed]) => ({ id, stays: typed })) },
          },
        },
      }),
    )
  const field = 'goals.0.keyResults.0.stays'
  await expect(move({ [made.deals]: '11' })).rejects.toMatchObject({
    fields: { [field]: { key: 'splitOutOfReach' } },
  })
  await expect(move({ [made.deals]: '2.5' })).rejects.toMatchObject({
    fields: { [field]: { key: 'amountNotWhole' } },
  })
  const draft = await goalOf('ann', 'q4', { state: 'draft' })
  await expect(move({}, draft.id, executiveAdmin())).rejects.toMatchObject({
    fields: { 'goals.0.decision': { key: 'draftNotSplit' } },
  })

  const before = await above(region)
  await move({ [made.deals]: '7', [made.revenue]: '' })
  expect(await above(region)).toEqual(before)
  const rest = await restOf(made.id)
  expect(rest).toMatchObject({
    ownerId: ann,
    teamId: company.teams.hill,
    assigned: false,
    starts: '2026-11-17',
  })
  expect(await found(made.id)).toMatchObject({ teamId: company.teams.harbour, deadline: '2026-11-16' })
  expect((await termsOf(made.id)).map(({ target }) => target)).toEqual(['7.0000', '35000.0000'])
  expect((await termsOf(rest.id)).map(({ target }) => target)).toEqual(['3.0000', '65000.0000'])
  // The old team's goal keeps what stays; the rest counts in another team and is aligned there anew.
  const restKeyResults = await opened.db.select().from(keyResult).where(eq(keyResult.goalId, rest.id))
  const aligned = await opened.db
    .select()
    .from(alignment)
    .where(
      inArray(
        alignment.childId,
        restKeyResults.map(({ id }) => id),
      ),
    )
  expect(aligned.map(({ parentId }) => parentId)).toEqual([region.deals])
  expect(await stepsOf(made.id)).toEqual(['split agreed'])
})

test('what an admin may not read is counted for them, and the lead above decides it', async () => {
  const { ann, bo } = company.people
  const [agreed, draft] = [
    await goalOf('ann'),
    await goalOf('ann', 'q4', { state: 'draft', name: 'Not ready' }),
  ]
  const screen = await adminPerson(admin, ann)
  expect([screen.goals.map(({ id }) => id), screen.unread]).toEqual([[agreed.id], 1])
  expect(JSON.stringify(screen)).not.toContain('Not ready')
  const give = (ctx: Context) => settle(ann, [{ goalId: draft.id, decision: 'handed_over', toId: bo }], ctx)
  await expect(give(admin)).rejects.toThrow(NotFound)
  await expect(
    settle(ann, [{ goalId: draft.id, decision: 'handed_over', toId: bo }], admin, deactivatePerson),
  ).rejects.toThrow(NotFound)
  await deactivatePerson(admin, { formId: v4(), personId: ann, goals: [] })
  const left = async (name: 'max' | 'hugo') =>
    (await personPage(company.as(name, MONDAY), ann, {})).undecided?.goals.map(({ id }) => id)
  expect(await left('max')).toEqual(expect.arrayContaining([agreed.id, draft.id]))
  expect(await left('hugo')).toBeUndefined()
  expect((await toDosOf(company.as('max', MONDAY))).left).toMatchObject([{ personId: ann, goals: 1 }])
  await expect(give(company.as('hugo', MONDAY))).rejects.toThrow(NotFound)
  await give(company.as('max', MONDAY))
  expect(await found(draft.id)).toMatchObject({ state: 'draft', ownerId: bo })
  expect((await toDosOf(company.as('max', MONDAY))).left).toEqual([])
})

test('with goals open to leads only, an admin counts agreed ones, too', async () => {
  await goalOf('ann')
  const closed: Context = { ...admin, company: { ...admin.company, visibility: 'leads' } }
  expect(await adminPerson(closed, company.people.ann)).toMatchObject({ goals: [], unread: 1 })
})
