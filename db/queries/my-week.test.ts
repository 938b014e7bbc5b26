import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { excuseWeekInput, logWeekInput } from '@/lib/okr/input/check-ins'
import { writeCommentInput } from '@/lib/okr/input/comments'
import { acknowledgeCheckIn } from '../commands/check-ins/acknowledge-check-in'
import { excuseWeek } from '../commands/check-ins/excuse-week'
import { logWeek } from '../commands/check-ins/log-week'
import { writeComment } from '../commands/comments/write-comment'
import type { Context } from '../context'
import { newId } from '../ids'
import { adjustment, goal, goalStep, note, period, task } from '../schema'
import { smallCompany, type SmallCompany } from '../testing/small-company'
import { testDb, type TestDb } from '../testing/test-db'
import { checkInForm } from './check-in-form'
import { companyPage } from './company-page'
import { editGoalForm } from './goal-form'
import { myWeek } from './my-week'
import { reviewedCheckIns } from './parts/check-ins'
import { teamBoard } from './team-board'

const statements: string[] = []
let opened: TestDb
let company: SmallCompany
let made: Awaited<ReturnType<SmallCompany['goalOf']>>
beforeEach(async () => {
  opened = await testDb({ onStatement: (statement) => statements.push(statement) })
  company = await smallCompany(opened.db)
  made = await company.goalOf('ann')
})
afterEach(() => opened.close())

const FRIDAY = '2026-11-13T15:00:00Z'
const AT = new Date(FRIDAY)
const log = (ctx: Context, week: string, entry: object = { confidence: '6' }, version = 0) =>
  logWeek(
    ctx,
    logWeekInput.parse({
      formId: v4(),
      week,
      goals: { [made.id]: { version: String(version), values: {}, ...entry } },
    }),
  )
const counted = async (work: () => Promise<unknown>): Promise<number> => {
  statements.length = 0
  await work()
  return statements.length
}

test('a rep sees what is due, what was missed, and the goal furthest behind first', async () => {
  const ann = company.as('ann', FRIDAY)
  await log(company.as('ann', '2026-11-06T12:00:00Z'), '2026-11-02', {
    values: { [made.deals]: { value: '1' }, [made.revenue]: { value: '5k' } },
  })
  const ahead = await company.goalOf('ann')
  await logWeek(
    ann,
    logWeekInput.parse({
      formId: v4(),
      week: '2026-11-09',
      goals: { [ahead.id]: { version: '0', values: { [ahead.deals]: { value: '9' } } } },
    }),
  )
  const week = await myWeek(ann)
  expect(week.checkIn).toMatchObject({
    timing: 'due',
    asked: 2,
    open: 1,
    due: { at: new Date('2026-11-13T17:00:00Z') },
  })
  expect(week.open.map((one) => one.week)).toEqual([
    '2026-11-02',
    '2026-10-26',
    '2026-10-19',
    '2026-10-12',
    '2026-10-05',
  ])
  expect(week.goals.map((one) => one.id)).toEqual([made.id, ahead.id])
  const { trend } = week.goals[0]!
  expect(trend).toHaveLength(8)
  expect(trend[6]).toBeCloseTo((0.1 + 0.05) / 2 - 37 / 92)
})

test('My week and the board draw one trend: a week without values falls behind pace by its end', async () => {
  await log(company.as('ann', '2026-10-23T12:00:00Z'), '2026-10-19', {
    values: { [made.deals]: { value: '3' }, [made.revenue]: { value: '30k' } },
  })
  const [goal] = (await myWeek(company.as('ann', FRIDAY))).goals
  const board = await teamBoard(company.as('max', FRIDAY), company.teams.harbour, {
    show: 'all',
    sort: { by: 'name', down: false },
  })
  expect(goal!.trend).toEqual(board.people.find(({ id }) => id === company.people.ann)!.trend)
  // 23 Oct is day 23 of 92; then the Sundays, 25 Oct among them no more than the value's own day.
  const expected = [null, null, null, 0.3 - 23 / 92, 0.3 - 32 / 92, 0.3 - 39 / 92]
  expect(goal!.trend.slice(1, 7)).toEqual(expected.map((one) => (one === null ? null : expect.closeTo(one))))
  expect(goal!.trend[7]).toBeCloseTo(goal!.progress! - goal!.pace)
})

