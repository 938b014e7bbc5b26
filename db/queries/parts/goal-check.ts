import { and, type eq, inArray } from 'drizzle-orm'
import { notCountedBecause } from '@/lib/okr/coverage'
import { checkGoal, type GoalCheck } from '@/lib/okr/goal-check/check-goal'
import type { CheckBasis } from '@/lib/okr/goal-check/form-facts'
import type { GoalFacts, KeyResultFacts, ParentFacts } from '@/lib/okr/goal-check/goal-facts'
import { hasRhythm } from '@/lib/okr/rhythm'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'
import { alignedChildren } from './coverage-children'
import { directionOf, type DirectionWords } from './direction'
import type { FormChoices, Holder } from './form-choices'
import type { GoalStory } from './goal-story-facts'
import { keyResultCoverage } from './key-result-coverage'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './measured-goals'
import { historyGoals, historyOf, ownHistory, type HistoryOf, type MetricHistory } from './own-history'
import type { ParentChoice } from './parent-choices'
import { periodsFor, type PeriodChoice } from './periods'

/**
 * The goal check of a goal that is not in force yet, from its words and numbers, its owner's history, and what it counts towards.
 * History only for who may see it: without it the check says that it has none to go by.
 */
export const goalCheckOf = async (
  ctx: Context,
  found: MeasuredGoal,
  story: CheckedStory,
): Promise<GoalCheck> => checkGoal(await checkFacts(ctx, found, story))

/** What the check reads of a goal's story. */
type CheckedStory = Pick<
  GoalStory,
  'content' | 'background' | 'support' | 'relevance' | 'supports' | 'parents' | 'tasks' | 'period'
>

async function checkFacts(ctx: Context, found: MeasuredGoal, story: CheckedStory): Promise<GoalFacts> {
  const above = [...new Set(story.parents.flatMap(({ goal: one }) => one?.id ?? []))]
  const theirs = and(inArray(goal.id, above), visibleGoals(ctx))!
  const [direction, history, parents] = await Promise.all([
    directionOf(ctx, found.periodId),
    periodsFor(ctx).then((periods) =>
      ownHistory(ctx, historyOwner(found), { periods, kind: story.period.kind }),
    ),
    above.length > 0 ? parentFacts(ctx, theirs) : new Map<string, Above>(),
  ])
  return {
    level: found.level,
    name: found.name,
    content: story.content,
    keyResults: found.keyResults
      .filter(({ dropped }) => !dropped)
      .map((one) => keyResultFacts(one, story, parents, history ?? [])),
    starts: found.starts,
    deadline: found.deadline,
    period: {
      first: story.period.first,
      last: story.period.last,
      direction: directionWords(direction.current),
    },
    tasks: story.tasks.length,
    background: story.background,
    support: story.support,
    relevance: story.relevance,
    supports: story.supports?.name ?? null,
    marketReason: false,
  }
}

type Form = {
  holder: GoalHolder
  period: PeriodChoice
  periods: readonly PeriodChoice[]
  parents: readonly ParentChoice[]
  choices: Pick<FormChoices, 'metrics' | 'direction'>
  /** As `holderGoals` gives them. */
  before: readonly MeasuredGoal[] | null
}

/** What the check of a goal goes by while it is typed. */
export function checkBasis(
  ctx: Context,
  { holder, period, periods, parents, choices, before }: Form,
): CheckBasis {
  const history = before && historyOf(before, { periods, kind: period.kind }, ctx.today)
  return {
    level: holder.level,
    period: { first: period.first, last: period.last, direction: directionWords(choices.direction) },
    currency: ctx.company.currency,
    metrics: choices.metrics.map(({ id, name, kind, unit, currency }) => ({
      id,
      name,
      kind,
      unit,
      currency,
    })),
    histories: Object.fromEntries((history ?? []).map(({ metricId, pace }) => [metricId, pace])),
    parents: parents.map(({ of: _of, holder: _holder, distance: _distance, ...one }) => one),
  }
}

type GoalHolder = Pick<Holder, 'level' | 'ownerId' | 'teamId'>

/** Goals in force and past of whoever holds a goal, in one statement; null where their history is not the viewer's to see. */
export const holderGoals = (ctx: Context, holder: GoalHolder): Promise<readonly MeasuredGoal[] | null> =>
  historyGoals(ctx, historyOwner(holder))

const directionWords = (direction: DirectionWords | null): string[] =>
  direction ? [direction.strategy, direction.coreBusiness, direction.marketTrends] : []

function historyOwner({ level, ownerId, teamId }: GoalHolder): HistoryOf {
  if (level === 'company') return { level }
  return level === 'team' ? { level, teamId: teamId! } : { level, id: ownerId, teamId }
}

type Above = { keyResult: MeasuredKeyResult; coverage: number | null }

async function parentFacts(ctx: Context, theirs: ReturnType<typeof eq>): Promise<Map<string, Above>> {
  const [goals, children] = await Promise.all([measuredGoals(ctx, theirs), alignedChildren(ctx, theirs)])
  return new Map(
    goals.flatMap(({ keyResults }) =>
      keyResults.map((one): [string, Above] => [
        one.id,
        { keyResult: one, coverage: keyResultCoverage(one, children.get(one.id))?.ratio ?? null },
      ]),
    ),
  )
}

function keyResultFacts(
  one: MeasuredKeyResult,
  story: CheckedStory,
  parents: ReadonlyMap<string, Above>,
  history: readonly MetricHistory[],
): KeyResultFacts {
  const own = history.find(({ metricId }) => metricId === one.metricId)?.pace
  return {
    name: one.name,
    terms: one,
    isTotal: hasRhythm(one.kind),
    history: own ?? null,
    parents: story.parents.flatMap(({ keyResultId, parentId }): ParentFacts[] => {
      const above = keyResultId === one.id ? parents.get(parentId) : undefined
      if (!above) return []
      const { keyResult, coverage } = above
      return [
        {
          name: keyResult.name,
          terms: keyResult,
          coverage,
          addsUp: notCountedBecause(keyResult, one) === null,
        },
      ]
    }),
  }
}
