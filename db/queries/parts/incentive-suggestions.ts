import { and, eq, gte, inArray, isNull, ne, sql, type SQL } from 'drizzle-orm'
import { addDays } from '@/lib/okr/calendar'
import {
  markDay,
  newestMark,
  reachedBy,
  SUGGESTION_DAYS,
  suggestions,
  type Decided,
  type Suggested,
} from '@/lib/okr/incentives'
import { paceOf } from '@/lib/okr/pace'
import type { Day, PaceCurve, PeriodState } from '@/lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { goal, incentiveRule, membership, period, person } from '../../schema'
import { inSubtree, visibleGoals } from '../../scope'
import { holds, holdsOn } from './dated'
import type { RuleWords } from './incentive-rules'
import { leadsAbove } from './leads-above'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './measured-goals'

type RulePeriod = { id: string; kind: 'quarter' | 'year'; first: Day; state: PeriodState }

/** What a rule suggests for somebody's goal, with the numbers it came from. */
export type IncentiveSuggestion = Suggested<RuleWords> & {
  goal: { id: string; name: string }
  owner: { id: string; name: string }
  period: Pick<RulePeriod, 'kind' | 'first'>
  /** The last day whose values count: the mark's, at the end the deadline. */
  day: Day
  /** The viewer is the nearest lead above the owner, or an executive where there is none. */
  direct: boolean
}

/** Those the viewer is nearest to, and how many more there are, with the first of them by name. */
export type ShownSuggestions = {
  own: IncentiveSuggestion[]
  others: IncentiveSuggestion[]
  othersCount: number
}

const OTHERS_SHOWN = 20

export function shownSuggestions(found: readonly IncentiveSuggestion[]): ShownSuggestions {
  const others = found.filter(({ direct }) => !direct)
  return {
    own: found.filter(({ direct }) => direct),
    others: others.slice(0, OTHERS_SHOWN),
    othersCount: others.length,
  }
}

/** Goals that rules are asked of, with their periods' rules and what has been decided. */
export type Asked = {
  periods: (RulePeriod & { rules: RuleWords[] })[]
  goals: { id: string; direct: boolean; decided: Decided[] }[]
  /** By what each metric is measured on the way, wherever no goal chose for itself. */
  curves: Record<string, PaceCurve>
}

/**
 * What incentive rules suggest for the viewer to note or dismiss, in two statements: whose goals are asked with what was decided of
 * them, then those goals. Computed from stored data alone, so that a command that asks for one goal finds what the page showed.
 */
export async function openSuggestions(ctx: Context, goals?: SQL): Promise<IncentiveSuggestion[]> {
  if (!ctx.viewer.executive && ctx.viewer.leads.length === 0) return []
  const [found] = await read<{ asked: Asked }>(
    ctx,
    sql`with recursive ${leadsAbove(ctx.today)} select ${askedGoals(ctx, goals)} as asked`,
  )
  return suggestionsAmong(ctx, found!.asked)
}

/** The same for what another statement has asked already. */
export async function suggestionsAmong(
  ctx: Context,
  { goals: asked, periods: all, curves }: Asked,
): Promise<IncentiveSuggestion[]> {
  if (asked.length === 0) return []
  const chosen = new Map(asked.map((one) => [one.id, one]))
  const periods = new Map(all.map((one) => [one.id, one]))
  const goals = await measuredGoals(ctx, inArray(goal.id, [...chosen.keys()]))
  return goals
    .flatMap((one) => suggestedFor(one, periods.get(one.periodId)!, chosen.get(one.id)!, curves, ctx.today))
    .sort(directFirst)
}

/** Goals in force of active people the viewer is above, in periods that have rules and are not long over. */
function suggestible(ctx: Context): SQL {
  const below = ctx.viewer.executive
    ? undefined
    : sql`exists (select from ${membership} where ${membership.personId} = ${goal.ownerId}
        and ${holdsOn(membership, ctx.today)} and ${inSubtree(ctx, membership.teamId)})`
  const asking = and(
    eq(incentiveRule.periodId, goal.periodId),
    isNull(incentiveRule.removedAt),
    ne(period.state, 'planning'),
    gte(period.last, addDays(ctx.today, -SUGGESTION_DAYS)),
  )
  return and(
    inArray(goal.state, ['agreed', 'graded']),
    ne(goal.ownerId, ctx.viewer.id),
    sql`exists (select from ${person} where ${person.id} = ${goal.ownerId} and ${person.active})`,
    below,
    sql`exists (select from ${incentiveRule} join ${period} on ${period.id} = ${incentiveRule.periodId} where ${asking})`,
    visibleGoals(ctx),
  )!
}