test('an excused week asks for nothing', async () => {
  const week = '2026-11-09'
  await excuseWeek(
    company.as('max', FRIDAY),
    excuseWeekInput.parse({ formId: v4(), personId: company.people.ann, week }),
  )
  const { checkIn } = await myWeek(company.as('ann', FRIDAY))
  expect(checkIn).toMatchObject({ timing: 'excused', open: 0, excusedBy: 'Max Test' })
  expect(await checkInForm(company.as('ann', FRIDAY), {})).toMatchObject({ excused: { by: 'Max Test' } })
})

test('a lead sees what waits for them and not what waits for the lead above', async () => {
  await log(company.as('ann', FRIDAY), '2026-11-09')
  const submitted = await company.goalOf('bo', 'q4', { state: 'submitted' })
  await opened.db.insert(adjustment).values({
    id: newId(AT),
    goalId: made.id,
    periodId: company.quarters.q4,
    scope: 'numbers',
    reason: 'market',
    explanation: null,
    approach: null,
    state: 'proposed',
    late: false,
    dropsGoal: false,
    proposedBy: company.people.ann,
    proposedAt: AT,
    goalVersion: 1,
    decidedAlone: false,
  })
  await writeComment(
    company.as('ann', FRIDAY),
    writeCommentInput.parse({ formId: v4(), goalId: made.id, body: 'May I?', question: 'on' }),
  )
  const max = (await myWeek(company.as('max', FRIDAY))).toDos
  expect(max.toAgree).toMatchObject([{ goalId: submitted.id, by: 'Bo Test' }])
  expect(max.adjustments).toMatchObject([{ goalId: made.id, by: 'Ann Test' }])
  expect(max.questions).toMatchObject([{ body: 'May I?', by: 'Ann Test' }])
  const waits = { teamId: company.teams.harbour, team: 'harbour', people: 1 }
  expect(max.toAcknowledge).toMatchObject([{ ...waits, periodId: company.quarters.q4 }])
  for (const name of ['rita', 'hugo', 'eva', 'bo'] as const) {
    const other = (await myWeek(company.as(name, FRIDAY))).toDos
    expect([other.toAgree, other.adjustments, other.questions, other.toAcknowledge]).toEqual([[], [], [], []])
  }
})

test('whoever follows the link to check-ins finds those that were counted, and nothing waits once they are read', async () => {
  const { teams, quarters, people, as } = company
  const logs = async (name: 'ann' | 'max' | 'rita', week: string, goalId: string) =>
    logWeek(
      as(name, FRIDAY),
      logWeekInput.parse({
        formId: v4(),
        week,
        goals: { [goalId]: { version: '0', confidence: '6', values: {} } },
      }),
    )
  // Ann's last is five weeks old; the one before it was read over with it. Max and Rita lead: theirs are for who leads above them.
  await logs('ann', '2026-10-05', made.id)
  await logs('ann', '2026-10-12', made.id)
  await logs('max', '2026-11-09', (await company.goalOf('max')).id)
  await logs('rita', '2026-11-09', (await company.goalOf('rita')).id)
  const board = async (name: 'max' | 'rita', teamId: string) =>
    (await teamBoard(as(name, FRIDAY), teamId, { show: 'all', sort: { by: 'status', down: false } })).toRead
  const places = [
    { name: 'max', teamId: teams.harbour, found: await board('max', teams.harbour), of: people.ann },
    { name: 'rita', teamId: teams.west, found: await board('rita', teams.west), of: people.max },
    { name: 'eva', teamId: null, found: (await companyPage(as('eva', FRIDAY), {})).toRead, of: people.rita },
  ] as const
  for (const { name, teamId, found, of } of places) {
    const waiting = async () => (await myWeek(as(name, FRIDAY))).toDos.toAcknowledge
    expect(await waiting(), name).toMatchObject([{ teamId, people: 1, periodId: quarters.q4 }])
    expect(
      found.map(({ ownerId }) => ownerId),
      name,
    ).toEqual([of])
    const [{ id: checkInId, version }] = found as [(typeof found)[number]]
    await acknowledgeCheckIn(as(name, FRIDAY), {
      ...{ formId: v4(), checkInId, version, comment: '', question: false },
    })
    expect(await waiting(), name).toEqual([])
  }
  expect((await companyPage(as('max', FRIDAY), {})).toRead).toEqual([])
  expect(await board('max', teams.harbour)).toEqual([])
})

