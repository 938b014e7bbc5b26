import { and, eq, inArray } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logWeekInput } from '@/lib/okr/input/check-ins'
import { alignInput, correctGoalInput } from '@/lib/okr/input/goals'
import { moveGoalsInput } from '@/lib/okr/input/people'
import { giveFinalScoresInput, giveSelfScoreInput, remarkOnGradeInput } from '@/lib/okr/input/grades'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { calibration } from '../../queries/calibration'
import { goalPage } from '../../queries/goal-page'
import { toDosOf } from '../../queries/parts/to-dos'
import { teamGrading } from '../../queries/team-grading'
import { activity, alignment, goal, goalStep, grade, keyResult, period, person } from '../../schema'
import { oneMetric } from '../../testing/goal-forms'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { somebodyWaits } from '../../testing/somebody-waits'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { alignKeyResult } from '../alignments/align'
import { logWeek } from '../check-ins/log-week'
import { correctGoal } from '../goals/correct'
import { moveGoals } from '../people/move-goals'
import { giveFinalScores } from './give-final-scores'
import { giveSelfScore } from './give-self-score'
import { remarkOnGrade } from './remark'

let opened: TestDb
let company: SmallCompany
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  await setState('q4', 'grading')
})
afterAll(() => opened.close())

const setState = (quarter: 'q4' | 'q1', state: 'active' | 'grading' | 'closed') =>
  opened.db.update(period).set({ state }).where(eq(period.id, company.quarters[quarter]))

const NOW = '2027-01-08T10:00:00Z'
const LATER = '2027-01-09T10:00:00Z'
type Name = Parameters<SmallCompany['as']>[0]
const as = (name: Name, at = NOW) => company.as(name, at)

type Goal = Awaited<ReturnType<SmallCompany['goalOf']>>

/** A goal of ten deals and 100,000 USD; with the value its deals had at the deadline. */
async function goalWith(deals: string | null, owner: Name = 'ann'): Promise<Goal> {
  const made = await company.goalOf(owner)
  if (deals !== null)
    await log(as(owner, '2027-01-02T10:00:00Z'), made, { deals, revenue: `${deals}0000` }, 0)
  return made
}

const log = (
  ctx: Context,
  made: Goal,
  values: { deals?: string; revenue?: string },
  version: number,
  asOf = '',
) =>
  logWeek(
    ctx,
    logWeekInput.parse({
      formId: v4(),
      week: '2026-12-28',
      goals: {
        [made.id]: {
          version: String(version),
          happened: 'As signed.',
          asOf,
          values: Object.fromEntries(
            Object.entries(values).map(([name, value]) => [made[name as 'deals'], { value }]),
          ),
        },
      },
    }),
  )

const words = {
  worked: 'Visits before the offer.',
  didNot: 'Large offers begun too late.',
  nextTime: 'Begin them in the first month.',
}
const self = (ctx: Context, made: Goal, changes: Record<string, string> = {}) =>
  giveSelfScore(
    ctx,
    giveSelfScoreInput.parse({
      formId: v4(),
      goalId: made.id,
      version: '0',
      score: '0.8',
      ...words,
      act: 'send',
      ...changes,
    }),
  )

type Row = { score?: string; reason?: string; version?: number }
const final = (ctx: Context, rows: [Goal, Row][], formId = v4()) =>
  giveFinalScores(
    ctx,
    giveFinalScoresInput.parse({
      formId,
      goals: Object.fromEntries(
        rows.map(([made, { version = 0, score = '', reason = '' }]) => [
          made.id,
          { version: String(version), score, reason },
        ]),
      ),
    }),
  )

const seenBy = async (name: Name, made: Goal, at = NOW) => (await goalPage(as(name, at), made.id)).grade!
const gradeOf = async ({ id }: Goal) => (await opened.db.select().from(grade).where(eq(grade.goalId, id)))[0]
const eventsOf = async ({ id }: Goal) =>
  (await opened.db.select().from(activity).where(eq(activity.goalId, id))).map(({ event }) => event)

