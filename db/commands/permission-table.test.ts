import { and, desc, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { Forbidden, NotFound } from '@/lib/okr/errors'
import {
  acceptAdjustmentInput,
  adjustmentActInput,
  declineAdjustmentInput,
  proposeApproachInput,
  proposeNumbersInput,
} from '@/lib/okr/input/adjustments'
import { writeCommentInput } from '@/lib/okr/input/comments'
import { answerCourseInput } from '@/lib/okr/input/course'
import {
  agreeTogetherInput,
  alignInput,
  answerAssignmentInput,
  correctGoalInput,
  createGoalInput,
  discardGoalInput,
  draftForManyInput,
  editGoalInput,
  editWordsInput,
  handInInput,
  keepTargetInput,
  returnGoalInput,
} from '@/lib/okr/input/goals'
import {
  carryOverInput,
  periodStepInput,
  planPeriodInput,
  stepBackInput,
  writeDirectionInput,
} from '@/lib/okr/input/periods'
import { giveFinalScoresInput, giveSelfScoreInput } from '@/lib/okr/input/grades'
import { setPaceInput } from '@/lib/okr/input/pace'
import {
  addRuleInput,
  copyRulesInput,
  dismissSuggestionInput,
  ruleActInput,
} from '@/lib/okr/input/incentives'
import { writeNoteInput } from '@/lib/okr/input/notes'
import { addPersonInput } from '@/lib/okr/input/people'
import { writePlanInput } from '@/lib/okr/input/plans'
import type { Context } from '../context'
import { newId } from '../ids'
import { calibration } from '../queries/calibration'
import { draftForManyForm } from '../queries/draft-for-many'
import { goalPage } from '../queries/goal-page'
import { incentivesPage } from '../queries/incentives-page'
import { periodPage } from '../queries/period-page'
import { planPage } from '../queries/plan-page'
import { statementPage } from '../queries/statement-page'
import {
  adjustment,
  alignment,
  goal,
  incentiveRule,
  keyResult,
  period,
  periodStep,
  person,
  personRole,
  session,
} from '../schema'
import { teamGrading } from '../queries/team-grading'
import { administeredCompany, type AdministeredCompany } from '../testing/administered-company'
import { actOn, goalParts, handIn, oneMetric } from '../testing/goal-forms'
import { reached, ruleIn } from '../testing/incentives'
import { settings } from '../testing/rows'
import { testDb, type TestDb } from '../testing/test-db'
import { confirm, confirmationsOf, refuse, waitingAbout } from '../testing/waiting'
import { acceptAdjustment } from './adjustments/accept'
import { changeApproach } from './adjustments/change-approach'
import { declineAdjustment } from './adjustments/decline'
import { proposeNumbers } from './adjustments/propose'
import { readApproach } from './adjustments/read-approach'
import { withdrawAdjustment } from './adjustments/withdraw'
import { alignKeyResult } from './alignments/align'
import { agreeGoal } from './goals/agree'
import { agreeTogether } from './goals/agree-together'
import { answerAssignment } from './goals/answer-assignment'
import { answerCourse } from './goals/answer-course'
import { assignGoal } from './goals/assign'
import { correctGoal } from './goals/correct'
import { createGoal } from './goals/create'
import { discardGoal } from './goals/discard'
import { draftForMany } from './goals/draft-for-many'
import { editGoal } from './goals/edit'
import { editGoalWords } from './goals/edit-words'
import { keepTarget } from './goals/keep-target'
import { returnGoal } from './goals/return'
import { setPace } from './goals/set-pace'
import { submitGoal } from './goals/submit'
import { withdrawGoal } from './goals/withdraw'
import { addRule } from './incentives/add-rule'
import { copyRules } from './incentives/copy-rules'
import { dismissSuggestion } from './incentives/dismiss-suggestion'
import { removeRule } from './incentives/remove-rule'
import { writeNote } from './notes/write-note'
import { addPerson } from './people/add'
import { deactivatePerson } from './people/deactivate'
import { invite } from './people/invite'
import { settleGoals } from './people/settle-goals'
import { addTeam } from './teams/add'
import { writeComment } from './comments/write-comment'
import { setRoles } from './people/set-roles'
import { carryOver } from './periods/carry-over'
import { closePeriod } from './periods/close'
import { openPeriod } from './periods/open'
import { planPeriod } from './periods/plan'
import { startGrading } from './periods/start-grading'
import { stepBack } from './periods/step-back'
import { giveFinalScores } from './grades/give-final-scores'
import { giveSelfScore } from './grades/give-self-score'
import { writeDirection } from './periods/write-direction'
import { writePlan } from './plans/write-plan'

/**
 * Who may do what with goals, row by row: each act is tried by everybody on something of its own. The goal is Ann's, in team Harbour
 * of region West, unless the row says otherwise. A rule is asked of the commands, because a hidden button is no lock.
 */
const NOW = '2026-11-20T15:00:00Z'

const viewers = {
  owner: 'ann',
  colleague: 'bo',
  lead: 'max',
  leadAbove: 'rita',
  otherLead: 'hugo',
  executive: 'eva',
  admin: 'ada',
} as const
type Viewer = keyof typeof viewers

/** ✓ may · × sees it and may not · ? does not find it · ! may not any more: it is decided */
type Answer = '✓' | '×' | '?' | '!'
type Act = (ctx: Context) => Promise<unknown>
/** Makes what the act is about, and gives back the act. */
type Prepare = () => Promise<Act>

let opened: TestDb
let company: AdministeredCompany
let metricId: string
/** Harbour's agreed goal. */
let team: Goal
const as = (name: (typeof viewers)[Viewer] | 'emil') =>
  name === 'ada' ? company.admin(NOW) : company.as(name, NOW)
const asViewer = (viewer: Viewer) => as(viewers[viewer])

beforeAll(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
  metricId = await oneMetric(opened.db, 'count', new Date('2026-10-01T00:00:00Z'))
  team = await agreed('max', { level: 'team', name: 'Deals of Harbour' })
  await opened.db.update(period).set({ state: 'grading' }).where(eq(period.id, company.quarters.q1))
})
afterAll(() => opened.close())