test('what a lead proposed and the owner declined waits for the lead above that one', async () => {
  await opened.db.insert(adjustment).values({
    id: newId(AT),
    goalId: made.id,
    periodId: company.quarters.q4,
    scope: 'numbers',
    reason: 'market',
    explanation: null,
    approach: null,
    state: 'declined',
    late: false,
    dropsGoal: false,
    proposedBy: company.people.max,
    proposedAt: AT,
    decidedBy: company.people.ann,
    decidedAt: AT,
    goalVersion: 1,
    decidedAlone: false,
  })
  const waiting = async (name: 'rita' | 'max' | 'ann' | 'eva') =>
    (await myWeek(company.as(name, FRIDAY))).toDos.adjustments
  expect(await waiting('rita')).toMatchObject([{ goalId: made.id, by: 'Max Test' }])
  for (const name of ['max', 'ann', 'eva'] as const) expect(await waiting(name)).toEqual([])
})

test('acknowledged it waits no more; edited since, it waits again; the reply reaches the rep', async () => {
  const ann = company.as('ann', FRIDAY)
  await log(ann, '2026-11-09')
  const [checkIn] = await reviewedCheckIns(ann, eq(goal.id, made.id))
  const max = company.as('max', '2026-11-13T16:00:00Z')
  const read = { formId: v4(), checkInId: checkIn!.id, version: 1, comment: 'Well done.', question: false }
  await acknowledgeCheckIn(max, read)
  expect((await myWeek(max)).toDos.toAcknowledge).toEqual([])
  expect((await myWeek(ann)).toDos.replies).toMatchObject([
    { by: 'Max Test', body: 'Well done.', week: '2026-11-09', acknowledged: true },
  ])
  await log(company.as('ann', '2026-11-13T16:30:00Z'), '2026-11-09', { confidence: '2' }, 1)
  expect((await myWeek(max)).toDos.toAcknowledge).toMatchObject([{ people: 1 }])
  const [edited] = await reviewedCheckIns(ann, eq(goal.id, made.id))
  expect(edited).toMatchObject({
    version: 2,
    confidence: 2,
    acknowledgements: [{ version: 1 }],
    earlier: [{ confidence: 6 }],
  })
})

test('what came back, notes and tasks wait for their person', async () => {
  const returned = await company.goalOf('ann', 'q4', { state: 'draft', name: 'Key accounts' })
  await opened.db.insert(goalStep).values({
    id: newId(AT),
    goalId: returned.id,
    periodId: company.quarters.q4,
    state: 'draft',
    event: 'return',
    byId: company.people.max,
    at: AT,
    comment: 'Which five?',
    decidedAlone: false,
  })
  await opened.db.insert(task).values(
    [
      ['Call Konex', '2026-11-15'],
      ['Later', '2026-11-16'],
    ].map(([title, dueOn], position) => ({
      id: newId(AT),
      goalId: made.id,
      periodId: company.quarters.q4,
      title,
      assigneeId: company.people.ann,
      dueOn,
      position,
      createdAt: AT,
    })),
  )
  await opened.db.insert(note).values({
    id: newId(AT),
    kind: 'reward',
    personId: company.people.ann,
    authorId: company.people.max,
    body: 'Thank you.',
    writtenAt: AT,
  })
  const { toDos } = await myWeek(company.as('ann', FRIDAY))
  expect(toDos.unfinished).toMatchObject([
    { goal: 'Key accounts', returned: { by: 'Max Test', comment: 'Which five?' } },
  ])
  expect((await editGoalForm(company.as('ann', FRIDAY), returned.id)).goal!.returned).toMatchObject({
    by: 'Max Test',
    comment: 'Which five?',
  })
  expect(toDos.tasks.map((one) => one.title)).toEqual(['Call Konex'])
  expect(toDos.notes).toMatchObject([{ kind: 'reward', by: 'Max Test' }])
  expect(JSON.stringify(toDos)).not.toContain('Thank you')
  expect((await myWeek(company.as('max', FRIDAY))).toDos.notes).toEqual([])
})