describe('a self score', () => {
  test('is the owner’s alone while it is a draft; sent, it is for those above', async () => {
    const made = await goalWith('8')
    await self(as('ann'), made, { act: 'draft', score: '', didNot: '' })
    expect((await seenBy('ann', made)).self).toMatchObject({
      score: null,
      sentAt: null,
      worked: words.worked,
    })
    for (const name of ['max', 'rita', 'eva', 'bo'] as const)
      expect([name, (await seenBy(name, made)).self]).toEqual([name, null])

    await self(as('ann'), made, { version: '1' })
    for (const name of ['ann', 'max', 'rita', 'eva'] as const)
      expect((await seenBy(name, made)).self, name).toMatchObject({ score: 0.8, ...words })
    for (const name of ['bo', 'cai', 'hugo'] as const)
      expect([name, (await seenBy(name, made)).self]).toEqual([name, null])
    expect(await seenBy('bo', made)).toMatchObject({ computed: 0.8, inside: false, givesFinal: false })
    expect((await eventsOf(made)).filter((event) => event.startsWith('grade'))).toEqual([
      'grade.draft',
      'grade.self',
    ])
  })

  test('is given by nobody else, and leaves no words in the log', async () => {
    const made = await goalWith('8')
    for (const name of ['max', 'eva', 'bo'] as const)
      await expect(self(as(name), made)).rejects.toMatchObject({ name: 'Forbidden' })
    await self(as('ann'), made)
    const rows = await opened.db.select().from(activity).where(eq(activity.goalId, made.id))
    expect(JSON.stringify(rows)).not.toContain('Visits before')
  })

  test('is sent whole, and kept as a draft with whatever is there', () => {
    const typed = { formId: v4(), goalId: v4(), version: '0', score: '', worked: '', act: 'send' }
    const refused = giveSelfScoreInput.safeParse(typed)
    expect(refused.error!.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['score', 'required'],
      ['worked', 'required'],
      ['didNot', 'required'],
      ['nextTime', 'required'],
    ])
    expect(giveSelfScoreInput.safeParse({ ...typed, act: 'draft' }).success).toBe(true)
  })

  test('goes from version to version, is no draft again, and stays once it is answered', async () => {
    const made = await goalWith('8')
    await self(as('ann'), made)
    await expect(self(as('ann'), made)).rejects.toMatchObject({ key: 'gradeChanged' })
    await expect(self(as('ann'), made, { version: '1', act: 'draft' })).rejects.toMatchObject({
      key: 'selfScoreSent',
    })
    await self(as('ann'), made, { version: '1', score: '0.75' })
    await final(as('max'), [[made, { score: '0.8' }]])
    await expect(self(as('ann'), made, { version: '2' })).rejects.toMatchObject({ key: 'selfScoreAnswered' })
    expect(await gradeOf(made)).toMatchObject({ selfScore: 0.75, finalScore: 0.8 })
  })

  test('may still be sent where the final score came first', async () => {
    const made = await goalWith('8')
    await final(as('max'), [[made, { score: '0.8' }]])
    expect(await seenBy('ann', made)).toMatchObject({ self: null, givesSelf: true })
    await self(as('ann'), made)
    expect(await seenBy('max', made)).toMatchObject({ self: { score: 0.8 }, final: { score: 0.8 } })
  })
})

