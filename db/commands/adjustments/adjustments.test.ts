import { and, asc, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/okr/errors'
import {
  acceptAdjustmentInput,
  adjustmentActInput,
  declineAdjustmentInput,
  proposeApproachInput,
  proposeNumbersInput,
} from '@/lib/okr/input/adjustments'
import { correctGoalInput } from '@/lib/okr/input/goals'
import type { Context } from '../../context'
import {
  activity,
  adjustment,
  adjustmentItem,
  adjustmentRead,
  correction,
  goal,
  goalTerm,
  keyResult,
  keyResultTerm,
  period,
} from '../../schema'
import { goalPage } from '../../queries/goal-page'
import { measuredGoals } from '../../queries/parts/measured-goals'
import { toDosOf } from '../../queries/parts/to-dos'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { correctGoal } from '../goals/correct'
import { acceptAdjustment } from './accept'
import { changeApproach } from './change-approach'
import { declineAdjustment } from './decline'
import { proposeNumbers } from './propose'
import { readApproach } from './read-approach'
import { withdrawAdjustment } from './withdraw'

const NOW = '2026-11-13T15:00:00Z'
const LATER = '2026-11-14T15:00:00Z'

let opened: TestDb
let company: SmallCompany
let ann: Context, bo: Context, cai: Context, max: Context, rita: Context, eva: Context
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  ;[ann, bo, cai, max, rita, eva] = (['ann', 'bo', 'cai', 'max', 'rita', 'eva'] as const).map((name) =>
    company.as(name, NOW),
  ) as [Context, Context, Context, Context, Context, Context]
})
afterAll(() => opened.close())

type Goal = Awaited<ReturnType<SmallCompany['goalOf']>>

const found = async (made: Goal) => (await opened.db.select().from(goal).where(eq(goal.id, made.id)))[0]!

type Change = { deals?: string; revenue?: string; weights?: [string, string] } & Record<string, unknown>

/** The form as it is sent: other targets for deals and revenue. */
const asking = async (
  made: Goal,
  { deals = '', revenue = '', weights = ['', ''], ...changes }: Change = {},
) =>
  proposeNumbersInput.parse({
    formId: v4(),
    goalId: made.id,
    version: String((await found(made)).version),
    reason: 'feedback',
    explanation: 'Two of five clients wait for their budget round.',
    keyResults: {
      0: { id: made.deals, target: deals, weight: weights[0] },
      1: { id: made.revenue, target: revenue, weight: weights[1] },
    },
    ...changes,
  })

/** Proposes, and gives back the adjustment. */
const proposed = async (made: Goal, change: Change = { deals: '6' }, ctx: Context = ann) => {
  await proposeNumbers(ctx, await asking(made, change))
  const [one] = await opened.db
    .select()
    .from(adjustment)
    .where(eq(adjustment.goalId, made.id))
    .orderBy(asc(adjustment.id))
    .then((all) => all.slice(-1))
  return one!
}

const accept = (ctx: Context, { id }: { id: string }, comment = '') =>
  acceptAdjustment(ctx, acceptAdjustmentInput.parse({ formId: v4(), adjustmentId: id, comment }))
const decline = (ctx: Context, { id }: { id: string }) =>
  declineAdjustment(
    ctx,
    declineAdjustmentInput.parse({ formId: v4(), adjustmentId: id, comment: 'Not yet.' }),
  )
const actOn = ({ id }: { id: string }) => adjustmentActInput.parse({ formId: v4(), adjustmentId: id })

const stateOf = async ({ id }: { id: string }) =>
  (await opened.db.select().from(adjustment).where(eq(adjustment.id, id)))[0]!
const current = async (made: Goal) =>
  Object.fromEntries(
    (
      await opened.db
        .select()
        .from(keyResultTerm)
        .where(and(eq(keyResultTerm.goalId, made.id), isNull(keyResultTerm.supersededAt)))
    ).map(({ keyResultId, target, weight, cause, dropped }) => [
      keyResultId === made.deals ? 'deals' : keyResultId === made.revenue ? 'revenue' : 'added',
      { target: Number(target), weight, cause, dropped },
    ]),
  )
