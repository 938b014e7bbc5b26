import { and, asc, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/okr/errors'
import {
  answerAssignmentInput,
  createGoalInput,
  editGoalInput,
  editWordsInput,
  handInInput,
  returnGoalInput,
} from '@/lib/okr/input/goals'
import type { Context } from '../../context'
import { goalPage } from '../../queries/goal-page'
import { toDosOf } from '../../queries/parts/to-dos'
import { teamBoard } from '../../queries/team-board'
import {
  activity,
  assignmentAnswer,
  goal,
  goalRevision,
  goalStep,
  goalTerm,
  keyResult,
  keyResultTerm,
  period,
  personRole,
  task,
} from '../../schema'
import { actOn, handIn, goalParts, keyResultRow } from '../../testing/goal-forms'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { agreeGoal } from './agree'
import { answerAssignment } from './answer-assignment'
import { assignGoal } from './assign'
import { createGoal } from './create'
import { editGoal } from './edit'
import { editGoalWords } from './edit-words'
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

const newGoal = (changes: Record<string, unknown> = {}) =>
  createGoalInput.parse({
    formId: v4(),
    periodId: company.quarters.q4,
    subject: `person:${company.people.ann}`,
    ...goalParts(),
    ...changes,
  })

const found = async (id: string) => (await opened.db.select().from(goal).where(eq(goal.id, id)))[0]!
const act = async (id: string) => handInInput.parse(handIn(await found(id)))
const stepsOf = (id: string) =>
  opened.db.select().from(goalStep).where(eq(goalStep.goalId, id)).orderBy(asc(goalStep.at), asc(goalStep.id))
const eventsOf = async (id: string) =>
  (
    await opened.db.select().from(activity).where(eq(activity.goalId, id)).orderBy(asc(activity.sequence))
  ).map(({ event }) => event)
const termsOf = (id: string) =>
  opened.db
    .select({
      cause: keyResultTerm.cause,
      target: keyResultTerm.target,
      weight: keyResultTerm.weight,
      open: isNull(keyResultTerm.supersededAt),
    })
    .from(keyResultTerm)
    .innerJoin(keyResult, eq(keyResult.id, keyResultTerm.keyResultId))
    .where(eq(keyResultTerm.goalId, id))
    .orderBy(asc(keyResult.position), asc(keyResultTerm.recordedAt), asc(keyResultTerm.id))

const submitted = async () => {
  const id = await createGoal(ann, newGoal())
  await submitGoal(ann, await act(id))
  return id
}

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

describe('writing a draft', () => {
  test('keeps the nine parts, shares the weights equally, and says so in the log', async () => {
    const id = await createGoal(
      ann,
      newGoal({
        background: 'The company asks for 15%.',
        keyResults: {
          0: keyResultRow({ target: '1.2k' }),
          1: keyResultRow({ wording: 'Sales growth', kind: 'growth', base: '80万', target: '15%' }),
          2: keyResultRow({
            wording: 'Template approved',
            kind: 'milestone',
            dueOn: '2026-12-01',
            target: '',
          }),
          5: { metricId: '', baseline: '0' },
        },
        tasks: { 0: { title: 'List 40 accounts', dueOn: '2026-11-20' }, 1: { title: '' } },
      }),
    )
    expect(await found(id)).toMatchObject({
      state: 'draft',
      level: 'person',
      teamId: company.teams.harbour,
      ownerId: company.people.ann,
      accountableId: company.people.max,
      starts: '2026-10-01',
      deadline: '2026-12-31',
      background: 'The company asks for 15%.',
    })
    expect(await termsOf(id)).toEqual([
      { cause: 'draft', target: '1200.0000', weight: 3334, open: true },
      { cause: 'draft', target: '15.0000', weight: 3333, open: true },
      { cause: 'draft', target: '1.0000', weight: 3333, open: true },
    ])
    expect(await opened.db.select().from(task).where(eq(task.goalId, id))).toMatchObject([
      { title: 'List 40 accounts', assigneeId: company.people.ann, dueOn: '2026-11-20' },
    ])
    expect(await eventsOf(id)).toEqual(['goal.create'])
    expect(await stepsOf(id)).toMatchObject([{ event: 'create', state: 'draft', byId: company.people.ann }])
  })

  test('the same form again is the same goal', async () => {
    const form = newGoal()
    expect(await createGoal(ann, form)).toBe(await createGoal(ann, form))
  })

  test('a lead writes for the people below, an executive for the company, nobody for a neighbour', async () => {
    const forBo = newGoal({ subject: `person:${company.people.bo}` })
    expect(await found(await createGoal(max, forBo))).toMatchObject({
      ownerId: company.people.bo,
      authorId: company.people.max,
    })
    const forHill = newGoal({ subject: `team:${company.teams.hill}` })
    expect(await found(await createGoal(rita, forHill))).toMatchObject({
      level: 'team',
      ownerId: company.people.hugo,
      accountableId: company.people.rita,
    })
    expect(await found(await createGoal(eva, newGoal({ subject: 'company' })))).toMatchObject({
      teamId: null,
    })
    await expect(createGoal(ann, newGoal({ subject: `person:${company.people.bo}` }))).rejects.toThrow(
      Forbidden,
    )
    await expect(createGoal(hugo, forBo)).rejects.toThrow(Forbidden)
    await expect(createGoal(max, newGoal({ subject: 'company' }))).rejects.toThrow(Forbidden)
    await expect(createGoal(ann, newGoal({ subject: `person:${v4()}` }))).rejects.toThrow(NotFound)
    expect(await fieldsOf(createGoal(eva, newGoal({ subject: `person:${company.people.eva}` })))).toEqual({
      subject: 'personWithoutTeam',
    })
  })

  test.each([
    [
      'a target equal to its start',
      { 0: keyResultRow({ target: '0' }) },
      { 'keyResults.0.target': 'targetEqualsBaseline' },
    ],
    ['no target', { 0: keyResultRow({ target: '' }) }, { 'keyResults.0.target': 'required' }],
    [
      'words for a number',
      { 0: keyResultRow({ target: 'many' }) },
      { 'keyResults.0.target': 'amountUnreadable' },
    ],
    ['1e309', { 0: keyResultRow({ target: '1e309' }) }, { 'keyResults.0.target': 'amountUnreadable' }],
    ['half a client', { 0: keyResultRow({ target: '2.5' }) }, { 'keyResults.0.target': 'amountNotWhole' }],
    [
      'a growth of minus everything',
      { 3: keyResultRow({ kind: 'growth', base: '100', target: '-100' }) },
      { 'keyResults.3.target': 'growthTooLow' },
    ],
    [
      'a growth over nothing',
      { 0: keyResultRow({ kind: 'growth', base: '', target: '10' }) },
      { 'keyResults.0.base': 'required' },
    ],
    [
      'a milestone without a date',
      { 0: keyResultRow({ kind: 'milestone' }) },
      { 'keyResults.0.dueOn': 'milestoneNeedsDue' },
    ],
    [
      'own wording without words',
      { 0: keyResultRow({ wording: '' }) },
      { 'keyResults.0.wording': 'required' },
    ],
    [
      'an unknown metric',
      { 0: keyResultRow({ metricId: v4() }) },
      { 'keyResults.0.metricId': 'unknownChoice' },
    ],
    [
      'a weight of 101 %',
      { 0: keyResultRow({ weight: '101' }) },
      { 'keyResults.0.weight': 'percentUnreadable' },
    ],
  ])('%s is refused at its field, and nothing is written', async (_, keyResults, fields) => {
    const before = await opened.db.$count(goal)
    expect(await fieldsOf(createGoal(ann, newGoal({ keyResults })))).toEqual(fields)
    expect(await opened.db.$count(goal)).toBe(before)
  })

  test('what cannot add up takes its values by hand, whatever its hidden field says', async () => {
    const id = await createGoal(ann, newGoal({ keyResults: { 0: keyResultRow({ source: 'people' }) } }))
    const [written] = await opened.db.select().from(keyResult).where(eq(keyResult.goalId, id))
    expect(written).toMatchObject({ valueSource: 'manual', metricId: null })
  })

  test('dates stay within the period and in their order', async () => {
    expect(
      await fieldsOf(createGoal(ann, newGoal({ starts: '2026-09-30', deadline: '2027-01-01' }))),
    ).toEqual({ starts: 'dayOutsidePeriod', deadline: 'dayOutsidePeriod' })
    expect(
      await fieldsOf(createGoal(ann, newGoal({ starts: '2026-12-01', deadline: '2026-11-01' }))),
    ).toEqual({ deadline: 'deadlineBeforeStart' })
  })
})

describe('editing a draft', () => {
  test('changes, adds and takes out key results and tasks', async () => {
    const id = await createGoal(
      ann,
      newGoal({ keyResults: { 0: keyResultRow(), 1: keyResultRow({ wording: 'Visits' }) } }),
    )
    const [first] = await opened.db
      .select()
      .from(keyResult)
      .where(eq(keyResult.goalId, id))
      .orderBy(keyResult.position)
    await editGoal(
      ann,
      editGoalInput.parse({
        ...actOn(await found(id)),
        ...goalParts({
          name: 'Six new clients',
          keyResults: {
            0: keyResultRow({ id: first!.id, target: '6', weight: '60' }),
            1: keyResultRow({ wording: 'Calls' }),
          },
        }),
      }),
    )
    expect(await found(id)).toMatchObject({ name: 'Six new clients', version: 2 })
    expect(await termsOf(id)).toEqual([
      { cause: 'draft', target: '6.0000', weight: 6000, open: true },
      { cause: 'draft', target: '5.0000', weight: 4000, open: true },
    ])
    expect(await eventsOf(id)).toEqual(['goal.create', 'goal.edit'])
  })

  const edit = async (ctx: Context, id: string, version?: string) =>
    editGoal(
      ctx,
      editGoalInput.parse({ ...actOn(await found(id)), ...goalParts(), ...(version && { version }) }),
    )

  test('is the owner’s and the leads’; others do not know of it', async () => {
    const id = await createGoal(ann, newGoal())
    await edit(max, id)
    await edit(rita, id)
    await expect(edit(bo, id)).rejects.toThrow(NotFound)
    await expect(edit(hugo, id)).rejects.toThrow(NotFound)
    await expect(edit(ann, id, '1')).rejects.toMatchObject({ key: 'goalChanged' })
  })

  test('is over once it is submitted, and again once it is agreed', async () => {
    const id = await submitted()
    await expect(edit(ann, id)).rejects.toMatchObject({ key: 'goalSubmitted' })
    await agreeGoal(max, await act(id))
    await expect(edit(ann, id)).rejects.toMatchObject({ key: 'goalFrozen' })
    await expect(edit(bo, id)).rejects.toThrow(Forbidden)
  })
})

describe('submitting', () => {
  test('wants weights of exactly 100 % and at least one key result', async () => {
    const half = await createGoal(ann, newGoal({ keyResults: { 0: keyResultRow({ weight: '99.99' }) } }))
    expect(await fieldsOf(submitGoal(ann, await act(half)))).toEqual({ keyResults: 'weightsNotWhole' })
    const none = await createGoal(ann, newGoal({ keyResults: {} }))
    expect(await fieldsOf(submitGoal(ann, await act(none)))).toEqual({ keyResults: 'keyResultMissing' })
    expect((await found(none)).state).toBe('draft')
  })

  test('asks why where the goal check fails, and keeps the answer', async () => {
    const hand = async (id: string, reason: string) =>
      submitGoal(ann, handInInput.parse({ ...actOn(await found(id)), reason }))
    const vague = await createGoal(ann, newGoal({ name: 'Improve sales', content: '', relevance: '' }))
    expect(await fieldsOf(hand(vague, '  '))).toEqual({ reason: 'checkReasonMissing' })
    expect(await found(vague)).toMatchObject({ state: 'draft', checkVerdict: null })
    await hand(vague, 'The team decides on the number next week.')
    expect(await found(vague)).toMatchObject({
      state: 'submitted',
      checkVerdict: 'fail',
      checkReason: 'The team decides on the number next week.',
    })
    const page = await goalPage(max, vague)
    expect(page.story.checkReason).toBe('The team decides on the number next week.')
    expect(page.check?.criteria.R.verdict).toBe('fail')
  })

  test('asks nothing where it does not fail, and keeps no reason', async () => {
    const id = await createGoal(
      ann,
      newGoal({
        name: 'Sign 5 new mid-size clients by 31 December',
        support: 'One day a week kept free.',
        relevance: 'A trial of a new market.',
        tasks: { 0: { title: 'List twenty companies', dueOn: '2026-11-20' } },
      }),
    )
    await submitGoal(ann, handInInput.parse({ ...actOn(await found(id)), reason: 'Needless.' }))
    expect(await found(id)).toMatchObject({ state: 'submitted', checkVerdict: 'pass', checkReason: '' })
  })

  test('is the owner’s, and can be taken back until it is decided', async () => {
    const id = await createGoal(max, newGoal())
    await expect(submitGoal(max, await act(id))).rejects.toThrow(Forbidden)
    await submitGoal(ann, await act(id))
    await expect(submitGoal(ann, await act(id))).rejects.toMatchObject({ key: 'goalMovedOn' })
    await withdrawGoal(ann, await act(id))
    await expect(withdrawGoal(ann, await act(id))).rejects.toThrow(Conflict)
    expect((await found(id)).state).toBe('draft')
    expect(await eventsOf(id)).toEqual(['goal.create', 'goal.submit', 'goal.withdraw'])
  })
})

describe('deciding', () => {
  test('agreeing freezes span, targets and weights', async () => {
    const id = await submitted()
    await agreeGoal(max, await act(id))
    expect(await found(id)).toMatchObject({ state: 'agreed', assigned: false, version: 3 })
    expect(await termsOf(id)).toEqual([
      { cause: 'draft', target: '5.0000', weight: 10_000, open: false },
      { cause: 'agreed', target: '5.0000', weight: 10_000, open: true },
    ])
    expect(await opened.db.select().from(goalTerm).where(eq(goalTerm.goalId, id))).toMatchObject([
      { cause: 'agreed', starts: '2026-10-01', deadline: '2026-12-31', supersededAt: null },
    ])
    expect((await stepsOf(id)).at(-1)).toMatchObject({
      event: 'agree',
      byId: company.people.max,
      decidedAlone: false,
    })
    expect((await eventsOf(id)).at(-1)).toBe('goal.agree')
  })

  test('nobody agrees their own, another team does not know of it, the second hears who was first', async () => {
    const id = await submitted()
    await expect(agreeGoal(ann, await act(id))).rejects.toThrow(Forbidden)
    await expect(agreeGoal(hugo, await act(id))).rejects.toThrow(NotFound)
    await agreeGoal(max, await act(id))
    await expect(agreeGoal(rita, await act(id))).rejects.toMatchObject({
      key: 'goalMovedOn',
      values: { name: 'Max Test', event: 'agree', at: expect.stringMatching(/^2026-/), timeZone: 'UTC' },
    })
    await expect(agreeGoal(bo, await act(id))).rejects.toThrow(Forbidden)
  })

  test('a goal changed since the page was made is not agreed unseen', async () => {
    const id = await submitted()
    const old = await act(id)
    await withdrawGoal(ann, await act(id))
    await submitGoal(ann, await act(id))
    await expect(agreeGoal(max, { ...old, formId: v4() })).rejects.toMatchObject({
      key: 'goalChangedBy',
      values: { name: 'Ann Test' },
    })
  })

  test('returning asks for a comment and makes it a draft again', async () => {
    const id = await submitted()
    const form = async (comment: string) => ({ ...actOn(await found(id)), comment })
    expect(returnGoalInput.safeParse(await form(' ')).success).toBe(false)
    await returnGoal(max, returnGoalInput.parse(await form('Name the clients.')))
    expect(await found(id)).toMatchObject({ state: 'draft' })
    expect((await stepsOf(id)).at(-1)).toMatchObject({ event: 'return', comment: 'Name the clients.' })
    await expect(returnGoal(max, returnGoalInput.parse(await form('Again')))).rejects.toThrow(Conflict)
    expect(
      JSON.stringify(await opened.db.select().from(activity).where(eq(activity.goalId, id))),
    ).not.toContain('clients.')
  })

  test('who sent a goal in for its owner does not agree it either: it waits for the next above', async () => {
    const id = await createGoal(rita, newGoal({ subject: `team:${company.teams.harbour}` }))
    expect(await found(id)).toMatchObject({ ownerId: company.people.max })
    await submitGoal(rita, await act(id))
    const waitsFor = async (ctx: Context) => {
      const board = await teamBoard(ctx, company.teams.harbour, {
        show: 'all',
        sort: { by: 'name', down: false },
      })
      return [
        (await toDosOf(ctx)).toAgree.some(({ goalId }) => goalId === id),
        board.submitted.some((one) => one.id === id),
        (await goalPage(ctx, id)).acts.some((one) => one === 'agree' || one === 'return'),
      ]
    }
    expect(await waitsFor(rita)).toEqual([false, false, false])
    expect(await waitsFor(max)).toEqual([false, false, false])
    expect(await waitsFor(eva)).toEqual([true, true, true])
    await expect(agreeGoal(rita, await act(id))).rejects.toMatchObject({ key: 'notOnesOwn' })
    await expect(
      returnGoal(rita, returnGoalInput.parse({ ...actOn(await found(id)), comment: 'Mine.' })),
    ).rejects.toMatchObject({ key: 'notOnesOwn' })
    await agreeGoal(eva, await act(id))
    expect((await stepsOf(id)).at(-1)).toMatchObject({ event: 'agree', decidedAlone: false })

    // Sent in by its owner, the one who wrote it for them may.
    const written = await createGoal(rita, newGoal({ subject: `team:${company.teams.harbour}` }))
    await submitGoal(max, await act(written))
    await agreeGoal(rita, await act(written))
  })

  test('where owner and proposer are all who could decide, an executive of them decides alone', async () => {
    const emil = company.as('emil', NOW)
    const id = await createGoal(eva, newGoal({ subject: 'company' }))
    await submitGoal(emil, await act(id))
    expect((await toDosOf(emil)).toAgree.map(({ goalId }) => goalId)).toContain(id)
    await agreeGoal(emil, await act(id))
    expect((await stepsOf(id)).at(-1)).toMatchObject({ event: 'agree', decidedAlone: true })
  })

  test('an executive decides alone on their own where nobody else can, and it says so', async () => {
    const id = await createGoal(eva, newGoal({ subject: 'company' }))
    await submitGoal(eva, await act(id))
    await expect(agreeGoal(eva, await act(id))).rejects.toMatchObject({ key: 'notOnesOwn' })
    const others = and(eq(personRole.role, 'executive'), eq(personRole.personId, company.people.emil))
    await opened.db
      .update(personRole)
      .set({ revokedAt: new Date(NOW) })
      .where(others)
    await agreeGoal(eva, await act(id))
    await opened.db.update(personRole).set({ revokedAt: null }).where(others)
    expect((await stepsOf(id)).at(-1)).toMatchObject({ event: 'agree', decidedAlone: true })
    const [last] = await opened.db
      .select()
      .from(activity)
      .where(and(eq(activity.goalId, id), eq(activity.event, 'goal.agree')))
    expect(last?.alone).toBe(true)
  })

  if (engine() === 'postgres')
    test('of two who decide at once one is first', async () => {
      const id = await submitted()
      const other = await opened.another()
      const form = await act(id)
      const both = await Promise.allSettled([
        agreeGoal(max, { ...form, formId: v4() }),
        agreeGoal(company.as('rita', NOW, other.db), { ...form, formId: v4() }),
      ])
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
      expect(refused.reason).toMatchObject({ key: 'goalMovedOn', values: { event: 'agree' } })
      expect((await stepsOf(id)).filter(({ event }) => event === 'agree')).toHaveLength(1)
      expect(await termsOf(id)).toHaveLength(2)
    })
})

describe('assigning at once', () => {
  test('puts a draft in force; the owner marks it read or objects', async () => {
    const id = await createGoal(max, newGoal())
    await expect(assignGoal(ann, await act(id))).rejects.toThrow(Forbidden)
    await assignGoal(max, await act(id))
    expect(await found(id)).toMatchObject({ state: 'agreed', assigned: true })
    expect((await termsOf(id)).at(-1)).toMatchObject({ cause: 'agreed', open: true })
    const say = (objection: string) => answerAssignmentInput.parse({ formId: v4(), goalId: id, objection })
    await expect(answerAssignment(max, say(''))).rejects.toThrow(Forbidden)
    await answerAssignment(ann, say(''))
    await expect(answerAssignment(ann, say(''))).rejects.toMatchObject({ key: 'alreadyAnswered' })
    await answerAssignment(ann, say('Too many for one quarter.'))
    expect(
      await opened.db.select().from(assignmentAnswer).where(eq(assignmentAnswer.goalId, id)),
    ).toMatchObject([{ objection: 'Too many for one quarter.', readAt: new Date(NOW) }])
    expect(await eventsOf(id)).toEqual(['goal.create', 'goal.assign', 'goal.read', 'goal.object'])
  })

  test('is for incomplete goals no way around', async () => {
    const id = await createGoal(max, newGoal({ keyResults: {} }))
    expect(await fieldsOf(assignGoal(max, await act(id)))).toEqual({ keyResults: 'keyResultMissing' })
  })
})

describe('the words of an agreed goal', () => {
  const words = async (id: string, changes: Record<string, unknown> = {}) => {
    const { content, background, support } = await found(id)
    return { ...actOn(await found(id)), content, background, support, ...changes }
  }

  test('change with their history', async () => {
    const id = await submitted()
    await agreeGoal(max, await act(id))
    await editGoalWords(
      ann,
      editWordsInput.parse(await words(id, { content: 'Sign five clients in the north.' })),
    )
    expect(await found(id)).toMatchObject({
      content: 'Sign five clients in the north.',
      name: 'Five new clients',
    })
    expect(await opened.db.select().from(goalRevision).where(eq(goalRevision.goalId, id))).toMatchObject([
      { content: 'Sign five mid-size clients.', background: null, replacedBy: company.people.ann },
    ])
    expect((await eventsOf(id)).at(-1)).toBe('goal.edit')
    await expect(editGoalWords(bo, editWordsInput.parse(await words(id)))).rejects.toThrow(Forbidden)
  })

  test('are all that changes: a frozen field is refused', async () => {
    const id = await submitted()
    await agreeGoal(max, await act(id))
    for (const frozen of [
      { name: 'Other' },
      { deadline: '2026-12-01' },
      { keyResults: { 0: keyResultRow() } },
    ])
      expect(editWordsInput.safeParse(await words(id, frozen)).success).toBe(false)
  })

  test('are a draft’s only through its own form', async () => {
    const id = await createGoal(ann, newGoal())
    await expect(editGoalWords(ann, editWordsInput.parse(await words(id)))).rejects.toThrow(Conflict)
  })
})

describe('a period that is over', () => {
  test('takes no goals while it is graded, and nothing once it is closed', async () => {
    const id = await createGoal(ann, newGoal({ periodId: company.quarters.q1, starts: '', deadline: '' }))
    const state = (to: 'active' | 'grading' | 'closed') =>
      opened.db.update(period).set({ state: to }).where(eq(period.id, company.quarters.q1))
    await state('grading')
    await expect(submitGoal(ann, await act(id))).rejects.toMatchObject({ key: 'periodGrading' })
    await state('closed')
    const form = await act(id)
    await expect(submitGoal(ann, form)).rejects.toMatchObject({ key: 'periodClosed' })
    await expect(createGoal(ann, newGoal({ periodId: company.quarters.q1 }))).rejects.toMatchObject({
      key: 'periodClosed',
    })
    await expect(
      editGoal(ann, editGoalInput.parse({ ...actOn(await found(id)), ...goalParts() })),
    ).rejects.toThrow(Conflict)
  })
})