type Goal = { id: string; deals: string }
type Owner = 'ann' | 'max'

/** A goal in force, its deals counted by the company's metric. */
async function agreed(owner: Owner = 'ann', changes: Partial<typeof goal.$inferInsert> = {}): Promise<Goal> {
  const made = await company.goalOf(owner, 'q4', changes)
  await opened.db.update(keyResult).set({ metricId, wording: '' }).where(eq(keyResult.id, made.deals))
  return made
}

const newGoal = (subject: string) =>
  createGoalInput.parse({ formId: v4(), periodId: company.quarters.q4, subject, ...goalParts() })
const draft = (owner: Owner = 'ann', by = owner) =>
  createGoal(as(by), newGoal(`person:${company.people[owner]}`))

const found = async (id: string) => (await opened.db.select().from(goal).where(eq(goal.id, id)))[0]!
const version = async (id: string) => actOn(await found(id))
const act = async (id: string) => handInInput.parse(handIn(await found(id)))
async function submitted(owner: Owner = 'ann') {
  const id = await draft(owner)
  await submitGoal(as(owner), await act(id))
  return id
}

/** A goal assigned at once, and its owner not heard yet. */
async function assigned() {
  const id = await createGoal(as('max'), newGoal(`person:${company.people.ann}`))
  await assignGoal(as('max'), await act(id))
  return id
}

async function propose(ctx: Context, { id, deals }: Goal) {
  await proposeNumbers(
    ctx,
    proposeNumbersInput.parse({
      ...(await version(id)),
      reason: 'market',
      explanation: 'Two clients wait for their budget.',
      keyResults: { 0: { id: deals, target: '8' } },
    }),
  )
}

async function newestAdjustment(goalId: string) {
  const [one] = await opened.db
    .select({ id: adjustment.id })
    .from(adjustment)
    .where(eq(adjustment.goalId, goalId))
    .orderBy(desc(adjustment.proposedAt), desc(adjustment.id))
  return one!.id
}

async function proposal(by: 'ann' | 'max', owner: Owner = 'ann') {
  const made = await agreed(owner)
  await propose(as(by), made)
  return newestAdjustment(made.id)
}

const accept = (ctx: Context, adjustmentId: string) =>
  acceptAdjustment(ctx, acceptAdjustmentInput.parse({ formId: v4(), adjustmentId, comment: '' }))
const decline = (ctx: Context, adjustmentId: string) =>
  declineAdjustment(ctx, declineAdjustmentInput.parse({ formId: v4(), adjustmentId, comment: 'Not yet.' }))
const onAdjustment = (adjustmentId: string) => adjustmentActInput.parse({ formId: v4(), adjustmentId })

const approach = (ctx: Context, { id }: Goal) =>
  changeApproach(
    ctx,
    proposeApproachInput.parse({
      formId: v4(),
      goalId: id,
      reason: 'ability',
      approach: 'Quote on the day of the visit.',
    }),
  )

const pace = async (ctx: Context, { id, deals }: Goal) =>
  setPace(
    ctx,
    setPaceInput.parse({ ...(await version(id)), keyResults: { [deals]: { curve: 'working_days' } } }),
  )

