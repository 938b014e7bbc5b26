import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Message } from '../../../lib/okr/errors'
import { rows, type Transaction } from '../../client'
import type { Context } from '../../context'
import { goal, keyResult, keyResultTerm, period } from '../../schema'
import { visibleGoals } from '../../scope'
import type { LockedGoal } from '../goals/lock-goal'
import { holds } from '../../queries/parts/dated'

export type Parent = {
  periodId: string
  axis: 'people' | 'time'
  /** Why the goal's key results cannot be aligned to it; null when they can. */
  problem: Message | null
}

/**
 * What a goal's key results may count towards, by key result: of the same period the company's and those of the goal's team and
 * the teams above; and, for a quarter, the same holder's year. What the viewer does not see is left out.
 */
export async function parentsFor(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  ids: readonly string[],
): Promise<Map<string, Parent>> {
  if (ids.length === 0) return new Map()
  const candidates = await tx
    .select({ id: keyResult.id, dropped: keyResultTerm.dropped, goal, period })
    .from(keyResult)
    .innerJoin(goal, eq(goal.id, keyResult.goalId))
    .innerJoin(period, eq(period.id, goal.periodId))
    .innerJoin(
      keyResultTerm,
      and(eq(keyResultTerm.keyResultId, keyResult.id), isNull(keyResultTerm.supersededAt)),
    )
    .where(and(inArray(keyResult.id, [...ids]), visibleGoals(ctx)))
  const above = await teamsAbove(tx, ctx, found.teamId)
  return new Map(
    candidates.map((one) => {
      const axis = axisOf(found, one.period)
      const result = { periodId: one.period.id, axis: axis ?? 'people' }
      const problem = (): Message | null => {
        if (one.goal.id === found.id) return { key: 'alignmentToItself' }
        if (one.period.state === 'closed') return { key: 'parentPeriodClosed' }
        if (axis === null) return { key: 'parentOtherPeriod' }
        if (one.dropped || one.goal.state === 'dropped' || one.goal.state === 'graded')
          return { key: 'parentEnded' }
        if (axis === 'time') return sameHolder(found, one.goal) ? null : { key: 'parentOtherPeriod' }
        const stands =
          one.goal.level === 'company' || (one.goal.level === 'team' && above.has(one.goal.teamId!))
        return stands ? null : { key: 'parentNotAbove' }
      }
      return [one.id, { ...result, problem: problem() }]
    }),
  )
}

type Holder = Pick<LockedGoal, 'level' | 'teamId' | 'ownerId'>

const axisOf = (child: LockedGoal, parent: LockedGoal['period']): 'people' | 'time' | null => {
  if (parent.id === child.periodId) return 'people'
  return parent.kind === 'year' && child.period.yearId === parent.id ? 'time' : null
}

const sameHolder = (a: Holder, b: Holder): boolean =>
  a.level === b.level && (a.level === 'person' ? a.ownerId === b.ownerId : a.teamId === b.teamId)

/** The team and those above it today. */
async function teamsAbove(tx: Transaction, ctx: Context, teamId: string | null): Promise<Set<string>> {
  if (teamId === null) return new Set()
  const found = await tx.execute(sql`
    with recursive above (id) as (
      select ${teamId}::uuid
      union
      select tp.parent_id from above a join team_parent tp on tp.team_id = a.id and ${holds('tp', ctx.today)}
    )
    select id from above`)
  return new Set(rows<{ id: string }>(found).map(({ id }) => id))
}
