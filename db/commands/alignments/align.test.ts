import { and, asc, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Forbidden, Invalid, NotFound } from '@/lib/okr/errors'
import { alignInput, createGoalInput, editGoalInput } from '@/lib/okr/input/goals'
import type { Context } from '../../context'
import { activity, alignment, goal, keyResult, period } from '../../schema'
import { actOn, goalParts, keyResultRow, oneMetric } from '../../testing/goal-forms'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { createGoal } from '../goals/create'
import { editGoal } from '../goals/edit'
import { alignKeyResult } from './align'

const NOW = '2026-11-13T15:00:00Z'

let opened: TestDb
let company: SmallCompany
let ann: Context, bo: Context, max: Context, rita: Context, eva: Context
let metricId: string
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  ;[ann, bo, max, rita, eva] = (['ann', 'bo', 'max', 'rita', 'eva'] as const).map((name) =>
    company.as(name, NOW),
  ) as [Context, Context, Context, Context, Context]
  metricId = await oneMetric(opened.db, 'count', new Date(NOW))
})
afterAll(() => opened.close())

type Made = { id: string; keyResult: string }

/** A draft of somebody with one key result of the metric. */
async function made(ctx: Context, subject: string, quarter: 'q4' | 'q1' = 'q4'): Promise<Made> {
  const id = await createGoal(
    ctx,
    createGoalInput.parse({
      formId: v4(),
      periodId: company.quarters[quarter],
      subject,
      ...goalParts({ keyResults: { 0: keyResultRow({ metricId, wording: '' }) } }),
    }),
  )
  const [one] = await opened.db.select().from(keyResult).where(eq(keyResult.goalId, id))
  return { id, keyResult: one!.id }
}

const ofAnn = () => made(ann, `person:${company.people.ann}`)
const ofTeam = (team: 'harbour' | 'west' | 'hill' = 'harbour') => made(rita, `team:${company.teams[team]}`)
const agreed = async (one: Made) => {
  await opened.db.update(goal).set({ state: 'agreed' }).where(eq(goal.id, one.id))
  return one
}

type Parent = [parent: Made | string, share?: string]

const align = async (ctx: Context, child: Made, parents: Parent[]) => {
  const [found] = await opened.db.select().from(goal).where(eq(goal.id, child.id))
  return alignKeyResult(
    ctx,
    alignInput.parse({
      ...actOn(found!),
      keyResultId: child.keyResult,
      parents: Object.fromEntries(
        parents.map(([parent, share = ''], row) => [
          row,
          { parentId: typeof parent === 'string' ? parent : parent.keyResult, share },
        ]),
      ),
    }),
  )
}

const open = (child: Made) =>
  opened.db
    .select({ parentId: alignment.parentId, share: alignment.share, axis: alignment.axis })
    .from(alignment)
    .where(and(eq(alignment.childId, child.keyResult), isNull(alignment.validTo)))
    .orderBy(asc(alignment.share))

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