const discard = async (ctx: Context, id: string) =>
  discardGoal(ctx, discardGoalInput.parse(await version(id)))

const correct = async (ctx: Context, { id, deals }: Goal, original = '12') =>
  correctGoal(
    ctx,
    correctGoalInput.parse({
      ...(await version(id)),
      starts: '2026-10-01',
      deadline: '2026-12-31',
      explanation: 'A slip of the pen.',
      keyResults: { 0: { id: deals, original, baseline: '0' } },
    }),
  )

/** Towards Harbour's target. */
const align = async (ctx: Context, { id, deals }: Goal) =>
  alignKeyResult(
    ctx,
    alignInput.parse({
      ...(await version(id)),
      keyResultId: deals,
      parents: { 0: { parentId: team.deals, share: '' } },
    }),
  )

async function draftWithKeyResult(): Promise<Goal> {
  const id = await draft()
  const [one] = await opened.db.select().from(keyResult).where(eq(keyResult.goalId, id))
  return { id, deals: one!.id }
}

/** A goal below a target of the team that was put right since. */
async function belowChanged(): Promise<Goal> {
  const [above, made] = [await agreed('max', { level: 'team' }), await agreed()]
  const since = new Date('2026-10-01T00:00:00Z')
  await opened.db.insert(alignment).values({
    id: newId(since),
    childId: made.deals,
    parentId: above.deals,
    periodId: company.quarters.q4,
    axis: 'people',
    share: 10_000,
    createdBy: company.people.max,
    validFrom: since,
  })
  await correct(as('rita'), above, '20')
  return made
}

/** A goal of the quarter that is being graded. */
const gradable = (owner: Owner = 'ann') => company.goalOf(owner, 'q1')

const scoreOwn = (ctx: Context, { id }: Goal) =>
  giveSelfScore(
    ctx,
    giveSelfScoreInput.parse({
      formId: v4(),
      goalId: id,
      version: '0',
      score: '0.8',
      worked: 'Visits.',
      didNot: 'Offers.',
      nextTime: 'Begin earlier.',
      act: 'send',
    }),
  )

const giveFinal = (ctx: Context, { id }: Goal) =>
  giveFinalScores(
    ctx,
    giveFinalScoresInput.parse({
      formId: v4(),
      goals: { [id]: { version: '0', score: '0.8', reason: 'Known from the visits.' } },
    }),
  )

const words = { content: 'Win them by visits.', background: '', support: '', relevance: '' }

/** A prepared act on a goal's id. */
const on =
  <T>(make: () => Promise<T>, doIt: (ctx: Context, made: T) => Promise<unknown>): Prepare =>
  async () => {
    const made = await make()
    return (ctx) => doIt(ctx, made)
  }
const always =
  (doIt: Act): Prepare =>
  async () =>
    doIt

type Row = [act: string, prepare: Prepare, answers: string]

