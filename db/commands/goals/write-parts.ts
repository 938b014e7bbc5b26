import { and, eq } from 'drizzle-orm'
import { Invalid, type Message } from '../../../lib/okr/errors'
import type { EditGoal } from '../../../lib/okr/input/goals'
import { readKeyResults } from '../../../lib/okr/input/key-results'
import { readPercent } from '../../../lib/okr/fill-weights'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { alignParents } from '../alignments/align-parents'
import { checkSupport } from '../alignments/check-support'
import { writeTasks } from '../tasks/write-tasks'
import type { LockedGoal } from './lock-goal'
import { metricsFor } from './metrics'
import { mayBeAccountable } from './people'
import { writeKeyResults } from './write-key-results'

type Parts = Omit<EditGoal, 'formId' | 'goalId' | 'version'>
type Problems = Record<string, Message>

/**
 * Writes the nine parts of a draft as a form sent them, and gives back which of its own columns changed.
 *
 * @throws Invalid with every field that cannot be taken.
 */
export async function writeParts(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  input: Parts,
): Promise<string[]> {
  const problems: Problems = {}
  const next = {
    name: input.name,
    content: input.content,
    background: input.background,
    support: input.support,
    relevance: input.relevance,
    accountableId: input.accountableId ?? found.accountableId,
    supportsGoalId: input.supportsGoalId,
    weight: input.weight === '' ? null : readPercent(input.weight),
    ...readSpan(input, found, problems),
  }
  if (input.weight !== '' && next.weight === null) problems.weight = { key: 'percentUnreadable' }
  if (next.accountableId !== found.accountableId && !(await mayBeAccountable(tx, next.accountableId)))
    problems.accountableId = { key: 'unknownChoice' }
  const support = await checkSupport(tx, ctx, found, next.supportsGoalId)
  if (support) problems.supportsGoalId = support
  const keyResults = readKeyResults(input.keyResults, {
    metrics: await metricsFor(tx, input.keyResults),
    currency: ctx.company.currency,
    level: found.level,
    yearly: found.period.kind === 'year',
    span: next,
  })
  Object.assign(problems, keyResults.problems)
  if (Object.keys(problems).length > 0) throw new Invalid(problems)

  const changed = (Object.keys(next) as (keyof typeof next)[]).filter((part) => next[part] !== found[part])
  await tx
    .update(goal)
    .set(next)
    .where(and(eq(goal.id, found.id), eq(goal.state, 'draft')))
  const ids = await writeKeyResults(tx, ctx, found, keyResults.list)
  for (const [place, one] of keyResults.list.entries())
    Object.assign(
      problems,
      await alignParents(tx, ctx, found, ids[place]!, one.parents, `keyResults.${one.index}.`),
    )
  Object.assign(problems, await writeTasks(tx, ctx, found, input.tasks))
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  return changed
}

/** The goal's first and last day: as typed, else its period's. They lie within the period, whose closing reads their values. */
function readSpan(input: Parts, { period }: LockedGoal, problems: Problems) {
  const span = { starts: input.starts ?? period.first, deadline: input.deadline ?? period.last }
  const outside = { key: 'dayOutsidePeriod', values: { first: period.first, last: period.last } }
  if (span.starts < period.first || span.starts > period.last) problems.starts = outside
  if (span.deadline < period.first || span.deadline > period.last) problems.deadline = outside
  else if (span.deadline < span.starts) problems.deadline = { key: 'deadlineBeforeStart' }
  return span
}
