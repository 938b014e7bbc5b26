import { and, eq, inArray, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Conflict, Forbidden, NotFound } from '@/lib/okr/errors'
import { writeCommentInput } from '@/lib/okr/input/comments'
import {
  agreeTogetherInput,
  createGoalInput,
  discardGoalInput,
  editGoalInput,
  goalActInput,
  handInInput,
} from '@/lib/okr/input/goals'
import { tickTaskInput } from '@/lib/okr/input/tasks'
import type { Context } from '../../context'
import { adminPerson } from '../../queries/admin-person'
import { alignmentPage } from '../../queries/alignment-page'
import { checkInForm } from '../../queries/check-in-form'
import { companyPage } from '../../queries/company-page'
import { draftForManyForm } from '../../queries/draft-for-many'
import { editGoalForm, newGoalForm } from '../../queries/goal-form'
import { goalPage } from '../../queries/goal-page'
import { myWeek } from '../../queries/my-week'
import { notesPage } from '../../queries/notes-page'
import { periodPage } from '../../queries/period-page'
import { personPage } from '../../queries/person-page'
import { planPage } from '../../queries/plan-page'
import { rollup } from '../../queries/rollup'
import { search } from '../../queries/search'
import { statementPage } from '../../queries/statement-page'
import { teamBoard } from '../../queries/team-board'
import { activity, alignment, comment, goal, goalStep, keyResult, period, task } from '../../schema'
import { administeredCompany, type AdministeredCompany } from '../../testing/administered-company'
import { actOn, goalParts, handIn, keyResultRow, oneMetric } from '../../testing/goal-forms'
import { testDb, type TestDb } from '../../testing/test-db'
import { writeComment } from '../comments/write-comment'
import { tickTask } from '../tasks/tick'
import { agreeTogether } from './agree-together'
import { createGoal } from './create'
import { discardGoal } from './discard'
import { editGoal } from './edit'
import { submitGoal } from './submit'
import { withdrawGoal } from './withdraw'

const NOW = '2026-11-13T15:00:00Z'

let opened: TestDb
let company: AdministeredCompany
let metricId: string
/** Harbour's agreed goal of the quarter. */
let team: { id: string; deals: string }

beforeAll(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
  metricId = await oneMetric(opened.db, 'count', new Date('2026-10-01T00:00:00Z'))
  team = await company.goalOf('max', 'q4', { level: 'team', name: 'Ten deals of Harbour' })
  await opened.db.update(keyResult).set({ metricId, wording: '' }).where(eq(keyResult.id, team.deals))
})
afterAll(() => opened.close())

type Name = 'ann' | 'bo' | 'max' | 'rita' | 'hugo' | 'eva' | 'ada'
const as = (name: Name): Context => (name === 'ada' ? company.admin(NOW) : company.as(name, NOW))
const found = async (id: string) => (await opened.db.select().from(goal).where(eq(goal.id, id)))[0]!

/** A draft of Ann's, with a task of Bo's, counting in the team's target. */
const write = (by: Name = 'ann') =>
  createGoal(
    as(by),
    createGoalInput.parse({
      formId: v4(),
      periodId: company.quarters.q4,
      subject: `person:${company.people.ann}`,
      ...goalParts({
        name: 'Seven deals by visits',
        keyResults: {
          0: keyResultRow({
            ...{ metricId, wording: '', unit: 'deals', target: '7' },
            parents: { 0: { parentId: team.deals, share: '' } },
          }),
        },
        tasks: { 0: { title: 'List forty companies', assigneeId: company.people.bo, dueOn: '2026-11-14' } },
      }),
    }),
  )

const discard = async (ctx: Context, id: string, changes: object = {}) =>
  discardGoal(ctx, discardGoalInput.parse({ ...actOn(await found(id)), ...changes }))

/** What anybody can look at where a goal of Ann's might stand, as one text a viewer. */
async function pages(name: Name): Promise<string> {
  const ctx = as(name)
  const periodId = company.quarters.q4
  const { ann } = company.people
  const show = { periodId, show: 'all', sort: { by: 'status', down: false } } as const
  const shown = [
    myWeek(ctx, periodId),
    teamBoard(ctx, company.teams.harbour, show),
    teamBoard(ctx, company.teams.west, show),
    companyPage(ctx, { periodId }),
    alignmentPage(ctx, { periodId }),
    rollup(ctx, { periodId }),
    rollup(ctx, { periodId, week: '2026-11-02' }),
    personPage(ctx, ann, { periodId }),
    planPage(ctx, ann, { periodId }),
    statementPage(ctx, ann, { periodId }),
    periodPage(ctx, periodId, {}),
    notesPage(ctx, { personId: ann }),
    checkInForm(ctx, { personId: ann }),
    draftForManyForm(ctx, company.teams.harbour, { periodId }),
    newGoalForm(ctx, { periodId, subject: `person:${ann}` }),
    newGoalForm(ctx, { periodId: company.quarters.q1, subject: `person:${ann}` }),
    goalPage(ctx, team.id),
    search(ctx, 'Seven deals'),
    adminPerson(ctx, ann),
  ]
  return JSON.stringify(
    (await Promise.allSettled(shown)).map((one) =>
      one.status === 'fulfilled' ? one.value : (one.reason as Error).message,
    ),
    (_, value: unknown) => (value instanceof Map ? [...value] : value),
  )
}