//                                                      owner, colleague, lead, lead above, other lead, executive, admin
const table: [group: string, rows: Row[]][] = [
  [
    'write, submit, align own goal until agreed; create, edit, align a goal for somebody',
    [
      ['create', always((ctx) => createGoal(ctx, newGoal(`person:${company.people.ann}`))), '✓ × ✓ ✓ × ✓ ×'],
      [
        'create for the team',
        always((ctx) => createGoal(ctx, newGoal(`team:${company.teams.harbour}`))),
        '× × ✓ ✓ × ✓ ×',
      ],
      ['create for the company', always((ctx) => createGoal(ctx, newGoal('company'))), '× × × × × ✓ ×'],
      ['see a draft', on(draft, goalPage), '✓ ? ✓ ✓ ? ✓ ?'],
      [
        'edit a draft',
        on(draft, async (ctx, id) =>
          editGoal(ctx, editGoalInput.parse({ ...(await version(id)), ...goalParts() })),
        ),
        '✓ ? ✓ ✓ ? ✓ ?',
      ],
      ['submit', on(draft, async (ctx, id) => submitGoal(ctx, await act(id))), '✓ ? × × ? × ?'],
      ['take back', on(submitted, async (ctx, id) => withdrawGoal(ctx, await act(id))), '✓ ? × × ? × ?'],
      ['discard one’s own draft', on(() => draft(), discard), '✓ ? × × ? × ?'],
      ['discard a draft the lead wrote', on(() => draft('ann', 'max'), discard), '✓ ? ✓ × ? × ?'],
      ['align a draft', on(draftWithKeyResult, align), '✓ ? ✓ ✓ ? ✓ ?'],
      ['align in force', on(agreed, align), '✓ × ✓ ✓ × ✓ ×'],
      [
        'edit the words of one in force',
        on(agreed, async (ctx, { id }) =>
          editGoalWords(ctx, editWordsInput.parse({ ...(await version(id)), ...words })),
        ),
        '✓ × ✓ ✓ × ✓ ×',
      ],
      ['assign at once', on(draft, async (ctx, id) => assignGoal(ctx, await act(id))), '× ? ✓ ✓ ? ✓ ?'],
      [
        'answer an assigned one',
        on(assigned, (ctx, goalId) =>
          answerAssignment(ctx, answerAssignmentInput.parse({ formId: v4(), goalId, objection: '' })),
        ),
        '✓ × × × × × ×',
      ],
      [
        'draft for many',
        always((ctx) =>
          draftForMany(
            ctx,
            draftForManyInput.parse({
              formId: v4(),
              teamId: company.teams.harbour,
              parentId: team.deals,
              name: 'Win {target} deals',
              total: '10',
              people: { 0: { personId: company.people.ann, target: '10', again: 'on' } },
            }),
          ),
        ),
        '× × ✓ ✓ × ✓ ×',
      ],
      // A page somebody does not direct is not there for them.
      [
        'see the page that proposes them',
        always((ctx) => draftForManyForm(ctx, company.teams.harbour, {})),
        '? ? ✓ ✓ ? ✓ ?',
      ],
    ],
  ],
  [
    'agree or return a goal',
    [
      ['agree', on(submitted, async (ctx, id) => agreeGoal(ctx, await act(id))), '× ? ✓ ✓ ? ✓ ?'],
      [
        'return',
        on(submitted, async (ctx, id) =>
          returnGoal(ctx, returnGoalInput.parse({ ...(await version(id)), comment: 'Name the clients.' })),
        ),
        '× ? ✓ ✓ ? ✓ ?',
      ],
      ['agree together', on(submitted, agreeChosen), '× ? ✓ ✓ ? ✓ ?'],
    ],
  ],
  [
    'propose and decide an adjustment; change the approach',
    [
      ['propose', on(agreed, propose), '✓ × ✓ ✓ × ✓ ×'],
      ['accept the owner’s', on(() => proposal('ann'), accept), '× × ✓ ✓ × ✓ ×'],
      ['decline the owner’s', on(() => proposal('ann'), decline), '× × ✓ ✓ × ✓ ×'],
      ['accept the lead’s for the owner', on(() => proposal('max'), accept), '✓ × × × × × ×'],
      ['decline the lead’s for the owner', on(() => proposal('max'), decline), '✓ × × × × × ×'],
      // The owner has decided; the lead proposed it: it is the lead's above.
      ['accept what the owner declined', on(declinedByOwner, accept), '! × × ✓ × ✓ ×'],
      [
        'withdraw the owner’s',
        on(
          () => proposal('ann'),
          (ctx, id) => withdrawAdjustment(ctx, onAdjustment(id)),
        ),
        '✓ × × × × × ×',
      ],
      [
        'withdraw the lead’s for the owner',
        on(
          () => proposal('max'),
          (ctx, id) => withdrawAdjustment(ctx, onAdjustment(id)),
        ),
        '× × ✓ × × × ×',
      ],
      ['change the approach', on(agreed, approach), '✓ × ✓ ✓ × ✓ ×'],
      [
        'read a changed approach',
        on(changedApproach, (ctx, id) => readApproach(ctx, onAdjustment(id))),
        '× × ✓ ✓ × ✓ ×',
      ],
    ],
  ],
  [
    'correct an agreed goal; review a target; answer for the course',
    [
      ['correct', on(agreed, correct), '× × ✓ ✓ × ✓ ×'],
      ['choose the pace', on(agreed, pace), '✓ × ✓ ✓ × ✓ ×'],
      [
        'keep the target although one above changed',
        on(belowChanged, (ctx, { id }) =>
          keepTarget(
            ctx,
            keepTargetInput.parse({ formId: v4(), goalId: id, changedAt: NOW.replace('Z', '.000Z') }),
          ),
        ),
        '✓ × ✓ ✓ × ✓ ×',
      ],
      [
        'answer for the course',
        on(agreed, (ctx, { id }) =>
          answerCourse(
            ctx,
            answerCourseInput.parse({
              formId: v4(),
              goalId: id,
              asked: 'mid_period',
              answer: 'keep',
              word: '',
            }),
          ),
        ),
        '✓ × ✓ ✓ × ✓ ×',
      ],
    ],
  ],
  [
    'self score and final score',
    [
      ['give a self score', on(gradable, scoreOwn), '✓ × × × × × ×'],
      ['give a final score', on(gradable, giveFinal), '× × ✓ ✓ × ✓ ×'],
      [
        'see the page that grades the team',
        always((ctx) => teamGrading(ctx, company.teams.harbour)),
        '? ? ✓ ✓ ? ✓ ?',
      ],
      ['compare the teams’ final scores', always((ctx) => calibration(ctx)), '? ? ? ? ? ✓ ?'],
    ],
  ],
  [
    'plans and direction',
    [
      ['read the plan', always((ctx) => planPage(ctx, company.people.ann, {})), '✓ ? ✓ ✓ ? ✓ ?'],
      // Nobody writes another's: the form does not say whose it is.
      [
        'write one’s own plan',
        always((ctx) =>
          writePlan(
            ctx,
            writePlanInput.parse({
              formId: v4(),
              version: '0',
              periodId: company.quarters.q4,
              position: 'Retail in the east.',
            }),
          ),
        ),
        '✓ ✓ ✓ ✓ ✓ ✓ ✓',
      ],
      [
        'write the direction',
        always((ctx) =>
          writeDirection(
            ctx,
            writeDirectionInput.parse({
              formId: v4(),
              version: '0',
              periodId: company.quarters.q4,
              strategy: 'Larger contracts.',
            }),
          ),
        ),
        '× × × × × ✓ ×',
      ],
    ],
  ],
  [
    'notes, what incentive rules suggest, and the statement',
    [
      ['write a note', always((ctx) => noteTo(ctx)), '× ? ✓ ✓ ? ✓ ?'],
      ['turn a suggestion into a note', on(suggested, noteTo), '× ? ✓ ✓ ? ✓ ?'],
      [
        'dismiss a suggestion',
        on(suggested, (ctx, one) =>
          dismissSuggestion(
            ctx,
            dismissSuggestionInput.parse({ formId: v4(), ...one, word: 'Thanked in the meeting.' }),
          ),
        ),
        '? ? ✓ ✓ ? ✓ ?',
      ],
      ['read the statement', always((ctx) => statementPage(ctx, company.people.ann, {})), '✓ ? ✓ ✓ ? ✓ ?'],
      [
        'read the rules, and counts by team',
        always((ctx) => incentivesPage(ctx, company.quarters.q4, {})),
        '? ? ? ? ? ✓ ?',
      ],
      [
        'add a rule',
        always((ctx) =>
          addRule(
            ctx,
            addRuleInput.parse({
              ...{ formId: v4(), periodId: company.quarters.q4, kind: 'penalty', against: 'original' },
              ...{ from: '', to: '60', text: 'A talk.' },
            }),
          ),
        ),
        '? ? ? ? ? ✓ ?',
      ],
      [
        'remove a rule',
        on(
          () => ruleIn(opened.db, company.quarters.q4, company.people.eva),
          (ctx, ruleId) => removeRule(ctx, ruleActInput.parse({ formId: v4(), ruleId })),
        ),
        '? ? ? ? ? ✓ ?',
      ],
      [
        'copy the rules of the period before',
        on(afterOneWithRules, (ctx, periodId) =>
          copyRules(ctx, copyRulesInput.parse({ formId: v4(), periodId })),
        ),
        '? ? ? ? ? ✓ ?',
      ],
    ],
  ],
  [
    'open, grade, close, reopen a period; carry over',
    [
      [
        'plan',
        on(freeYear, (ctx, span) => planPeriod(ctx, planPeriodInput.parse({ formId: v4(), span }))),
        '× × × × × ✓ ×',
      ],
      [
        'open',
        on(
          () => aPeriod('planning'),
          (ctx, id) => openPeriod(ctx, step(id)),
        ),
        '× × × × × ✓ ×',
      ],
      [
        'start grading',
        on(
          () => aPeriod('active'),
          (ctx, id) => startGrading(ctx, step(id)),
        ),
        '× × × × × ✓ ×',
      ],
      [
        'close',
        on(
          () => aPeriod('grading'),
          (ctx, id) => closePeriod(ctx, step(id)),
        ),
        '× × × × × ✓ ×',
      ],
      [
        'one step back',
        on(
          () => aPeriod('active'),
          (ctx, periodId) =>
            stepBack(ctx, stepBackInput.parse({ ...sent(periodId), reason: 'Opened too early.' })),
        ),
        '× × × × × ✓ ×',
      ],
      [
        'read it',
        on(
          () => aPeriod('active'),
          (ctx, id) => periodPage(ctx, id, {}),
        ),
        '✓ ✓ ✓ ✓ ✓ ✓ ✓',
      ],
      ['carry a goal over', on(inGrading, carry), '✓ × ✓ ✓ × ✓ ×'],
    ],
  ],
  [
    'never one’s own: the goal is the lead’s',
    [
      [
        'agree',
        on(
          () => submitted('max'),
          async (ctx, id) => agreeGoal(ctx, await act(id)),
        ),
        '? ? × ✓ ? ✓ ?',
      ],
      ['agree together', on(() => submitted('max'), agreeChosen), '? ? × ✓ ? ✓ ?'],
      [
        'assign at once',
        on(
          () => draft('max'),
          async (ctx, id) => assignGoal(ctx, await act(id)),
        ),
        '? ? × ✓ ? ✓ ?',
      ],
      ['accept an adjustment', on(() => proposal('max', 'max'), accept), '× × × ✓ × ✓ ×'],
      ['correct', on(() => agreed('max'), correct), '× × × ✓ × ✓ ×'],
      ['give a final score', on(() => gradable('max'), giveFinal), '× × × ✓ × ✓ ×'],
    ],
  ],
  [
    'never one’s own: the team’s goal, sent in by the lead above',
    [['agree', on(teamsSentIn, async (ctx, id) => agreeGoal(ctx, await act(id))), '? ? × × ? ✓ ?']],
  ],
  [
    'people: roles and leaving, of an executive only while two others stay',
    [
      ['deactivate somebody', on(() => addPerson(as('ada'), newcomer()), deactivate), '× × × × × × ✓'],
      ['deactivate a third executive', on(anExecutive, deactivate), '× × × × × × ✓'],
      ['take the role from a third executive', on(anExecutive, takeRole), '× × × × × × ✓'],
      [
        'deactivate one of the last two',
        on(() => lastTwo('2026-11-01T09:00:00Z'), deactivate),
        '× × × × × × ×',
      ],
      [
        'take the role from one of them',
        on(() => lastTwo('2026-11-01T09:00:00Z'), takeRole),
        '× × × × × × ×',
      ],
      [
        'deactivate one away for 30 days',
        on(() => lastTwo('2026-10-20T09:00:00Z'), deactivate),
        '× × × × × × ✓',
      ],
      ['take the role from one who never came', on(() => lastTwo(null), takeRole), '× × × × × × ✓'],
    ],
  ],
  [
    'what an admin asked for waits for an executive who is somebody else',
    [
      ['confirm their lead of a team', on(leadAskedFor, (ctx, id) => confirm(ctx, id)), '× × × × × ✓ ×'],
      ['decline it, or take it back', on(leadAskedFor, refuse), '? ? ? ? ? ✓ ✓'],
      ['confirm a link for a lead', on(linkForLead, (ctx, id) => confirm(ctx, id)), '× × × × × ✓ ×'],
      ['decline it, also whose password it is', on(linkForLead, refuse), '? ? ✓ ? ? ✓ ✓'],
    ],
  ],
  [
    'goals of who has left: an admin decides what they may read, those above any',
    [
      [
        'drop an agreed one',
        on(
          () => leftBehind('agreed'),
          (ctx, left) => settle(ctx, left, 'dropped'),
        ),
        '× × ✓ ✓ ? ✓ ✓',
      ],
      [
        'hand over a draft',
        on(
          () => leftBehind('draft'),
          (ctx, left) => settle(ctx, left, 'handed_over'),
        ),
        '× × ✓ ✓ ? ✓ ?',
      ],
    ],
  ],
  [
    'an adjustment’s explanation, and what is said about it: owner, proposer, leads above, executives',
    [
      ['comment on the owner’s', on(() => proposal('ann'), comment), '✓ × ✓ ✓ × ✓ ×'],
      ['read its comments', on(() => discussed('ann'), readComments), '✓ ? ✓ ✓ ? ✓ ?'],
      [
        'read them as its proposer, who leads there no more',
        on(proposedByHugo, readComments),
        '✓ ? ✓ ✓ ✓ ✓ ?',
      ],
    ],
  ],
]

