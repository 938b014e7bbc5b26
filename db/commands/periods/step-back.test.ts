import { and, asc, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { acceptAdjustmentInput, proposeNumbersInput } from '@/lib/okr/input/adjustments'
import { logWeekInput } from '@/lib/okr/input/check-ins'
import { giveFinalScoresInput } from '@/lib/okr/input/grades'
import { periodStepInput, stepBackInput } from '@/lib/okr/input/periods'
import { goalPage } from '../../queries/goal-page'
import { periodPage } from '../../queries/period-page'
import { activity, adjustment, goal, goalStep, period } from '../../schema'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { acceptAdjustment } from '../adjustments/accept'
import { proposeNumbers } from '../adjustments/propose'
import { logWeek } from '../check-ins/log-week'
import { giveFinalScores } from '../grades/give-final-scores'
import { startGrading } from './start-grading'
import { stepBack } from './step-back'

const NOW = '2026-12-21T10:00:00Z'
const LATER = '2026-12-22T10:00:00Z'
let opened: TestDb
let company: SmallCompany
let q4: string
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  q4 = company.quarters.q4
})
afterAll(() => opened.close())

type Name = Parameters<SmallCompany['as']>[0]
const as = (name: Name, at = LATER) => company.as(name, at)

let made: Awaited<ReturnType<SmallCompany['goalOf']>>
beforeEach(async () => {
  await opened.db.update(period).set({ state: 'grading' }).where(eq(period.id, q4))
  made = await company.goalOf('ann')
  await log('8', 0)
  await final('0.8', 0)
})

const log = (deals: string, version: number) =>
  logWeek(
    as('ann'),
    logWeekInput.parse({
      ...{ formId: v4(), week: '2026-12-14' },
      goals: {
        [made.id]: {
          ...{ version: String(version), happened: 'As signed.', asOf: '' },
          values: { [made.deals]: { value: deals }, [made.revenue]: { value: `${deals}0000` } },
        },
      },
    }),
  )

const final = (score: string, version: number) =>
  giveFinalScores(
    as('max', NOW),
    giveFinalScoresInput.parse({
      formId: v4(),
      goals: { [made.id]: { version: String(version), score, reason: '' } },
    }),
  )

const asked = async () => {
  const [{ version } = { version: 0 }] = await opened.db.select().from(period).where(eq(period.id, q4))
  return { formId: v4(), periodId: q4, version: String(version) }
}
const back = async () =>
  stepBack(as('eva'), stepBackInput.parse({ ...(await asked()), reason: 'Too early.' }))
const grade = async () => startGrading(as('eva'), periodStepInput.parse(await asked()))

const stateOf = async () => (await opened.db.select().from(goal).where(eq(goal.id, made.id)))[0]!.state
const stepsOf = () =>
  opened.db
    .select({ event: goalStep.event, state: goalStep.state, byId: goalStep.byId })
    .from(goalStep)
    .where(eq(goalStep.goalId, made.id))
    .orderBy(asc(goalStep.at), asc(goalStep.id))

test('what was graded is in force again, as everybody reads; graded anew its score stands', async () => {
  const draft = await company.goalOf('bo', 'q4', { state: 'draft' })
  await back()
  expect(await stateOf()).toBe('agreed')
  expect((await stepsOf()).at(-1)).toEqual({ event: 'reopen', state: 'agreed', byId: company.people.eva })
  const [told] = await opened.db
    .select()
    .from(activity)
    .where(and(eq(activity.goalId, made.id), eq(activity.event, 'goal.reopen')))
  expect(told).toMatchObject({ before: { state: 'graded' }, after: { state: 'agreed' } })
  const { story } = await goalPage(as('ann'), made.id)
  expect(story.steps.map(({ event }) => event)).toContain('reopen')

  await grade()
  expect(await stateOf()).toBe('graded')
  expect((await stepsOf()).at(-1)).toMatchObject({ event: 'regrade', state: 'graded' })
  expect((await goalPage(as('max'), made.id)).grade!.final).toMatchObject({ score: 0.8, outdated: false })
  // The form of before still says how the score stands.
  await expect(final('0.85', 2)).resolves.toBeNull()
  const [kept] = await opened.db.select().from(goal).where(eq(goal.id, draft.id))
  expect(kept!.state).toBe('draft')
})

test('a goal nobody had scored comes back to be scored', async () => {
  const other = await company.goalOf('bo')
  await back()
  await grade()
  const [row] = await opened.db.select().from(goal).where(eq(goal.id, other.id))
  expect(row!.state).toBe('agreed')
})

test.each([
  ['a value', () => log('6', 1)],
  ['an adjusted target', () => adjust()],
])('%s that changes in between marks the score until it is confirmed', async (_, change) => {
  await back()
  await change()
  await grade()
  expect((await goalPage(as('max'), made.id)).grade!.final).toMatchObject({ score: 0.8, outdated: true })
  const { checks } = (await periodPage(as('eva'), q4, {})).run!
  expect(checks.find(({ key }) => key === 'outdated')!.goals.map(({ id }) => id)).toContain(made.id)
})

/** Sixteen deals asked instead of ten. */
async function adjust() {
  const [{ version } = { version: 0 }] = await opened.db.select().from(goal).where(eq(goal.id, made.id))
  await proposeNumbers(
    as('ann'),
    proposeNumbersInput.parse({
      ...{ formId: v4(), goalId: made.id, version: String(version) },
      ...{
        reason: 'market',
        explanation: 'More buyers.',
        keyResults: { 0: { id: made.deals, target: '16' } },
      },
    }),
  )
  const [proposed] = await opened.db.select().from(adjustment).where(eq(adjustment.goalId, made.id))
  await acceptAdjustment(as('max'), acceptAdjustmentInput.parse({ formId: v4(), adjustmentId: proposed!.id }))
}
