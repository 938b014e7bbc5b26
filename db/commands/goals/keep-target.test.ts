import { and, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Forbidden } from '@/lib/okr/errors'
import { acceptAdjustmentInput, proposeNumbersInput } from '@/lib/okr/input/adjustments'
import { correctGoalInput, keepTargetInput } from '@/lib/okr/input/goals'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { goalPage } from '../../queries/goal-page'
import { myWeek } from '../../queries/my-week'
import { teamBoard } from '../../queries/team-board'
import { activity, adjustment, alignment, courseAnswer, goal, keyResult, period } from '../../schema'
import { oneMetric } from '../../testing/goal-forms'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { acceptAdjustment } from '../adjustments/accept'
import { proposeNumbers } from '../adjustments/propose'
import { correctGoal } from './correct'
import { keepTarget } from './keep-target'

const day = (date: number) => `2026-11-${date}T15:00:00Z`

let opened: TestDb
let company: SmallCompany
type Goal = Awaited<ReturnType<SmallCompany['goalOf']>>
let team: Goal, anns: Goal, bos: Goal
const as = (name: Parameters<SmallCompany['as']>[0], date: number) => company.as(name, day(date))

beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  team = await company.goalOf('max', 'q4', { level: 'team', name: 'Ten deals of Harbour' })
  anns = await company.goalOf('ann')
  bos = await company.goalOf('bo')
  const metricId = await oneMetric(opened.db, 'count', new Date('2026-10-01T00:00:00Z'))
  for (const { deals } of [team, anns, bos])
    await opened.db.update(keyResult).set({ metricId, wording: '' }).where(eq(keyResult.id, deals))
  await opened.db.insert(alignment).values(
    [anns, bos].map(({ deals }) => ({
      id: newId(new Date('2026-10-01T00:00:00Z')),
      childId: deals,
      parentId: team.deals,
      periodId: company.quarters.q4,
      axis: 'people' as const,
      share: 10_000,
      createdBy: company.people.max,
      validFrom: new Date('2026-10-01T00:00:00Z'),
    })),
  )
})
afterAll(() => opened.close())

const versionOf = async (made: Goal) =>
  String((await opened.db.select().from(goal).where(eq(goal.id, made.id)))[0]!.version)

/** Puts the team's number of deals right. */
const correct = async (target: string, date: number) =>
  correctGoal(
    as('rita', date),
    correctGoalInput.parse({
      formId: v4(),
      goalId: team.id,
      version: await versionOf(team),
      starts: '2026-10-01',
      deadline: '2026-12-31',
      explanation: 'The region counts Hill’s deals, too.',
      keyResults: { 0: { id: team.deals, original: target, baseline: '0' } },
    }),
  )

const shown = async (ctx: Context, made: Goal) => (await goalPage(ctx, made.id)).reviews
const keep = async (ctx: Context, made: Goal, changedAt?: string) =>
  keepTarget(
    ctx,
    keepTargetInput.parse({
      formId: v4(),
      goalId: made.id,
      changedAt: changedAt ?? new Date(ctx.now).toISOString(),
    }),
  )
const toReview = async (ctx: Context) => (await myWeek(ctx)).reviews.map((one) => one.goal).sort()
const onBoard = async (ctx: Context) =>
  (await teamBoard(ctx, company.teams.harbour, { show: 'all', sort: { by: 'status', down: false } })).reviews

