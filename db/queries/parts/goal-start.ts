import { and, eq } from 'drizzle-orm'
import { addDays, daysBetween, earliest, latest } from '../../../lib/okr/calendar'
import { compare } from '../../../lib/okr/decimal'
import { NotFound } from '../../../lib/okr/errors'
import { isPaced } from '../../../lib/okr/measures'
import type { Day, Decimal } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { isId } from '../../ids'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'
import { formGoal, type FormGoal, type FormKeyResult } from './form-goal'
import { measuredGoals, type MeasuredGoal } from './measured-goals'
import type { PeriodChoice } from './periods'

export type StartKeyResult = Omit<
  FormKeyResult,
  'id' | 'name' | 'baseline' | 'target' | 'dropped' | 'adjusted' | 'original' | 'level'
> & { id: string | null; baseline: Decimal | null; target: Decimal | null }

/** What the fields of a goal's form start with: the goal as it is, a template, or an earlier goal. */
export type GoalStart = Pick<
  FormGoal,
  | 'name'
  | 'content'
  | 'background'
  | 'support'
  | 'relevance'
  | 'supportsGoalId'
  | 'starts'
  | 'deadline'
  | 'weight'
> & {
  accountableId: string | null
  keyResults: StartKeyResult[]
  tasks: { id: string | null; title: string | null; assigneeId: string; dueOn: Day | null }[]
}

/** The start with what it was made from: whose it is, and which of its tasks were done. */
export type CopiedGoal = Omit<GoalStart, 'tasks'> &
  Pick<FormGoal, 'level' | 'state' | 'teamId' | 'ownerId'> & {
    period: Pick<FormGoal['period'], 'id'>
    tasks: (GoalStart['tasks'][number] & { done: boolean })[]
  }

export type EarlierGoal = { id: string; name: string; period: PeriodChoice }

const MOST_EARLIER = 12

/** Goals of the same holder in periods of the kind before this one, newest first: what one would write again. */
export function earlierGoals(
  before: readonly MeasuredGoal[] | null,
  periods: readonly PeriodChoice[],
  { kind, first }: PeriodChoice,
): EarlierGoal[] {
  const byId = new Map(periods.map((one) => [one.id, one]))
  return (before ?? [])
    .flatMap(({ id, name, periodId }): EarlierGoal[] => {
      const period = byId.get(periodId)
      return period && period.kind === kind && period.first < first ? [{ id, name, period }] : []
    })
    .sort((a, b) => b.period.first.localeCompare(a.period.first) || a.name.localeCompare(b.name))
    .slice(0, MOST_EARLIER)
}

/** What a key result asks for in another period, from what it asked for here and what it reached. */
type Onwards = (
  one: FormKeyResult,
  reached: Decimal | null,
) => Pick<StartKeyResult, 'baseline' | 'target'> & Partial<Pick<StartKeyResult, 'base'>>

/**
 * An earlier goal as the start of one in another period: words, key results and plan, without check-ins and alignments. Totals begin
 * at nothing again; a level begins where it was left, and a target it has reached or passed is left open, unless `onwards` says
 * otherwise.
 *
 * @throws NotFound where the viewer does not see it.
 */
export async function copiedGoal(
  ctx: Context,
  goalId: string,
  period: Pick<PeriodChoice, 'first' | 'last'>,
  onwards: Onwards = again,
): Promise<CopiedGoal> {
  const found = isId(goalId) ? await formGoal(ctx, goalId) : null
  if (!found) throw new NotFound()
  const [measured] = await measuredGoals(ctx, and(eq(goal.id, goalId), visibleGoals(ctx))!)
  const reached = new Map(measured?.keyResults.map(({ id, value }) => [id, value]))
  const later = (day: Day | null) =>
    day &&
    latest(period.first, earliest(addDays(period.first, daysBetween(found.period.first, day)), period.last))
  return {
    ...found,
    starts: period.first,
    deadline: period.last,
    supportsGoalId: null,
    keyResults: found.keyResults
      .filter(({ dropped }) => !dropped)
      .map((one) => {
        const asked = onwards(one, reached.get(one.id) ?? null)
        return { ...one, ...asked, id: null, dueOn: later(one.dueOn), parents: [] }
      }),
    tasks: found.tasks.map((task) => ({ ...task, id: null, dueOn: later(task.dueOn) })),
  }
}

function again(one: FormKeyResult, reached: Decimal | null): ReturnType<Onwards> {
  const baseline = one.level ? (reached ?? one.baseline) : '0'
  return { baseline, target: asksOnwards(one, baseline) ? one.target : null }
}

/** Whether a target still lies on the side it lay on, from another start. */
const asksOnwards = ({ kind, target, baseline }: FormKeyResult, start: Decimal): boolean =>
  !isPaced(kind) || Math.sign(compare(target, start)) === Math.sign(compare(target, baseline))