const newcomer = () =>
  addPersonInput.parse({
    ...{ formId: v4(), name: 'Nia Test', email: `${v4()}@paceline.example`, position: '', locale: 'en' },
    ...{ teamId: '', from: '2026-11-20' },
  })

/** Somebody who is an executive beside Eva and Emil, and was here lately. */
async function anExecutive(seenAt: string | null = '2026-11-01T09:00:00Z') {
  const personId = await addPerson(as('ada'), newcomer())
  const now = new Date('2026-10-01T09:00:00Z')
  await opened.db
    .insert(personRole)
    .values({ id: newId(now), personId, role: 'executive', grantedAt: now, confirmedAt: now })
  await opened.db.update(person).set({ passwordHash: 'chosen' }).where(eq(person.id, personId))
  if (seenAt !== null)
    await opened.db.insert(session).values({
      ...{ id: newId(now), personId, userAgent: '', createdAt: now },
      ...{ lastSeenAt: new Date(seenAt), expiresAt: new Date('2026-12-31T09:00:00Z') },
    })
  return personId
}

/** One of two: no other executive but Eva could confirm anything. */
async function lastTwo(seenAt: string | null) {
  const { eva } = company.people
  const others = and(eq(personRole.role, 'executive'), ne(personRole.personId, eva))
  const taken = await opened.db
    .update(personRole)
    .set({ confirmedAt: null })
    .where(and(others, isNotNull(personRole.confirmedAt)))
    .returning({ id: personRole.id })
  const ids = taken.map(({ id }) => id)
  onTestFinished(async () => {
    await opened.db
      .update(personRole)
      .set({ confirmedAt: new Date(NOW) })
      .where(inArray(personRole.id, ids))
  })
  return anExecutive(seenAt)
}

