import { Conflict, Invalid, type Message } from '../../../lib/okr/errors'
import type { FinalEntry, GiveFinalScores } from '../../../lib/okr/input/grades'
import { scoreNeedsReason } from '../../../lib/okr/score'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { grade } from '../../schema'
import { moveGoal, recordStep } from '../goals/move-goal'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockToGrade, type GoalToGrade } from './lock-grades'

/**
 * Final scores of the goals of a form, together or not at all. A row left empty is skipped, one that says what stands already is
 * left as it is; a score gone out of date is confirmed by giving it again.
 *
 * @throws Conflict `newerGrade` where a final score has moved on since the form was made: nothing is written, for the other goals
 * neither. Invalid with a message a field, `nothingGraded` where nothing was entered.
 */
export const giveFinalScores = (ctx: Context, input: GiveFinalScores): Promise<null> =>
  transact(ctx, input.formId, async (tx) => {
    const entries = new Map(Object.entries(input.goals).filter(([, entry]) => concerns(entry)))
    if (entries.size === 0) throw new Invalid({}, 'nothingGraded')
    const found = await lockToGrade(tx, ctx, [...entries.keys()].sort())
    const newer = found.filter(({ goal, moves }) => moves !== entries.get(goal.id)!.version)
    if (newer.length > 0) throw new Conflict('newerGrade', { count: newer.length, goal: newer[0]!.goal.name })

    const given = found.flatMap((one) => {
      const entry = entries.get(one.goal.id)!
      return changes(one, entry) ? [{ one, entry }] : []
    })
    const fields: Record<string, Message> = {}
    for (const { one, entry } of given) Object.assign(fields, problems(one, entry))
    if (Object.keys(fields).length > 0) throw new Invalid(fields)
    if (given.length === 0) throw new Invalid({}, 'nothingGraded')
    for (const { one, entry } of given) await write(tx, ctx, one, entry.score!, entry.reason)
    return null
  })

/** Something was entered, or a score stood in the form before it was emptied. */
const concerns = ({ version, score, reason }: FinalEntry): boolean =>
  version > 0 || score !== null || reason !== ''

function changes({ standing }: GoalToGrade, { score, reason }: FinalEntry): boolean {
  const sameReason = reason === (standing?.finalReason ?? '')
  // What waits to be confirmed is shown with an empty field: leaving it so says nothing.
  if (standing?.outdatedAt) return score !== null || !sameReason
  return score !== (standing?.finalScore ?? null) || !sameReason
}

function problems({ goal, computed }: GoalToGrade, { score, reason }: FinalEntry): Record<string, Message> {
  const at = `goals.${goal.id}`
  if (score === null) return { [`${at}.score`]: { key: 'finalScoreMissing' } }
  if (reason !== '' || !scoreNeedsReason(score, computed)) return {}
  return {
    [`${at}.reason`]:
      computed === null
        ? { key: 'reasonWithoutValues' }
        : { key: 'reasonBeyond', values: { computed: computed.toFixed(3) } },
  }
}

async function write(
  tx: Transaction,
  ctx: Context,
  { goal, standing, alone }: GoalToGrade,
  score: number,
  reason: string,
): Promise<void> {
  const final = {
    finalScore: score,
    finalReason: reason || null,
    finalBy: ctx.viewer.id,
    finalAt: ctx.now,
    outdatedAt: null,
  }
  await tx
    .insert(grade)
    .values({ id: newId(ctx.now), goalId: goal.id, periodId: goal.periodId, ...final, version: 0 })
    .onConflictDoUpdate({ target: grade.goalId, set: final })
  const move = { to: 'graded', event: 'grade', alone, score } as const
  if (goal.state === 'agreed') return moveGoal(tx, ctx, goal, move)
  await recordStep(tx, ctx, goal, move)
  await recordActivity(tx, ctx, {
    event: 'goal.grade',
    subjectId: goal.id,
    goalId: goal.id,
    before: { state: 'graded', outdated: standing?.outdatedAt != null },
    after: { state: 'graded', outdated: false },
    alone,
  })
}