describe('a final score', () => {
  test('is given by a lead above or an executive, and grades the goal', async () => {
    for (const name of ['max', 'rita', 'eva'] as const) {
      const made = await goalWith('8')
      await final(as(name), [[made, { score: '0.85' }]])
      const [row] = await opened.db.select().from(goal).where(eq(goal.id, made.id))
      expect(row!.state).toBe('graded')
      expect(await gradeOf(made)).toMatchObject({ finalScore: 0.85, finalBy: company.people[name] })
      const [step] = await opened.db
        .select()
        .from(goalStep)
        .where(and(eq(goalStep.goalId, made.id), eq(goalStep.event, 'grade')))
      expect(step).toMatchObject({
        ...{ byId: company.people[name], state: 'graded', decidedAlone: false, score: 0.85 },
      })
      expect(await eventsOf(made)).toContain('goal.grade')
    }
    const made = await goalWith('8')
    for (const name of ['ann', 'bo', 'hugo'] as const)
      await expect(final(as(name), [[made, { score: '0.8' }]])).rejects.toMatchObject({ name: 'Forbidden' })
  })

  test('is never one’s own', async () => {
    const made = await goalWith('8', 'max')
    await expect(final(as('max'), [[made, { score: '1' }]])).rejects.toMatchObject({ key: 'notOnesOwn' })
    expect(await seenBy('max', made)).toMatchObject({ givesFinal: false, givesSelf: true })
    await final(as('rita'), [[made, { score: '0.8' }]])
    const executives = await company.goalOf('eva', 'q4', { level: 'company', teamId: null })
    await expect(final(as('eva'), [[executives, { score: '1' }]])).rejects.toMatchObject({
      key: 'notOnesOwn',
    })
    await expect(final(as('rita'), [[executives, { score: '1' }]])).rejects.toMatchObject({
      key: 'forbidden',
    })
  })

  test('is an executive’s own only where nobody else could, and says so', async () => {
    const made = await company.goalOf('eva', 'q4', { level: 'company', teamId: null })
    const emil = eq(person.id, company.people.emil)
    await opened.db.update(person).set({ active: false }).where(emil)
    expect(await seenBy('eva', made)).toMatchObject({ givesFinal: true, givesAlone: true })
    await final(as('eva'), [[made, { score: '0.5', reason: 'Nothing was measured.' }]])
    await opened.db.update(person).set({ active: true }).where(emil)
    expect((await seenBy('eva', made)).final).toMatchObject({ score: 0.5, alone: true })
  })

  test.each([
    ['8', '0.9', '', null],
    ['8', '0.7', '', null],
    ['8', '0.91', '', 'reasonBeyond'],
    ['8', '0.69', '', 'reasonBeyond'],
    ['8', '1', 'Three of them are the largest clients.', null],
    [null, '0.3', '', 'reasonWithoutValues'],
    [null, '0.3', 'Nothing was logged, two deals are known.', null],
    ['8', '', 'Only words.', 'finalScoreMissing'],
  ])('%s of 10 deals, %s with the reason “%s”: %s', async (deals, score, reason, refused) => {
    const made = await goalWith(deals)
    const given = final(as('max'), [[made, { score, reason }]])
    if (refused === null) await given
    else {
      const field = `goals.${made.id}.${refused === 'finalScoreMissing' ? 'score' : 'reason'}`
      await expect(given).rejects.toMatchObject({ fields: { [field]: { key: refused } } })
    }
  })

  test('those of a form are saved together or not at all', async () => {
    const [first, second] = [await goalWith('8'), await goalWith('8', 'bo')]
    const both = (version: number): [Goal, Row][] => [
      [first, { score: '0.8' }],
      [second, { score: '0.85', version }],
    ]
    await final(as('rita'), [[second, { score: '0.75' }]])
    await expect(final(as('max', LATER), both(0))).rejects.toMatchObject({
      key: 'newerGrade',
      values: { count: 1, goal: 'Ten deals of bo' },
    })
    const beyond: [Goal, Row][] = [
      [first, { score: '0.8' }],
      [second, { score: '0.2', version: 2 }],
    ]
    await expect(final(as('max', LATER), beyond)).rejects.toMatchObject({ name: 'Invalid' })
    expect(await gradeOf(first)).toBeUndefined()
    const formId = v4()
    await final(as('max', LATER), both(2), formId)
    await final(as('max', LATER), both(2), formId)
    expect([await gradeOf(first), await gradeOf(second)]).toMatchObject([
      { finalScore: 0.8 },
      { finalScore: 0.85, finalBy: company.people.max },
    ])
    await expect(
      final(as('max', LATER), [
        [first, { score: '0.8', version: 2 }],
        [second, { score: '0.85', version: 4 }],
      ]),
    ).rejects.toMatchObject({ key: 'nothingGraded' })
  })

  test('before closing it is for those concerned, its reason too', async () => {
    const made = await goalWith('8')
    await final(as('max'), [[made, { score: '1', reason: 'The largest clients of the year.' }]])
    for (const name of ['ann', 'max', 'rita', 'eva'] as const)
      expect((await seenBy(name, made)).final).toMatchObject({ score: 1, reason: expect.any(String) })
    for (const name of ['bo', 'hugo'] as const) expect((await seenBy(name, made)).final).toBeNull()
    const log = await opened.db.select().from(activity).where(eq(activity.goalId, made.id))
    expect(JSON.stringify(log)).not.toContain('largest clients')
  })
})