/** Ada asks to lead a team. */
async function leadAskedFor() {
  const form = { formId: v4(), name: `Team ${v4()}`, parentId: null, from: '2026-11-20' }
  const teamId = await addTeam(as('ada'), { ...form, leadId: company.people.ada })
  const [waiting] = await waitingAbout(as('ada'), teamId)
  return waiting!.id
}

async function linkForLead() {
  await invite(as('ada'), { formId: v4(), personId: company.people.max })
  const own = await confirmationsOf(as('max'))
  return own.find(({ kind, state }) => kind === 'link' && state === 'waiting')!.id
}

/** An open goal of somebody of Harbour who has left. */
async function leftBehind(state: 'agreed' | 'draft') {
  const personId = await addPerson(as('ada'), newcomer())
  const { id: goalId } = await company.goalOf('ann', 'q4', { state, ownerId: personId, authorId: personId })
  await deactivate(as('ada'), personId)
  return { personId, goalId }
}
function settle(
  ctx: Context,
  { personId, goalId }: { personId: string; goalId: string },
  decision: 'dropped' | 'handed_over',
) {
  const value = { goalId, decision, toId: decision === 'dropped' ? null : company.people.bo }
  return settleGoals(ctx, { formId: v4(), personId, goals: [{ index: 0, value }] })
}

