import { and, asc, eq, inArray, notInArray } from 'drizzle-orm'
import { carriedStates, carriedTerms, type CarryWay } from '../../../lib/okr/carry-over'
import { Conflict, Forbidden, Invalid, NotFound } from '../../../lib/okr/errors'
import { goalLimits } from '../../../lib/okr/input/goals'
import type { CarryOver } from '../../../lib/okr/input/periods'
import { carriesGoal } from '../../../lib/okr/permissions'
import { formatWeight } from '../../../lib/okr/weights'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { copiedGoal, type CopiedGoal } from '../../queries/parts/goal-start'
import { goal, period } from '../../schema'
import { writeDraft } from '../goals/create'
import { periodTakesGoals } from '../goals/lock-goal'
import { activePerson, mayBeAccountable, mayOwnForCompany } from '../goals/people'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { holdPeriods } from './hold-periods'

type Period = typeof period.$inferSelect

/**
 * Lets chosen goals go on as drafts of the next period, without check-ins and alignments: all of them or none, each once. Gives
 * back the id of the period they are in.
 *
 * @throws NotFound, Forbidden, Conflict `periodNotGraded`, or where the other period takes no goals any more; Invalid on the
 *   goal's row
 */
export const carryOver = (ctx: Context, input: CarryOver): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const { from, to } = await bothPeriods(tx, input)
    const chosen = input.goals.flatMap(({ index, value: { goalId, way } }) =>
      way ? [{ index, goalId, way }] : [],
    )
    if (chosen.length === 0) throw new Invalid({ 'goals.0.way': { key: 'nothingChosen' } })
    await lockSources(
      tx,
      chosen.map(({ goalId }) => goalId),
    )
    for (const { index, goalId, way } of chosen) {
      const field = `goals.${index}.way`
      try {
        const copy = await copied(tx, ctx, { goalId, way, from, to })
        if (await carriedBefore(tx, goalId, to)) throw new Invalid({ [field]: { key: 'goalCarried' } })
        await writeCopy(tx, ctx, { goalId, to, copy, tasks: input.tasks })
      } catch (error) {
        // The draft's own fields are not on this form: what is wrong with them is said beside the goal.
        if (!(error instanceof Invalid)) throw error
        throw new Invalid({ [field]: Object.values(error.fields)[0] ?? { key: 'unreadable' } })
      }
    }
    return to.id
  })

/**
 * The period that is left and the later one of its kind that the form names. Both are held: neither moves on while the goals are
 * written.
 */
async function bothPeriods(
  tx: Transaction,
  { periodId, toId }: Pick<CarryOver, 'periodId' | 'toId'>,
): Promise<{ from: Period; to: Period }> {
  const held = await holdPeriods(tx, inArray(period.id, [periodId, toId]))
  const [from, to] = [periodId, toId].map((one) => held.find(({ id }) => id === one))
  if (!from || !to || to.kind !== from.kind || to.first <= from.last) throw new NotFound()
  if (from.state !== 'grading' && from.state !== 'closed') throw new Conflict('periodNotGraded')
  periodTakesGoals(to)
  return { from, to }
}

/** Of two who carry the same goal at once the second waits, and then sees the draft it has become. */
const lockSources = (tx: Transaction, ids: string[]) =>
  tx
    .select({ id: goal.id })
    .from(goal)
    .where(inArray(goal.id, ids))
    .orderBy(asc(goal.id))
    .for('no key update')

/** The goal as it goes on: of this period, in force to its end, seen by the viewer and theirs to write anew. */
async function copied(
  tx: Transaction,
  ctx: Context,
  { goalId, way, from, to }: { goalId: string; way: CarryWay; from: Period; to: Period },
): Promise<CopiedGoal> {
  const inside = { ...ctx, db: tx, snapshot: undefined }
  const copy = await copiedGoal(inside, goalId, to, (one, value) => carriedTerms(way, { ...one, value }))
  if (copy.period.id !== from.id) throw new NotFound()
  if (!carriesGoal(ctx.viewer, copy)) throw new Forbidden()
  if (!carriedStates.includes(copy.state)) throw new Invalid({ way: { key: 'goalNotCarried' } })
  return copy
}

/** A draft of it, or what that has become, unless it was dropped or discarded since. */
const carriedBefore = async (tx: Transaction, goalId: string, to: Period): Promise<boolean> =>
  (await tx.$count(
    goal,
    and(
      eq(goal.copiedFromId, goalId),
      eq(goal.periodId, to.id),
      notInArray(goal.state, ['dropped', 'discarded']),
    ),
  )) > 0

type Copy = { goalId: string; to: Period; copy: CopiedGoal; tasks: boolean }

async function writeCopy(tx: Transaction, ctx: Context, { goalId, to, copy, tasks }: Copy): Promise<void> {
  const { level, teamId, ownerId, name, content, background, support } = copy
  const kept = level === 'company' ? await keptHolder(tx, ctx, copy) : { ownerId: null, accountableId: null }
  const draft = {
    periodId: to.id,
    subject: { level, id: level === 'team' ? teamId : level === 'person' ? ownerId : null },
    ...{ name, content, background, support },
    relevance: '',
    accountableId: kept.accountableId,
    supportsGoalId: null,
    starts: null,
    deadline: null,
    weight: copy.weight === null ? '' : formatWeight(copy.weight),
    keyResults: copy.keyResults.map(rowOf),
    tasks: tasks ? await unfinished(tx, ctx, copy) : [],
  }
  const id = await writeDraft(tx, ctx, draft, kept.ownerId)
  await tx.update(goal).set({ copiedFromId: goalId }).where(eq(goal.id, id))
  await recordActivity(tx, ctx, {
    event: 'goal.carry',
    subjectId: id,
    goalId: id,
    after: { copiedFromId: goalId },
  })
}

/**
 * A goal of the company stays with who owns it and who answers for it, while they still can: pressing the button is not taking it
 * over. A person's goal is theirs, a team's is its lead's.
 */
const keptHolder = async (tx: Transaction, ctx: Context, { ownerId, accountableId }: CopiedGoal) => ({
  ownerId: (await mayOwnForCompany(tx, ctx, ownerId)) ? ownerId : null,
  accountableId: accountableId && (await mayBeAccountable(tx, accountableId)) ? accountableId : null,
})

/** As the goal's form would send it: the draft is read by the same rules as a typed one. */
const rowOf = (one: CopiedGoal['keyResults'][number], index: number) => ({
  index,
  value: {
    id: null,
    metricId: one.metricId ?? ('own' as const),
    wording: one.wording,
    kind: one.kind,
    unit: one.unit,
    baseline: one.baseline ?? '',
    base: one.base ?? '',
    target: one.target ?? '',
    weight: formatWeight(one.weight),
    dueOn: one.dueOn,
    source: one.valueSource === 'children' ? one.fedBy : ('manual' as const),
    parents: [],
  },
})

/** A task of somebody who has left falls to the goal's owner. */
const unfinished = (tx: Transaction, ctx: Context, { tasks }: CopiedGoal) =>
  Promise.all(
    tasks
      .filter(({ done, title }) => !done && title)
      .slice(0, goalLimits.tasks)
      .map(async ({ title, dueOn, assigneeId }, index) => {
        const here = await activePerson(tx, ctx, assigneeId)
        return { index, value: { id: null, title: title!, dueOn, assigneeId: here && here.id } }
      }),
  )