describe('a value corrected after the final score', () => {
  test('marks it outdated until it is given again', async () => {
    const made = await goalWith('8')
    await final(as('max'), [[made, { score: '0.8' }]])
    await log(as('ann'), made, { deals: '8', revenue: '80000' }, 1)
    expect((await seenBy('ann', made)).final!.outdated).toBe(false)

    await log(as('ann', LATER), made, { deals: '6', revenue: '60000' }, 1)
    const stale = await seenBy('max', made, LATER)
    expect(stale).toMatchObject({ computed: 0.6, moves: 3, final: { score: 0.8, outdated: true } })
    await expect(final(as('max', LATER), [[made, { score: '0.8', version: 2 }]])).rejects.toMatchObject({
      key: 'newerGrade',
    })
    await expect(final(as('max', LATER), [[made, { version: 3 }]])).rejects.toMatchObject({
      key: 'nothingGraded',
    })
    await expect(final(as('max', LATER), [[made, { score: '0.8', version: 3 }]])).rejects.toMatchObject({
      name: 'Invalid',
    })
    await final(as('max', LATER), [[made, { score: '0.65', version: 3 }]])
    expect(await seenBy('max', made, LATER)).toMatchObject({
      moves: 4,
      final: { score: 0.65, outdated: false },
    })
  })

  test('one dated after the deadline stands apart, and the score holds', async () => {
    const made = await goalWith('8')
    await final(as('max'), [[made, { score: '0.8' }]])
    await log(as('ann', '2027-01-03T10:00:00Z'), made, { deals: '9', revenue: '80000' }, 1, '2027-01-02')
    expect((await seenBy('max', made)).final!.outdated).toBe(false)
  })

  test('a corrected target does so, too', async () => {
    const made = await goalWith('8')
    await final(as('max'), [[made, { score: '0.8' }]])
    const [row] = await opened.db.select().from(goal).where(eq(goal.id, made.id))
    await correctGoal(
      as('rita'),
      correctGoalInput.parse({
        formId: v4(),
        goalId: made.id,
        version: String(row!.version),
        starts: '2026-10-01',
        deadline: '2026-12-31',
        explanation: 'A slip of the pen.',
        keyResults: { 0: { id: made.deals, original: '16', baseline: '0' } },
      }),
    )
    expect((await seenBy('max', made)).final!.outdated).toBe(true)
  })

  describe('by what counts towards it', () => {
    /** A team's goal fed by children, scored by Rita, with a key result of Ann's that could count in it. */
    async function scoredAbove() {
      const metricId = await oneMetric(opened.db, 'count', new Date('2026-10-01T00:00:00Z'))
      const teamId = company.teams.harbour
      const [above, made] = [
        await company.goalOf('max', 'q4', { level: 'team', teamId }),
        await goalWith('8'),
      ]
      const both = [above.deals, made.deals]
      await opened.db.update(keyResult).set({ metricId, unit: '' }).where(inArray(keyResult.id, both))
      await opened.db.update(keyResult).set({ valueSource: 'children' }).where(eq(keyResult.id, above.deals))
      await final(as('max'), [[made, { score: '0.8' }]])
      await opened.db.update(goal).set({ state: 'agreed' }).where(eq(goal.id, made.id))
      return { above, made }
    }
    const align = async (
      name: Name,
      made: Goal,
      parents: Record<string, { parentId: string; share: string }>,
    ) => {
      const [row] = await opened.db.select().from(goal).where(eq(goal.id, made.id))
      const form = { formId: v4(), goalId: made.id, version: String(row!.version), keyResultId: made.deals }
      return alignKeyResult(as(name, LATER), alignInput.parse({ ...form, parents }))
    }

    test('aligned, aligned otherwise and taken away each mark the score above', async () => {
      const { above, made } = await scoredAbove()
      const parents = (share: string) => ({ 0: { parentId: above.deals, share } })
      await align('ann', made, parents('100'))
      await final(as('rita'), [[above, { score: '0.4' }]])
      expect((await seenBy('rita', above)).final!.outdated).toBe(false)
      await align('ann', made, parents('50'))
      expect(await seenBy('rita', above, LATER)).toMatchObject({ computed: 0.2, final: { outdated: true } })
      // Its own values are what they were.
      expect((await seenBy('max', made)).final!.outdated).toBe(false)

      await final(as('rita', LATER), [[above, { score: '0.2', version: 3 }]])
      await align('ann', made, parents('50'))
      expect((await seenBy('rita', above)).final!.outdated).toBe(false)
      await align('ann', made, {})
      expect((await seenBy('rita', above)).final!.outdated).toBe(true)
    })

    test('a new child marks it, too', async () => {
      const { above, made } = await scoredAbove()
      await opened.db.insert(grade).values({
        ...{ id: newId(new Date(NOW)), goalId: above.id, periodId: company.quarters.q4, finalScore: 0 },
        ...{ finalReason: 'Nothing.', finalBy: company.people.rita, finalAt: new Date(NOW), version: 0 },
      })
      await align('ann', made, { 0: { parentId: above.deals, share: '100' } })
      expect((await seenBy('rita', above)).final!.outdated).toBe(true)
    })

    if (engine() === 'postgres')
      test('a goal that moves away waits for who scores the sum it leaves, and marks that score', async () => {
        const teamId = company.teams.hill
        const metricId = await oneMetric(opened.db, 'count', new Date('2026-10-01T00:00:00Z'))
        const above = await company.goalOf('hugo', 'q4', { level: 'team', teamId })
        const made = await company.goalOf('ann', 'q4', { teamId })
        for (const { deals } of [above, made])
          await opened.db.update(keyResult).set({ metricId, unit: '' }).where(eq(keyResult.id, deals))
        await opened.db
          .update(keyResult)
          .set({ valueSource: 'children' })
          .where(eq(keyResult.id, above.deals))
        await align('ann', made, { 0: { parentId: above.deals, share: '100' } })
        const other = await opened.another()
        const eva = company.as('eva', LATER, other.db)
        let moved: Promise<unknown> = Promise.resolve()
        await opened.db.transaction(async (scoring) => {
          await scoring.select().from(goal).where(eq(goal.id, above.id)).for('update')
          moved = moveGoals(
            { ...eva, viewer: { ...eva.viewer, admin: true } },
            moveGoalsInput.parse({
              formId: v4(),
              personId: company.people.ann,
              goals: { 0: { goalId: made.id, decision: 'moves' } },
            }),
          )
          moved.catch(() => undefined)
          await somebodyWaits(opened.db)
          await scoring.insert(grade).values({
            ...{ id: newId(new Date(NOW)), goalId: above.id, periodId: company.quarters.q4, finalScore: 0.4 },
            ...{ finalBy: company.people.rita, finalAt: new Date(NOW), version: 0 },
          })
        })
        await moved
        expect((await gradeOf(above))!.outdatedAt).not.toBeNull()
      })

    if (engine() === 'postgres')
      test('two who move the same sums at once, and who scores them meanwhile, do not wait in a circle', async () => {
        const metricId = await oneMetric(opened.db, 'count', new Date('2026-10-01T00:00:00Z'))
        const teamId = company.teams.harbour
        const above = [
          await company.goalOf('max', 'q4', { level: 'team', teamId }),
          await company.goalOf('max', 'q4', { level: 'team', teamId }),
        ]
        const below = [
          await goalWith('8'),
          await goalWith('8', 'bo'),
          await goalWith('8'),
          await goalWith('8', 'bo'),
        ]
        for (const { deals } of [...above, ...below])
          await opened.db.update(keyResult).set({ metricId, unit: '' }).where(eq(keyResult.id, deals))
        for (const { deals } of above)
          await opened.db.update(keyResult).set({ valueSource: 'children' }).where(eq(keyResult.id, deals))
        const pairs = [
          [below[0]!, above[0]!],
          [below[2]!, above[1]!],
          [below[3]!, above[0]!],
          [below[1]!, above[1]!],
        ] as const
        for (const [child, parent] of pairs)
          await align(child === below[0] || child === below[2] ? 'ann' : 'bo', child, {
            0: { parentId: parent.deals, share: '100' },
          })
        await final(
          as('rita'),
          above.map((one) => [one, { score: '0.5' }]),
        )
        const other = await opened.another()
        const third = await opened.another()
        const [ann, bo] = [as('ann', LATER), company.as('bo', LATER, other.db)]
        const week = (ctx: Context, goals: Goal[]) =>
          logWeek(
            ctx,
            logWeekInput.parse({
              ...{ formId: v4(), week: '2026-12-28' },
              goals: Object.fromEntries(
                goals.map((one) => [
                  one.id,
                  { version: '1', asOf: '', values: { [one.deals]: { value: '6' } } },
                ]),
              ),
            }),
          )
        const said = await Promise.allSettled([
          week(ann, [below[0]!, below[2]!]),
          week(bo, [below[3]!, below[1]!]),
          giveFinalScores(
            company.as('rita', LATER, third.db),
            giveFinalScoresInput.parse({
              ...{ formId: v4() },
              goals: Object.fromEntries(
                above.map(({ id }) => [id, { version: '2', score: '0.7', reason: 'Seen.' }]),
              ),
            }),
          ),
        ])
        expect(said.slice(0, 2)).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }])
        const last = said[2]!
        if (last.status === 'rejected') expect(last.reason).toMatchObject({ key: 'newerGrade' })
        for (const one of above) expect((await seenBy('rita', one, LATER)).final!.outdated).toBe(true)
      })
  })

  test('reaches the goal above whose values are sums of these', async () => {
    const metricId = await oneMetric(opened.db, 'count', new Date('2026-10-01T00:00:00Z'))
    const [above, made] = [await company.goalOf('max', 'q4', { level: 'team' }), await goalWith('8')]
    for (const { deals } of [above, made])
      await opened.db.update(keyResult).set({ metricId }).where(eq(keyResult.id, deals))
    await opened.db.update(keyResult).set({ valueSource: 'children' }).where(eq(keyResult.id, above.deals))
    await opened.db.insert(alignment).values({
      id: newId(new Date(NOW)),
      childId: made.deals,
      parentId: above.deals,
      periodId: company.quarters.q4,
      axis: 'people',
      share: 10_000,
      createdBy: company.people.max,
      validFrom: new Date('2026-10-01T00:00:00Z'),
    })
    await final(as('rita'), [[above, { score: '0.4' }]])
    await log(as('ann', LATER), made, { deals: '6', revenue: '60000' }, 1)
    expect(await seenBy('rita', above, LATER)).toMatchObject({ computed: 0.3, final: { outdated: true } })
  })
})