async function comment(ctx: Context, adjustmentId: string) {
  const [about] = await opened.db.select().from(adjustment).where(eq(adjustment.id, adjustmentId))
  const typed = { formId: v4(), goalId: about!.goalId, adjustmentId, body: 'Which clients?' }
  return writeComment(ctx, writeCommentInput.parse(typed))
}
async function discussed(by: 'ann' | 'max') {
  const id = await proposal(by)
  await comment(as('ann'), id)
  return id
}
async function proposedByHugo() {
  const id = await discussed('max')
  await opened.db.update(adjustment).set({ proposedBy: company.people.hugo }).where(eq(adjustment.id, id))
  return id
}
async function readComments(ctx: Context, adjustmentId: string) {
  const [about] = await opened.db.select().from(adjustment).where(eq(adjustment.id, adjustmentId))
  const { adjustments } = await goalPage(ctx, about!.goalId)
  const shown = adjustments.find(({ id }) => id === adjustmentId)!
  expect(shown.explanation === null).toBe(shown.comments.length === 0)
  if (shown.comments.length === 0) throw new NotFound()
}
function deactivate(ctx: Context, personId: string) {
  return deactivatePerson(ctx, { formId: v4(), personId, goals: [] })
}
function takeRole(ctx: Context, personId: string) {
  return setRoles(ctx, { formId: v4(), personId, executive: false, admin: false })
}

/** Years far from the others, each for one attempt. */
let years = 0
async function aPeriod(state: 'planning' | 'active' | 'grading') {
  const id = newId(new Date(NOW))
  const year = 1900 + years++
  await opened.db.insert(period).values({
    ...{ id, kind: 'year', first: `${year}-01-01`, last: `${year}-12-31`, state, settings },
    ...{ createdAt: new Date(NOW), version: 1 },
  })
  return id
}
const sent = (periodId: string) => ({ formId: v4(), periodId, version: '1' })
const step = (periodId: string) => periodStepInput.parse(sent(periodId))

