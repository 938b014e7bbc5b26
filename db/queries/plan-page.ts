import { and, eq, inArray, or } from 'drizzle-orm'
import { NotFound } from '@/lib/okr/errors'
import { takesGoals } from '@/lib/okr/period-stands'
import { readsPlan } from '@/lib/okr/permissions'
import type { Day } from '@/lib/okr/types'
import type { Context } from '../context'
import { isId } from '../ids'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { alignedChildren } from './parts/coverage-children'
import { directionOf, type Direction } from './parts/direction'
import { measuredGoals } from './parts/measured-goals'
import { ownHistory, type MetricHistory } from './parts/own-history'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'
import { personCard, type PersonCard } from './parts/person-card'
import { planOf, type Plan } from './parts/plan'
import { unitMeasures, type UnitMeasure } from './parts/unit-standing'

export type PlanPage = {
  person: PersonCard
  self: boolean
  period: PeriodChoice
  /** The viewer writes it, and the period still takes it. */
  writes: boolean
  /** Goals can be written from it. */
  takesGoals: boolean
  plan: Plan
  direction: Direction
  /** What the company and the person's team are to reach in the period, and whether what is below adds up. */
  targets: { company: UnitMeasure[]; team: UnitMeasure[] }
  history: MetricHistory[]
  today: Day
  timeZone: string
}

/**
 * Somebody's plan for a period with the facts beside it. Null where there is no period yet.
 *
 * @throws NotFound for everybody but the person, the leads above them and executives.
 */
export async function planPage(
  ctx: Context,
  personId: string,
  options: { periodId?: string },
): Promise<PlanPage | null> {
  if (!isId(personId)) throw new NotFound()
  const [[person], periods] = await Promise.all([personCard(ctx, personId), periodsFor(ctx)])
  if (!person || !readsPlan(ctx.viewer, person)) throw new NotFound()
  const period = currentPeriod(periods, ctx.today, options.periodId)
  if (!period) return null
  const above = and(
    eq(goal.periodId, period.id),
    inArray(goal.state, ['agreed', 'graded']),
    or(
      eq(goal.level, 'company'),
      person.teamId === null ? undefined : and(eq(goal.level, 'team'), eq(goal.teamId, person.teamId)),
    ),
    visibleGoals(ctx),
  )!
  const [plan, direction, goals, children, history] = await Promise.all([
    planOf(ctx, person.id, period),
    directionOf(ctx, period.id),
    measuredGoals(ctx, above),
    alignedChildren(ctx, above),
    ownHistory(
      ctx,
      { level: 'person', id: person.id, teamId: person.teamId },
      { periods, kind: period.kind },
    ),
  ])
  const begins = takesGoals(period.state)
  const self = ctx.viewer.id === person.id
  const of = (level: 'company' | 'team') =>
    unitMeasures(
      goals.filter((one) => one.level === level),
      children,
      [],
    )
  return {
    person,
    self,
    period,
    writes: self && begins,
    takesGoals: begins,
    plan,
    direction,
    targets: { company: of('company'), team: of('team') },
    history: history ?? [],
    today: ctx.today,
    timeZone: ctx.company.timeZone,
  }
}