test('week 53 shows the old quarter, and from New Year the new one beside it', async () => {
  const next = await company.goalOf('ann', 'q1')
  const wednesday = await checkInForm(company.as('ann', '2026-12-30T12:00:00Z'), {})
  expect(wednesday).toMatchObject({ week: '2026-12-28', goals: [{ id: made.id, usualDay: '2026-12-30' }] })
  const friday = await checkInForm(company.as('ann', '2027-01-01T12:00:00Z'), {})
  expect(friday!.goals.map((one) => [one.id, one.usualDay])).toEqual([
    [made.id, '2026-12-31'],
    [next.id, '2027-01-01'],
  ])
})

test('the form brings back what the week says, and what stood before it', async () => {
  const ann = company.as('ann', FRIDAY)
  const values = (deals: string) => ({ [made.deals]: { value: deals } })
  await log(ann, '2026-11-02', { confidence: '5', happened: 'One won.', values: values('1') })
  await log(ann, '2026-11-09', { confidence: '7', values: values('3') })
  const form = (await checkInForm(company.as('max', FRIDAY), { personId: company.people.ann }))!
  expect(form.person).toMatchObject({ name: 'Ann Test', self: false })
  expect(form).toMatchObject({ previous: '2026-11-02', next: null, nothing: null })
  // Who reads it is told to whoever else enters it.
  expect(form.reader).toBeNull()
  const about = { personId: company.people.ann }
  expect((await checkInForm(company.as('eva', FRIDAY), about))!.reader).toBe('Max Test')
  expect((await checkInForm(ann, {}))!.reader).toBe('Max Test')
  const [one] = form.goals
  expect(one).toMatchObject({
    standing: { version: 1, confidence: 7 },
    before: { confidence: 5, happened: 'One won.' },
  })
  expect(one!.keyResults[0]).toMatchObject({
    entered: '3',
    last: { asOf: '2026-11-08', value: '1' },
    start: '1',
  })
  expect(one!.keyResults[1]).toMatchObject({ entered: null, last: null, start: '0' })
})

test('for somebody one does not lead there is no form; a closed week says so', async () => {
  expect(await checkInForm(company.as('hugo', FRIDAY), { personId: company.people.ann })).toBeNull()
  expect(await checkInForm(company.as('bo', FRIDAY), { personId: company.people.ann })).toBeNull()
  expect(await checkInForm(company.as('eva', FRIDAY), { personId: 'nobody' })).toBeNull()
  expect(await checkInForm(company.as('eva', FRIDAY), {})).toMatchObject({ nothing: 'no_goal' })
  await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, company.quarters.q4))
  expect(await checkInForm(company.as('ann', FRIDAY), {})).toMatchObject({ nothing: 'closed', goals: [] })
  expect((await myWeek(company.as('ann', FRIDAY))).checkIn).toMatchObject({ timing: null, open: 0 })
})

test('both pages take the same few statements, whatever their size', async () => {
  const ann = company.as('ann', FRIDAY)
  const max = company.as('max', FRIDAY)
  const pages = async () => {
    const counts: number[] = []
    for (const ctx of [ann, max])
      counts.push(await counted(() => myWeek(ctx)), await counted(() => checkInForm(ctx, {})))
    return counts
  }
  // A connection's first use asks for its types.
  await Promise.all([pages(), pages()])
  const few = await pages()
  for (let index = 0; index < 5; index += 1) {
    made = await company.goalOf('ann')
    await log(ann, '2026-11-09')
  }
  expect(await pages()).toEqual(few)
  expect(Math.max(...few)).toBeLessThanOrEqual(6)
})
