import { and, type eq, inArray } from 'drizzle-orm'
import { notCountedBecause } from '@/lib/okr/coverage'
import { checkGoal, type GoalCheck } from '@/lib/okr/goal-check/check-goal'
import type { KeyResultFacts, OwnHistory, ParentFacts } from '@/lib/okr/goal-check/goal-facts'
import { hasRhythm } from '@/lib/okr/rhythm'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'
import { alignedChildren } from './coverage-children'
import { directionOf } from './direction'
import type { GoalStory } from './goal-story'
import { keyResultCoverage } from './key-result-coverage'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './measured-goals'
import { ownHistory, type HistoryOf, type MetricHistory } from './own-history'
import { periodsFor } from './periods'

/**
 * The goal check of a goal that is not in force yet, from its words and numbers, its owner's history, and what it counts towards.
 * History only for who may see it: without it the check says that it has none to go by.
 */
export async function goalCheckOf(ctx: Context, found: MeasuredGoal, story: GoalStory): Promise<GoalCheck> {
  const above = [...new Set(story.parents.flatMap(({ goal: one }) => one?.id ?? []))]
  const theirs = and(inArray(goal.id, above), visibleGoals(ctx))!
  const [direction, history, parents] = await Promise.all([
    directionOf(ctx, found.periodId),
    periodsFor(ctx).then((periods) =>
      ownHistory(ctx, historyOwner(found), { periods, kind: story.period.kind }),
    ),
    above.length > 0 ? parentFacts(ctx, theirs) : new Map<string, Above>(),
  ])
  const { current } = direction
  return checkGoal({
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
      direction: current ? [current.strategy, current.coreBusiness, current.marketTrends].join(' ') : '',
    },
    tasks: story.tasks.length,
    background: story.background,
    support: story.support,
    relevance: story.relevance,
    supports: story.supports?.name ?? null,
    marketReason: false,
  })
}

function historyOwner({ level, ownerId, teamId }: MeasuredGoal): HistoryOf {
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
  story: GoalStory,
  parents: ReadonlyMap<string, Above>,
  history: readonly MetricHistory[],
): KeyResultFacts {
  const own = history.find(({ metricId }) => metricId === one.metricId)?.pace
  return {
    name: one.name,
    terms: one,
    isTotal: hasRhythm(one.kind),
    history: own ? asHistory(own) : null,
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

const asHistory = ({
  meanWeek,
  bestFourWeeks,
  bestPeriodRate,
  lastResult,
}: MetricHistory['pace']): OwnHistory => ({
  meanWeek,
  bestFourWeeks,
  bestPeriodWeek: bestPeriodRate,
  lastResult,
})