describe('who is asked and what they see at once', () => {
  test('owners find their own goals, leads the scores they give', async () => {
    const fresh = await testDb()
    const small = await smallCompany(fresh.db)
    await fresh.db.update(period).set({ state: 'grading' }).where(eq(period.id, small.quarters.q4))
    const [ann, bo, max] = [await small.goalOf('ann'), await small.goalOf('bo'), await small.goalOf('max')]
    const team = await small.goalOf('max', 'q4', { level: 'team', teamId: small.teams.harbour })
    const dropped = await small.goalOf('bo', 'q4', { state: 'dropped' })
    const toDos = (name: Name) => toDosOf(small.as(name, NOW))

    expect((await toDos('ann')).gradeSelf).toMatchObject([{ goalId: ann.id, begun: false }])
    expect((await toDos('ann')).toGrade).toEqual([])
    expect((await toDos('max')).toGrade).toMatchObject([{ teamId: small.teams.harbour, goals: 2 }])
    expect((await toDos('rita')).toGrade).toMatchObject([
      { teamId: small.teams.harbour, goals: 1 },
      { teamId: small.teams.west, goals: 1 },
    ])
    expect((await toDos('eva')).toGrade).toEqual([])

    const page = await teamGrading(small.as('max', NOW), small.teams.harbour)
    expect(page.rows.map(({ id, grade: { givesFinal } }) => [id, givesFinal])).toEqual([
      [team.id, false],
      [ann.id, true],
      [bo.id, true],
      [max.id, false],
    ])
    expect(page.rows.some(({ id }) => id === dropped.id)).toBe(false)
    expect(page.rows.every(({ statement }) => statement)).toBe(true)
    const region = await teamGrading(small.as('rita', NOW), small.teams.west)
    expect(region.rows.map(({ id }) => id)).toEqual([team.id])
    expect(region.teams).toMatchObject([{ name: 'harbour', goals: 3, graded: 0 }])
    for (const name of ['ann', 'hugo'] as const)
      await expect(teamGrading(small.as(name, NOW), small.teams.harbour)).rejects.toMatchObject({
        name: 'NotFound',
      })

    await giveFinalScores(
      small.as('rita', NOW),
      giveFinalScoresInput.parse({
        formId: v4(),
        goals: Object.fromEntries(
          [ann, bo, max].map(({ id }, index) => [
            id,
            { version: '0', score: `0.${5 + index}`, reason: 'Known from visits.' },
          ]),
        ),
      }),
    )
    expect((await toDos('max')).toGrade).toEqual([])
    expect((await toDos('ann')).gradeSelf).toHaveLength(1)
    const { teams, all, units } = await calibration(small.as('eva', NOW))
    expect(teams).toMatchObject([
      { name: 'harbour', goals: 3, graded: 3, scores: [0.5, 0.6, 0.7], spread: { middle: 0.6 }, lean: null },
    ])
    expect(all).toMatchObject({ goals: 3, graded: 3 })
    expect(units.map(({ id }) => id)).toEqual([team.id])
    await expect(calibration(small.as('rita', NOW))).rejects.toMatchObject({ name: 'NotFound' })
    await fresh.close()
  })
})