/** The year to plan, free again. */
async function freeYear() {
  const next = await opened.db
    .select({ id: period.id })
    .from(period)
    .where(and(eq(period.kind, 'year'), eq(period.first, '2028-01-01')))
  for (const { id } of next) {
    await opened.db.delete(periodStep).where(eq(periodStep.periodId, id))
    await opened.db.delete(period).where(eq(period.id, id))
  }
  return 'year:2028-01-01'
}

/** Ann's goal of a quarter that is being graded; the next one takes goals. */
async function inGrading() {
  const made = await agreed()
  const periodId = await aPeriod('grading')
  await opened.db.update(period).set({ kind: 'quarter' }).where(eq(period.id, periodId))
  await opened.db.update(goal).set({ periodId }).where(eq(goal.id, made.id))
  return { goalId: made.id, periodId }
}
function carry(ctx: Context, { goalId, periodId }: { goalId: string; periodId: string }) {
  const goals = { 0: { goalId, way: 'same' } }
  const toId = company.quarters.q4
  return carryOver(ctx, carryOverInput.parse({ formId: v4(), periodId, toId, goals }))
}

/** Something a rule suggests for Ann, and only it. */
async function suggested() {
  const { q1 } = company.quarters
  const made = await gradable()
  await reached(opened.db, q1, company.people.ann, made, ['12', '120000'], '2027-03-01')
  await opened.db
    .update(incentiveRule)
    .set({ removedAt: new Date(NOW) })
    .where(eq(incentiveRule.periodId, q1))
  return { ruleId: await ruleIn(opened.db, q1, company.people.eva), goalId: made.id, mark: '100' }
}

function noteTo(ctx: Context, suggestion: Record<string, string> = {}) {
  const sent = { formId: v4(), kind: 'reward', personId: company.people.ann, body: 'Well done.' }
  return writeNote(ctx, writeNoteInput.parse({ ...sent, ...suggestion }))
}

/** A year without rules after one that has one. */
async function afterOneWithRules() {
  const before = await aPeriod('active')
  await ruleIn(opened.db, before, company.people.eva)
  return aPeriod('active')
}

async function agreeChosen(ctx: Context, id: string) {
  const sent = { formId: v4(), goals: { 0: { ...(await version(id)), chosen: 'on' } } }
  const { left } = await agreeTogether(ctx, agreeTogetherInput.parse(sent))
  const [refused] = left
  if (!refused) return
  throw refused.because.key === 'notFound' ? new NotFound() : new Forbidden(refused.because.key)
}

async function declinedByOwner() {
  const id = await proposal('max')
  await decline(as('ann'), id)
  return id
}

async function changedApproach() {
  const made = await agreed()
  await approach(as('ann'), made)
  return newestAdjustment(made.id)
}

async function teamsSentIn() {
  const id = await createGoal(as('rita'), newGoal(`team:${company.teams.harbour}`))
  await submitGoal(as('rita'), await act(id))
  return id
}

const answer = (attempt: Promise<unknown>): Promise<Answer> =>
  attempt.then(
    () => '✓',
    (error: unknown) => {
      if (error instanceof NotFound) return '?'
      if (error instanceof Forbidden) return '×'
      if ((error as { key?: string }).key === 'adjustmentDecided') return '!'
      throw error
    },
  )

describe.each(table)('%s', (_, rows) => {
  test.each(rows)('%s', async (_act, prepare, answers) => {
    const given: Partial<Record<Viewer, Answer>> = {}
    for (const viewer of Object.keys(viewers) as Viewer[]) {
      const attempt = await prepare()
      given[viewer] = await answer(attempt(asViewer(viewer)))
    }
    expect(given).toEqual(
      Object.fromEntries(Object.keys(viewers).map((viewer, index) => [viewer, answers.split(' ')[index]])),
    )
  })
})

test('an executive alone with their own goal decides it, and only then', async () => {
  const sent = async () => {
    const id = await createGoal(as('eva'), newGoal('company'))
    await submitGoal(as('eva'), await act(id))
    return id
  }
  const first = await sent()
  expect(await answer(agreeGoal(as('eva'), await act(first)))).toBe('×')
  expect(await answer(agreeGoal(as('emil'), await act(first)))).toBe('✓')
})

test('a former lead directs nothing any more, a goal that is dropped takes nothing', async () => {
  const made = await agreed('ann', { state: 'dropped' })
  await expect(propose(as('max'), made)).rejects.toMatchObject({ key: 'goalInOtherState' })
  const former = { ...as('max'), viewer: { ...as('max').viewer, leads: [] } }
  const id = await submitted()
  expect(await answer(agreeGoal(former, await act(id)))).toBe('?')
  expect(await opened.db.$count(goal, and(eq(goal.id, id), eq(goal.state, 'submitted')))).toBe(1)
})