const eventsOf = async (made: Goal) =>
  (
    await opened.db
      .select()
      .from(activity)
      .where(eq(activity.goalId, made.id))
      .orderBy(asc(activity.sequence))
  ).map(({ event }) => event)

const fieldsOf = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('It was accepted.')),
    (error: unknown) => {
      expect(error).toBeInstanceOf(Invalid)
      return Object.fromEntries(
        Object.entries((error as Invalid).fields).map(([name, { key }]) => [name, key]),
      )
    },
  )

describe('proposing', () => {
  test('changes nothing yet and keeps old and new', async () => {
    const made = await company.goalOf('ann')
    const one = await proposed(made, { deals: '6', revenue: '8万', weights: ['60', ''] })
    expect(one).toMatchObject({
      state: 'proposed',
      scope: 'numbers',
      late: false,
      proposedBy: company.people.ann,
    })
    const items = await opened.db.select().from(adjustmentItem).where(eq(adjustmentItem.adjustmentId, one.id))
    expect(items.find(({ keyResultId }) => keyResultId === made.deals)).toMatchObject({
      change: 'change',
      fromTarget: '10.0000',
      toTarget: '6.0000',
      fromWeight: 5000,
      toWeight: 6000,
    })
    expect(items.find(({ keyResultId }) => keyResultId === made.revenue)).toMatchObject({
      toTarget: '80000.0000',
      toWeight: 4000,
    })
    expect(await current(made)).toMatchObject({ deals: { target: 10 }, revenue: { target: 100_000 } })
    expect(await eventsOf(made)).toEqual(['adjustment.propose'])
    expect(JSON.stringify(await opened.db.select().from(activity))).not.toContain('budget round')
  })

  test.each(['market', 'ability', 'team_goal', 'feedback'] as const)('for the reason %s', async (reason) => {
    const made = await company.goalOf('ann')
    await accept(max, await proposed(made, { deals: '6', reason }))
    const [kept] = (await goalPage(max, made.id)).adjustments
    expect(kept).toMatchObject({ reason, state: 'accepted' })
  })

  test('is for the owner and those above; others see the goal but may not', async () => {
    const made = await company.goalOf('ann')
    await expect(proposed(made, { deals: '6' }, cai)).rejects.toThrow(Forbidden)
    await expect(proposed(made, { deals: '6' }, bo)).rejects.toThrow(Forbidden)
    expect(await proposed(made, { deals: '6' }, rita)).toMatchObject({ proposedBy: company.people.rita })
    const draft = await company.goalOf('ann', 'q4', { state: 'draft' })
    await expect(proposed(draft, { deals: '6' }, bo)).rejects.toThrow(NotFound)
    await expect(proposed(draft)).rejects.toMatchObject({ key: 'goalInOtherState' })
  })

  test.each([
    ['nothing', {}, {}],
    ['the target at its start', { deals: '0' }, { 'keyResults.0.target': 'targetEqualsBaseline' }],
    ['words', { deals: 'fewer' }, { 'keyResults.0.target': 'amountUnreadable' }],
    ['weights over 100 %', { weights: ['60', '60'] }, { keyResults: 'weightsNotWhole' }],
    ['a deadline that has passed', { deadline: '2026-11-12' }, { deadline: 'dayOutsidePeriod' }],
    ['a deadline after the period', { deadline: '2027-01-01' }, { deadline: 'dayOutsidePeriod' }],
  ])('%s is refused', async (_, change, fields) => {
    const made = await company.goalOf('ann')
    expect(await fieldsOf(proposed(made, change as Change))).toEqual(fields)
    expect(await eventsOf(made)).toEqual([])
  })

  test('is over after the deadline, late in the last tenth, and a conflict on an older version', async () => {
    const made = await company.goalOf('ann')
    const late = company.as('ann', '2026-12-29T10:00:00Z')
    expect(await proposed(made, { deals: '6' }, late)).toMatchObject({ late: true })
    const over = company.as('ann', '2027-01-01T10:00:00Z')
    await expect(proposed(made, { deals: '6' }, over)).rejects.toMatchObject({
      key: 'adjustmentAfterDeadline',
    })
    await expect(
      proposeNumbers(ann, { ...(await asking(made, { deals: '6' })), version: 0 }),
    ).rejects.toMatchObject({
      key: 'goalChanged',
    })
  })
})