describe('the way from My week to where a team’s goal is graded', () => {
  test('is a page its grader may open: the team’s own where they lead no team above', async () => {
    const fresh = await testDb()
    const small = await smallCompany(fresh.db)
    await fresh.db.update(period).set({ state: 'grading' }).where(eq(period.id, small.quarters.q4))
    // Kept by who led the team before.
    const team = await small.goalOf('ann', 'q4', { level: 'team', teamId: small.teams.harbour })
    const max = small.as('max', NOW)
    const { toGrade } = await toDosOf(max)
    expect(toGrade).toMatchObject([{ teamId: small.teams.harbour, goals: 1 }])
    const page = await teamGrading(max, toGrade[0]!.teamId!)
    expect(page.rows).toMatchObject([{ id: team.id, grade: { givesFinal: true } }])
    await fresh.close()
  })
})

describe('outside grading', () => {
  test('nothing is scored while the period runs', async () => {
    const made = await company.goalOf('ann', 'q1')
    await expect(self(as('ann'), made)).rejects.toMatchObject({ key: 'periodNotGrading' })
    await expect(final(as('max'), [[made, { score: '1' }]])).rejects.toMatchObject({
      key: 'periodNotGrading',
    })
    expect((await goalPage(as('ann'), made.id)).grade).toBeNull()
    const drafted = await company.goalOf('ann', 'q4', { state: 'dropped' })
    await expect(self(as('ann'), drafted)).rejects.toMatchObject({ key: 'goalTakesNoScore' })
  })

  test('a closed period takes a dated remark and nothing else', async () => {
    const made = await company.goalOf('ann', 'q1')
    await setState('q1', 'grading')
    await self(as('ann'), made)
    await final(as('max'), [[made, { score: '0.4', reason: 'Nothing was logged.' }]])
    const remark = (name: Name) =>
      remarkOnGrade(
        as(name, LATER),
        remarkOnGradeInput.parse({ formId: v4(), goalId: made.id, body: 'One system came back.' }),
      )
    await expect(remark('max')).rejects.toMatchObject({ key: 'remarkBeforeClosing' })
    await setState('q1', 'closed')

    await expect(self(as('ann'), made, { version: '1' })).rejects.toMatchObject({ key: 'periodClosed' })
    await expect(final(as('max'), [[made, { score: '1', version: 2 }]])).rejects.toMatchObject({
      key: 'periodClosed',
    })
    await remark('max')
    await expect(remark('hugo')).rejects.toMatchObject({ name: 'Forbidden' })
    expect((await seenBy('ann', made, LATER)).remarked).toMatchObject([
      { by: 'Max Test', body: 'One system came back.' },
    ])
    // The statement is everybody's who sees the goal; its words are not.
    expect(await seenBy('bo', made, LATER)).toMatchObject({
      self: null,
      final: { score: 0.4, reason: null },
      remarked: [],
      remarks: false,
    })
    const log = await opened.db.select().from(activity).where(eq(activity.goalId, made.id))
    expect(JSON.stringify(log)).not.toContain('came back')
  })
})