describe('a target above that changed', () => {
  test('asks nothing while it stands', async () => {
    expect(await toReview(as('ann', 10))).toEqual([])
    expect(await onBoard(as('max', 10))).toEqual([])
    await expect(keep(as('ann', 10), anns)).rejects.toMatchObject({ key: 'nothingToReview' })
  })

  test('is reviewed by owner and nearest lead, with the coverage the goals below now give', async () => {
    await correct('25', 11)
    expect(await toReview(as('ann', 12))).toEqual(['Ten deals of ann'])
    expect(await toReview(as('max', 12))).toEqual(['Ten deals of ann', 'Ten deals of bo'])
    expect(await toReview(as('rita', 12))).toEqual([])
    expect(await toReview(as('cai', 12))).toEqual([])
    const [one] = await shown(as('ann', 12), anns)
    expect(one).toMatchObject({
      from: '10',
      to: '25',
      parentGoal: 'Ten deals of Harbour',
      parent: 'Won deals',
    })
    expect(one!.coverage).toEqual({ ratio: 0.8, gap: '5', buffer: '0' })
    expect((await onBoard(as('max', 12))).map(({ by }) => by)).toEqual(['Ann Test', 'Bo Test'])
    // Whoever is not concerned is not asked.
    expect(await shown(as('bo', 12), anns)).toEqual([])
    expect(await onBoard(as('bo', 12))).toEqual([])
  })

  test('keeping is the owner’s and the leads’, once, with an activity row', async () => {
    await expect(keep(as('bo', 12), anns)).rejects.toThrow(Forbidden)
    await expect(keep(as('hugo', 12), anns)).rejects.toThrow(Forbidden)
    await keep(as('ann', 12), anns)
    expect(await toReview(as('ann', 12))).toEqual([])
    expect(await toReview(as('max', 12))).toEqual(['Ten deals of bo'])
    expect(await opened.db.select().from(courseAnswer).where(eq(courseAnswer.goalId, anns.id))).toMatchObject(
      [{ asked: 'target_above', answer: 'keep', byId: company.people.ann }],
    )
    const kept = and(eq(activity.goalId, anns.id), eq(activity.event, 'goal.keep_target'))
    expect(await opened.db.select().from(activity).where(kept)).toHaveLength(1)
    await expect(keep(as('max', 12), anns)).rejects.toMatchObject({
      key: 'reviewedBefore',
      values: { name: 'Ann Test', at: '2026-11-12T15:00:00.000Z' },
    })
    const { story } = await goalPage(as('ann', 12), anns.id)
    expect(story.others).toMatchObject([{ event: 'goal.keep_target', by: 'Ann Test' }])
    // Told once.
    expect(story.course).toEqual([])
  })

  test('asks again when it changes again; an answer to what was not shown is refused', async () => {
    await correct('30', 13)
    expect(await shown(as('ann', 14), anns)).toMatchObject([{ from: '25', to: '30' }])
    await expect(keep(as('ann', 14), anns, '2026-11-12T16:00:00.000Z')).rejects.toMatchObject({
      key: 'targetChangedAgain',
    })
    // Changed and taken back to what was known asks nothing.
    await correct('25', 15)
    expect(await shown(as('ann', 16), anns)).toEqual([])
    expect(await shown(as('bo', 16), bos)).toMatchObject([{ from: '10', to: '25' }])
  })

  test('is answered by an accepted adjustment of the goal, too', async () => {
    await proposeNumbers(
      as('bo', 17),
      proposeNumbersInput.parse({
        formId: v4(),
        goalId: bos.id,
        version: await versionOf(bos),
        reason: 'team_goal',
        explanation: 'The team asks for more.',
        keyResults: { 0: { id: bos.deals, target: '15' } },
      }),
    )
    expect(await toReview(as('bo', 17))).toEqual(['Ten deals of bo'])
    const [open] = await opened.db.select().from(adjustment).where(eq(adjustment.goalId, bos.id))
    await acceptAdjustment(
      as('max', 18),
      acceptAdjustmentInput.parse({ formId: v4(), adjustmentId: open!.id, comment: '' }),
    )
    expect(await toReview(as('bo', 18))).toEqual([])
  })

  if (engine() === 'postgres')
    test('of two who answer at once the second learns who was first', async () => {
      await correct('40', 19)
      const other = await opened.another()
      const both = await Promise.allSettled([
        keep(as('ann', 20), anns),
        keep(company.as('max', day(20), other.db), anns),
      ])
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
      expect(refused.reason).toMatchObject({ key: 'reviewedBefore' })
    })

  test('takes no answer once the period is closed', async () => {
    await correct('50', 21)
    await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, company.quarters.q4))
    await expect(keep(as('ann', 22), anns)).rejects.toMatchObject({ key: 'periodClosed' })
    expect(await toReview(as('ann', 22))).toEqual([])
  })
})