describe('deciding', () => {
  test('accepting puts the numbers in force and keeps the agreed ones', async () => {
    const made = await company.goalOf('ann')
    const one = await proposed(made, { deals: '6', deadline: '2026-12-18' })
    await accept(max, one, 'Agreed.')
    expect(await stateOf(one)).toMatchObject({
      state: 'accepted',
      decidedBy: company.people.max,
      decision: 'Agreed.',
    })
    expect(await current(made)).toMatchObject({
      deals: { target: 6, cause: 'adjusted' },
      revenue: { cause: 'agreed' },
    })
    expect(await found(made)).toMatchObject({ deadline: '2026-12-18', version: 2 })
    expect(await opened.db.select().from(goalTerm).where(eq(goalTerm.goalId, made.id))).toMatchObject([
      { cause: 'adjusted', deadline: '2026-12-18', supersededAt: null },
    ])
    const [measured] = await measuredGoals(ann, eq(goal.id, made.id))
    const deals = measured!.keyResults.find(({ id }) => id === made.deals)
    expect([Number(deals?.original?.target), Number(deals?.target)]).toEqual([10, 6])
    expect(await eventsOf(made)).toEqual(['adjustment.propose', 'adjustment.accept'])
  })

  test('nobody decides on their own; the second hears who was first', async () => {
    const made = await company.goalOf('ann')
    const one = await proposed(made)
    await expect(accept(ann, one)).rejects.toMatchObject({ key: 'notOnesOwn' })
    await expect(accept(bo, one)).rejects.toThrow(Forbidden)
    await decline(max, one)
    await expect(accept(rita, one)).rejects.toMatchObject({
      key: 'adjustmentDecided',
      values: { name: 'Max Test', state: 'declined' },
    })
    expect(await current(made)).toMatchObject({ deals: { target: 10 } })
    expect(
      declineAdjustmentInput.safeParse({ formId: v4(), adjustmentId: one.id, comment: '' }).success,
    ).toBe(false)
  })

  test('one made for somebody is theirs to decide, and, declined by them, the lead’s above', async () => {
    const made = await company.goalOf('ann')
    const one = await proposed(made, { deals: '6' }, max)
    await expect(accept(rita, one)).rejects.toThrow(Forbidden)
    await decline(ann, one)
    await expect(accept(max, one)).rejects.toThrow(Forbidden)
    await accept(rita, one)
    expect(await current(made)).toMatchObject({ deals: { target: 6 } })
  })

  test('accepting one makes the others out of date', async () => {
    const made = await company.goalOf('ann')
    const first = await proposed(made, { deals: '8' })
    const second = await proposed(made, { deals: '6' })
    await accept(max, second)
    expect(await stateOf(first)).toMatchObject({ state: 'outdated', decidedBy: null })
    await expect(accept(max, first)).rejects.toMatchObject({
      key: 'adjustmentInState',
      values: { state: 'outdated' },
    })
    expect(await eventsOf(made)).toEqual([
      'adjustment.propose',
      'adjustment.propose',
      'adjustment.accept',
      'adjustment.outdate',
    ])
  })

  test('after the deadline nobody decides any more, My week does not ask, and the page says what it is', async () => {
    const made = await company.goalOf('ann')
    const own = await proposed(made)
    const forAnn = await proposed(made, { deals: '7' }, rita)
    const lastDay = company.as('max', '2026-12-31T23:00:00Z')
    const [past, pastAnn] = (['max', 'ann'] as const).map((name) => company.as(name, '2027-01-01T08:00:00Z'))
    const asked = async (ctx: Context) =>
      (await toDosOf(ctx)).adjustments.filter(({ goalId }) => goalId === made.id).map(({ id }) => id)
    const shown = async (ctx: Context) =>
      (await goalPage(ctx, made.id)).adjustments.find(({ id }) => id === own.id)
    expect(await asked(lastDay)).toEqual([own.id])
    expect(await shown(lastDay)).toMatchObject({ decides: true, lapsed: false })

    const late = { key: 'adjustmentAfterDeadline' }
    await expect(accept(past!, own)).rejects.toMatchObject(late)
    await expect(decline(past!, own)).rejects.toMatchObject(late)
    await expect(accept(pastAnn!, forAnn)).rejects.toMatchObject(late)
    expect(await current(made)).toMatchObject({ deals: { target: 10 } })
    expect([await asked(past!), await asked(pastAnn!)]).toEqual([[], []])
    expect(await shown(past!)).toMatchObject({ decides: false, lapsed: true, effect: null })
    await accept(lastDay, own)
  })

  test('numbers that changed behind its back mark it out of date instead of putting it in force', async () => {
    const made = await company.goalOf('ann')
    const one = await proposed(made)
    const deals = and(eq(keyResultTerm.keyResultId, made.deals), isNull(keyResultTerm.supersededAt))
    await opened.db.update(keyResultTerm).set({ target: '9' }).where(deals)
    await expect(accept(max, one)).rejects.toMatchObject({ key: 'adjustmentOutdated' })
    expect(await stateOf(one)).toMatchObject({ state: 'outdated' })
    expect(await current(made)).toMatchObject({ deals: { target: 9, cause: 'agreed' } })
  })

  test('a dropped key result leaves its weight to the others, an added one has no original', async () => {
    const made = await company.goalOf('ann')
    const one = await proposed(made, {
      keyResults: { 0: { id: made.deals, drop: 'on' }, 1: { id: made.revenue, weight: '70' } },
      added: {
        0: { metricId: 'own', wording: 'Visits', kind: 'count', unit: 'visits', baseline: '0', target: '20' },
      },
    })
    await accept(max, one)
    expect(await current(made)).toEqual({
      deals: { target: 10, weight: 0, cause: 'adjusted', dropped: true },
      revenue: { target: 100_000, weight: 7000, cause: 'adjusted', dropped: false },
      added: { target: 20, weight: 3000, cause: 'adjusted', dropped: false },
    })
    const [measured] = await measuredGoals(ann, eq(goal.id, made.id))
    expect(measured!.keyResults.find(({ name }) => name === 'Visits')).toMatchObject({ original: null })
    expect(await opened.db.$count(keyResult, eq(keyResult.goalId, made.id))).toBe(3)
  })

  test('dropping the goal ends it', async () => {
    const made = await company.goalOf('ann')
    await accept(max, await proposed(made, { dropsGoal: 'on' }))
    expect(await found(made)).toMatchObject({ state: 'dropped' })
    expect((await eventsOf(made)).slice(-2)).toEqual(['adjustment.accept', 'goal.drop'])
  })

  test('its proposer withdraws it, nobody else', async () => {
    const made = await company.goalOf('ann')
    const one = await proposed(made)
    await expect(withdrawAdjustment(max, actOn(one))).rejects.toThrow(Forbidden)
    await withdrawAdjustment(ann, actOn(one))
    await expect(withdrawAdjustment(ann, actOn(one))).rejects.toThrow(Conflict)
    await expect(accept(max, one)).rejects.toMatchObject({ key: 'adjustmentDecided' })
    await expect(accept(max, { id: v4() })).rejects.toThrow(NotFound)
  })

  if (engine() === 'postgres')
    test('of two who decide at once one is first', async () => {
      const made = await company.goalOf('ann')
      const one = await proposed(made)
      const other = await opened.another()
      const both = await Promise.allSettled([
        accept(max, one),
        decline(company.as('rita', NOW, other.db), one),
      ])
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
      expect(refused.reason).toMatchObject({ key: 'adjustmentDecided' })
      expect(await opened.db.$count(keyResultTerm, eq(keyResultTerm.keyResultId, made.deals))).toBe(
        (await stateOf(one)).state === 'accepted' ? 2 : 1,
      )
    })
})