describe('a discarded draft', () => {
  test.each(['ann', 'bo', 'max', 'rita', 'hugo', 'eva', 'ada'] as const)(
    'is nowhere on the pages of %s: they are what they were before it was written',
    async (name) => {
      const before = await pages(name)
      const id = await write('max')
      await writeComment(
        as('max'),
        writeCommentInput.parse({ formId: v4(), goalId: id, body: 'By when?', question: 'on' }),
      )
      const during = await pages(name)
      const sees = ['ann', 'max', 'rita', 'eva'].includes(name)
      expect(during !== before).toBe(sees || name === 'ada')
      await discard(as('ann'), id)
      expect(await pages(name)).toBe(before)
      await opened.db.delete(comment).where(eq(comment.goalId, id))
    },
  )

  test('has no address any more, and nothing can be done to it, by whoever it was', async () => {
    const id = await write()
    const made = await found(id)
    const [step] = await opened.db.select().from(task).where(eq(task.goalId, id))
    await discard(as('ann'), id)
    for (const name of ['ann', 'max', 'rita', 'eva'] as const) {
      const ctx = as(name)
      await expect(goalPage(ctx, id)).rejects.toThrow(NotFound)
      await expect(editGoalForm(ctx, id)).rejects.toThrow(NotFound)
      const edit = editGoalInput.parse({ ...actOn(made), ...goalParts() })
      await expect(editGoal(ctx, edit)).rejects.toThrow(NotFound)
      await expect(submitGoal(ctx, handInInput.parse(handIn(made)))).rejects.toThrow(NotFound)
      await expect(discard(ctx, id)).rejects.toThrow(NotFound)
    }
    const chosen = agreeTogetherInput.parse({ formId: v4(), goals: { 0: { ...actOn(made), chosen: 'on' } } })
    expect(await agreeTogether(as('max'), chosen)).toMatchObject({ agreed: 0, left: [{ name: null }] })
    const tick = tickTaskInput.parse({ formId: v4(), taskId: step!.id, done: 'on' })
    await expect(tickTask(as('bo'), tick)).rejects.toThrow(NotFound)
  })

  test('is kept: its rows, its step, who did it; its alignments end and stay as they were', async () => {
    const id = await write('max')
    const fed = await write()
    const [own] = await opened.db.select().from(keyResult).where(eq(keyResult.goalId, id))
    const [below] = await opened.db.select().from(keyResult).where(eq(keyResult.goalId, fed))
    await opened.db.update(alignment).set({ parentId: own!.id }).where(eq(alignment.childId, below!.id))
    expect(await discard(as('max'), id)).toBe(company.quarters.q4)
    expect(await found(id)).toMatchObject({ state: 'discarded', name: 'Seven deals by visits' })
    const steps = await opened.db.select().from(goalStep).where(eq(goalStep.goalId, id)).orderBy(goalStep.id)
    expect(steps.map(({ state, event, byId }) => [state, event, byId])).toEqual([
      ['draft', 'create', company.people.max],
      ['discarded', 'discard', company.people.max],
    ])
    const ended = await opened.db
      .select()
      .from(alignment)
      .where(inArray(alignment.childId, [own!.id, below!.id]))
    expect(ended.map(({ validTo }) => validTo)).toEqual([new Date(NOW), new Date(NOW)])
    const [said] = await opened.db
      .select()
      .from(activity)
      .where(and(eq(activity.subjectId, id), eq(activity.event, 'goal.discard')))
    expect(said).toMatchObject({
      actorId: company.people.max,
      before: { state: 'draft' },
      after: { state: 'discarded' },
    })
    expect(JSON.stringify(said!.after)).toContain(ended[0]!.id)
    await discard(as('ann'), fed)
  })
})

describe('what is refused', () => {
  test('a submitted goal is taken back first; an agreed one is no draft any more', async () => {
    const id = await write()
    await submitGoal(as('ann'), handInInput.parse(handIn(await found(id))))
    await expect(discard(as('ann'), id)).rejects.toMatchObject({ key: 'goalMovedOn' })
    await withdrawGoal(as('ann'), goalActInput.parse(actOn(await found(id))))
    await discard(as('ann'), id)
    const agreed = await company.goalOf('ann')
    await expect(discard(as('ann'), agreed.id)).rejects.toBeInstanceOf(Conflict)
    expect((await found(agreed.id)).state).toBe('agreed')
    await opened.db.update(goal).set({ state: 'dropped' }).where(eq(goal.id, agreed.id))
  })

  test('a draft that was changed since it was read', async () => {
    const id = await write('max')
    await expect(discard(as('ann'), id, { version: '7' })).rejects.toThrow(new Conflict('goalChanged'))
    expect((await found(id)).state).toBe('draft')
    await discard(as('ann'), id)
  })

  test('whoever directs it and neither wrote nor owns it', async () => {
    const id = await write()
    for (const name of ['max', 'rita', 'eva'] as const)
      await expect(discard(as(name), id)).rejects.toThrow(Forbidden)
    for (const name of ['bo', 'hugo', 'ada'] as const)
      await expect(discard(as(name), id)).rejects.toThrow(NotFound)
    expect(await opened.db.$count(alignment, isNull(alignment.validTo))).toBe(1)
    await discard(as('ann'), id)
  })

  test('the same form sent twice discards once and answers the same', async () => {
    const id = await write()
    const sent = discardGoalInput.parse(actOn(await found(id)))
    expect(await discardGoal(as('ann'), sent)).toBe(await discardGoal(as('ann'), sent))
    expect(
      await opened.db.$count(goalStep, and(eq(goalStep.goalId, id), eq(goalStep.event, 'discard'))),
    ).toBe(1)
  })
})

test('a closed period keeps its drafts as they are, and the database refuses it itself', async () => {
  const id = await write()
  await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, company.quarters.q4))
  await expect(discard(as('ann'), id)).rejects.toThrow(new Conflict('periodClosed'))
  const past = opened.db.update(goal).set({ state: 'discarded' }).where(eq(goal.id, id))
  await expect(past).rejects.toMatchObject({ cause: { code: 'PL001' } })
  expect((await found(id)).state).toBe('draft')
})