/** `Asked` as JSON, in a statement that has `leadsAbove`; only goals whose owner's nearest lead the viewer is where told so. */
export function askedGoals(ctx: Context, goals?: SQL, directOnly = false): SQL {
  const nearest = sql`(select la.person_id from lead_above la
    join membership m on m.team_id = la.team_id and m.person_id = ${goal.ownerId} and ${holds('m', ctx.today)}
    where la.person_id <> ${goal.ownerId} order by la.depth, la.person_id limit 1)`
  const direct = sql`coalesce(${nearest} = ${ctx.viewer.id}::uuid, ${ctx.viewer.executive}::boolean)`
  const judged = sql`'kind', r.kind, 'against', r.against, 'capped', r.capped`
  return sql`(
    with chosen as materialized (
      select ${goal.id} as id, ${goal.periodId} as period_id, ${direct} as direct
      from ${goal} where ${and(suggestible(ctx), goals, directOnly ? direct : undefined)})
    select json_build_object(
      'periods', (select coalesce(json_agg(json_build_object('id', pe.id, 'kind', pe.kind, 'first', pe.first, 'state', pe.state,
          'rules', (select json_agg(json_build_object('id', r.id, ${judged}, 'from', r."from", 'to', r."to", 'text', r.text,
            'amount', r.amount::text, 'currency', r.currency) order by r.id)
          from incentive_rule r where r.period_id = pe.id and r.removed_at is null))), '[]')
        from period pe where pe.id in (select period_id from chosen)),
      'goals', (select coalesce(json_agg(json_build_object('id', c.id, 'direct', c.direct,
          'decided', (select coalesce(json_agg(json_build_object(${judged}, 'from', r."from", 'mark', s.mark, 'outcome', s.outcome)), '[]')
            from incentive_suggestion s join incentive_rule r on r.id = s.rule_id where s.goal_id = c.id)) order by c.id), '[]')
        from chosen c),
      'curves', (select coalesce(json_object_agg(m.id, m.pace_curve), '{}') from metric m)))`
}

function suggestedFor(
  one: MeasuredGoal,
  { rules, ...itsPeriod }: Asked['periods'][number],
  { direct, decided }: Asked['goals'][number],
  curves: Asked['curves'],
  today: Day,
): IncentiveSuggestion[] {
  const mark = newestMark(one, today, itsPeriod.state)
  if (mark === null) return []
  const day = markDay(one, mark)
  const reached = reachedBy(
    one.keyResults.map((result) => ({
      current: result,
      original: result.original && { ...result, ...result.original },
      dropped: result.dropped,
      measurements: [...result.values, ...result.afterDeadline],
      paceTo: paceOfMetric(one, result, curves),
    })),
    { original: one.originalDeadline ?? one.deadline, current: one.deadline },
    day,
  )
  return suggestions(rules, mark, reached, decided).map((suggested) => ({
    ...suggested,
    goal: { id: one.id, name: one.name },
    owner: { id: one.ownerId, name: one.ownerName },
    period: itsPeriod,
    day,
    direct,
  }))
}

/**
 * By its metric's own curve: a goal's owner chooses its curves whenever they like, and would choose what is held against them.
 * Marks are a goal's alone, so that a metric measured by marks is linear here, as is a key result in words of its own.
 */
const paceOfMetric =
  ({ starts, teamId, settings }: MeasuredGoal, { metricId }: MeasuredKeyResult, curves: Asked['curves']) =>
  (deadline: Day) =>
    paceOf({
      curve: (metricId !== null && curves[metricId]) || 'linear',
      starts,
      deadline,
      calendar: settings,
      learned: metricId === null ? null : settings.learned(metricId, teamId),
    })

const directFirst = (a: IncentiveSuggestion, b: IncentiveSuggestion): number =>
  Number(b.direct) - Number(a.direct) ||
  a.owner.name.localeCompare(b.owner.name) ||
  a.goal.name.localeCompare(b.goal.name) ||
  (a.rule.id < b.rule.id ? -1 : 1)