describe('a change of approach', () => {
  const approach = (made: Goal) =>
    proposeApproachInput.parse({
      formId: v4(),
      goalId: made.id,
      reason: 'feedback',
      approach: 'Ask before showing.',
    })

  test('holds at once and is read by those above, once', async () => {
    const made = await company.goalOf('ann')
    await expect(changeApproach(bo, approach(made))).rejects.toThrow(Forbidden)
    await changeApproach(ann, approach(made))
    const [one] = await opened.db.select().from(adjustment).where(eq(adjustment.goalId, made.id))
    expect(one).toMatchObject({ scope: 'approach', state: 'accepted', decidedBy: null, reason: 'feedback' })
    await expect(accept(max, one!)).rejects.toMatchObject({ key: 'approachIsRead' })
    await expect(readApproach(ann, actOn(one!))).rejects.toThrow(Forbidden)
    await readApproach(max, actOn(one!))
    await readApproach(max, actOn(one!))
    expect(await opened.db.$count(adjustmentRead, eq(adjustmentRead.adjustmentId, one!.id))).toBe(1)
    expect(await eventsOf(made)).toEqual(['adjustment.change-approach', 'adjustment.read'])
    expect(await current(made)).toMatchObject({ deals: { target: 10 } })
  })
})

describe('correcting a slip', () => {
  const correcting = async (
    made: Goal,
    rows: Record<string, unknown>,
    changes: Record<string, unknown> = {},
  ) =>
    correctGoalInput.parse({
      formId: v4(),
      goalId: made.id,
      version: String((await found(made)).version),
      starts: '2026-10-01',
      deadline: (await found(made)).deadline,
      explanation: 'A zero too many.',
      keyResults: { 0: { id: made.deals, baseline: '0', original: '10', weight: '50', ...rows } },
      ...changes,
    })

  test('changes the original with the current number', async () => {
    const made = await company.goalOf('ann')
    const open = await proposed(made)
    await correctGoal(max, await correcting(made, { original: '8', baseline: '1' }))
    expect(await current(made)).toMatchObject({ deals: { target: 8, cause: 'corrected' } })
    const [measured] = await measuredGoals(ann, eq(goal.id, made.id))
    expect(measured!.keyResults.find(({ id }) => id === made.deals)?.original).toMatchObject({
      target: '8.0000',
      baseline: '1.0000',
    })
    expect(await stateOf(open)).toMatchObject({ state: 'outdated' })
    expect(await opened.db.select().from(correction).where(eq(correction.goalId, made.id))).toMatchObject([
      { keyResultId: made.deals, explanation: 'A zero too many.', byId: company.people.max },
    ])
    expect((await eventsOf(made)).slice(-2)).toEqual(['adjustment.outdate', 'goal.correct'])
  })

  test('leaves an adjustment made since its effect', async () => {
    const made = await company.goalOf('ann')
    await accept(max, await proposed(made, { deals: '6' }))
    const later = company.as('max', LATER)
    await correctGoal(later, await correcting(made, { original: '9', target: '6' }))
    const [measured] = await measuredGoals(ann, eq(goal.id, made.id))
    const deals = measured!.keyResults.find(({ id }) => id === made.deals)
    expect([Number(deals?.original?.target), Number(deals?.target)]).toEqual([9, 6])
    expect(await current(made)).toMatchObject({ deals: { target: 6, cause: 'adjusted' } })
  })

  test('is for those above, never on one’s own, never empty, and over once the period is closed', async () => {
    const made = await company.goalOf('max', 'q1')
    const own = async () => correcting(made, { original: '8' }, { starts: '2027-01-01' })
    await expect(correctGoal(max, await own())).rejects.toThrow(Forbidden)
    await expect(correctGoal(bo, await own())).rejects.toThrow(Forbidden)
    await expect(
      correctGoal(rita, await correcting(made, { original: '10' }, { starts: '2027-01-01' })),
    ).rejects.toMatchObject({ key: 'correctionChangesNothing' })
    expect(
      await fieldsOf(correctGoal(rita, await correcting(made, { original: '0' }, { starts: '2027-01-01' }))),
    ).toEqual({
      'keyResults.0.original': 'targetEqualsBaseline',
    })
    await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, company.quarters.q1))
    await expect(correctGoal(eva, await own())).rejects.toMatchObject({ key: 'periodClosed' })
    await expect(
      changeApproach(
        max,
        proposeApproachInput.parse({ formId: v4(), goalId: made.id, reason: 'market', approach: 'x' }),
      ),
    ).rejects.toMatchObject({ key: 'periodClosed' })
  })
})