describe('aligning', () => {
  test('counts wholly unless a share is named, keeps history, and is written down', async () => {
    const [child, team, region] = [
      await ofAnn(),
      await agreed(await ofTeam()),
      await agreed(await ofTeam('west')),
    ]
    await align(ann, child, [[team]])
    expect(await open(child)).toEqual([{ parentId: team.keyResult, share: 10_000, axis: 'people' }])
    await align(ann, child, [
      [team, '60'],
      [region, '33.34'],
    ])
    expect(await open(child)).toEqual([
      { parentId: region.keyResult, share: 3334, axis: 'people' },
      { parentId: team.keyResult, share: 6000, axis: 'people' },
    ])
    expect(await opened.db.$count(alignment, eq(alignment.childId, child.keyResult))).toBe(3)
    await align(ann, child, [])
    expect(await open(child)).toEqual([])
    const events = await opened.db.select().from(activity).where(eq(activity.goalId, child.id))
    expect(events.filter(({ event }) => event === 'alignment.set')).toHaveLength(3)
  })

  test('is open on an agreed goal, for its owner and those above', async () => {
    const [child, team] = [await agreed(await ofAnn()), await agreed(await ofTeam())]
    await align(max, child, [[team]])
    await expect(align(bo, child, [])).rejects.toThrow(Forbidden)
    const draft = await ofAnn()
    await expect(align(bo, draft, [])).rejects.toThrow(NotFound)
  })

  test.each([
    ['over 100 % of one period', ['60', '50'], { 'parents.1.share': 'sharesOverWhole' }],
    ['nothing of it', ['0'], { 'parents.0.share': 'shareUnreadable' }],
    ['no number', ['half'], { 'parents.0.share': 'shareUnreadable' }],
  ])('shares of %s are refused', async (_, shares, fields) => {
    const child = await ofAnn()
    const above = [await agreed(await ofTeam()), await agreed(await ofTeam('west'))]
    expect(
      await fieldsOf(
        align(
          ann,
          child,
          shares.map((share, at) => [above[at]!, share]),
        ),
      ),
    ).toEqual(fields)
    expect(await open(child)).toEqual([])
  })

  test('goes up within the period, never to a neighbour, a colleague, itself or what is not seen', async () => {
    const child = await ofAnn()
    const problem = async (parent: Made | string) =>
      (await fieldsOf(align(ann, child, [[parent]])))['parents.0.parentId']
    expect(await problem(await agreed(await ofTeam('hill')))).toBe('parentNotAbove')
    expect(await problem(await agreed(await made(bo, `person:${company.people.bo}`)))).toBe('parentNotAbove')
    expect(await problem(child)).toBe('alignmentToItself')
    expect(await problem(await ofTeam())).toBe('unknownChoice')
    expect(await problem(v4())).toBe('unknownChoice')
    expect(await problem(await agreed(await made(eva, 'company', 'q1')))).toBe('parentOtherPeriod')
    const ended = await agreed(await ofTeam())
    await opened.db.update(goal).set({ state: 'dropped' }).where(eq(goal.id, ended.id))
    expect(await problem(ended)).toBe('parentEnded')
    const team = await agreed(await ofTeam())
    expect(
      await fieldsOf(
        align(ann, child, [
          [team, '20'],
          [team, '30'],
        ]),
      ),
    ).toEqual({ 'parents.1.parentId': 'parentTwice' })
  })

  test('closes no circle', async () => {
    const [first, second] = [await agreed(await ofTeam()), await agreed(await ofTeam())]
    await align(rita, first, [[second]])
    expect(await fieldsOf(align(rita, second, [[first]]))).toEqual({ 'parents.0.parentId': 'alignmentCycle' })
  })

  test('is kept with the draft’s own form, and names the row that is wrong', async () => {
    const [child, team] = [await ofAnn(), await agreed(await ofTeam())]
    const edit = async (parents: Record<string, unknown>) => {
      const [found] = await opened.db.select().from(goal).where(eq(goal.id, child.id))
      const row = keyResultRow({ id: child.keyResult, metricId, wording: '', parents })
      return editGoal(
        ann,
        editGoalInput.parse({ ...actOn(found!), ...goalParts({ keyResults: { 4: row } }) }),
      )
    }
    await edit({ 0: { parentId: team.keyResult, share: '50' } })
    expect(await open(child)).toMatchObject([{ share: 5000 }])
    expect(await fieldsOf(edit({ 0: { parentId: v4() } }))).toEqual({
      'keyResults.4.parents.0.parentId': 'unknownChoice',
    })
    expect(await open(child)).toMatchObject([{ share: 5000 }])
  })

  test('a key result others count towards is not taken out of its draft', async () => {
    const [parent, child] = [await ofTeam(), await ofTeam('hill')]
    await opened.db.insert(alignment).values({
      id: v4(),
      childId: child.keyResult,
      parentId: parent.keyResult,
      periodId: company.quarters.q4,
      axis: 'people',
      share: 10_000,
      createdBy: company.people.rita,
      validFrom: new Date(NOW),
    })
    const [found] = await opened.db.select().from(goal).where(eq(goal.id, parent.id))
    const empty = editGoalInput.parse({ ...actOn(found!), ...goalParts({ keyResults: {} }) })
    expect(await fieldsOf(editGoal(rita, empty))).toEqual({ keyResults: 'keyResultHasChildren' })
  })

  test('a closed period refuses', async () => {
    const child = await made(ann, `person:${company.people.ann}`, 'q1')
    const parent = await agreed(await made(eva, 'company', 'q1'))
    await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, company.quarters.q1))
    await expect(align(ann, child, [[parent]])).rejects.toMatchObject({ key: 'periodClosed' })
  })
})

describe('supporting a goal', () => {
  test('closes no circle and names what is seen', async () => {
    const [first, second] = [await ofAnn(), await ofAnn()]
    const edit = async (one: Made, supportsGoalId: string) => {
      const [found] = await opened.db.select().from(goal).where(eq(goal.id, one.id))
      const row = keyResultRow({ id: one.keyResult, metricId, wording: '' })
      const parts = goalParts({ keyResults: { 0: row }, supportsGoalId })
      return editGoal(ann, editGoalInput.parse({ ...actOn(found!), ...parts }))
    }
    await edit(first, second.id)
    expect(await fieldsOf(edit(second, first.id))).toEqual({ supportsGoalId: 'supportCycle' })
    expect(await fieldsOf(edit(second, (await ofTeam()).id))).toEqual({ supportsGoalId: 'unknownChoice' })
  })
})
