import { and, eq, sql } from 'drizzle-orm'
import { coverage } from '@/lib/okr/coverage'
import { cuts, type Cut } from '@/lib/okr/distribute'
import { draftTargets } from '@/lib/okr/draft-targets'
import { NotFound } from '@/lib/okr/errors'
import { createsGoal, discardsGoal } from '@/lib/okr/permissions'
import type { Day, Decimal, Kind } from '@/lib/okr/types'
import type { Context } from '../context'
import { isId } from '../ids'
import { read } from '../read'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { alignedChildren } from './parts/coverage-children'
import { goalsOfMetric, type GoalOfMetric } from './parts/goals-of-metric'
import { groupBy } from './parts/group-by'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'
import { rosterOn } from './parts/roster'

export const WHOLE_PERCENT = 100

/** A team's key result that can be cut into parts. */
export type Parted = {
  id: string
  goalId: string
  name: string
  metricId: string
  kind: Extract<Kind, 'count' | 'amount'>
  unit: string
  currency: string | null
  /** What is to be reached from the start: target − baseline. */
  target: Decimal
}

export type DraftForManyForm = {
  team: { id: string; name: string }
  period: PeriodChoice
  periods: PeriodChoice[]
  results: Parted[]
  chosen: Parted | null
  cut: Cut
  /** Of the team's target, in whole percent. */
  percent: number
  /** What goals below carry of it already, drafts among them. */
  carried: Decimal
  /** What the drafts are to add up to; null without a target. */
  total: Decimal | null
  /** It is a count that was rounded up. */
  rounded: boolean
  people: {
    id: string
    name: string
    /** What they reached of the metric in their last ended period of the kind; null without one. */
    last: { value: Decimal; first: Day } | null
    /** Goals with this metric they have in the period already, as far as the viewer may see them. */
    standing: Standing[]
    /** What is proposed; null by hand, and where a goal stands already. */
    proposed: Decimal | null
  }[]
}

type Standing = Pick<GoalOfMetric, 'id' | 'name' | 'target' | 'state' | 'version'> & {
  /** A draft the viewer may discard. */
  discards: boolean
}

type Asked = { periodId?: string; parentId?: string; cut?: string; percent?: string }

/**
 * What a lead needs to draft one goal for the people of a team: the team's target, what each reached last, and targets that add up to
 * the chosen part of it exactly. Seven statements.
 *
 * @throws NotFound where the viewer does not direct the team.
 */
export async function draftForManyForm(
  ctx: Context,
  teamId: string,
  asked: Asked,
): Promise<DraftForManyForm | 'noPeriod'> {
  if (!isId(teamId)) throw new NotFound()
  const roster = await rosterOn(ctx, ctx.today, teamId)
  const team = roster.teams[0]
  if (!team || !createsGoal(ctx.viewer, { level: 'team', teamId, ownerId: '' })) throw new NotFound()
  const periods = (await periodsFor(ctx)).filter(({ state }) => state === 'planning' || state === 'active')
  const period = currentPeriod(periods, ctx.today, asked.periodId)
  if (!period) return 'noPeriod'
  const results = await partedResults(ctx, teamId, period.id)
  const chosen = results.find(({ id }) => id === asked.parentId) ?? results[0] ?? null
  const members = roster.people.filter((one) => one.teamId === teamId && one.active)
  const people = members.map(({ id }) => id)
  const last = chosen ? await lastOf(ctx, members, chosen, period) : new Map<string, Last>()
  const stand = chosen ? await goalsOfMetric(ctx, { ...chosen, periodId: period.id, people }) : []
  const standing = groupBy(stand, ({ ownerId }) => ownerId)
  const cut = cuts.find((one) => one === asked.cut) ?? 'last'
  const typed = Number(asked.percent)
  const percent = Number.isInteger(typed) && typed >= 1 && typed <= 500 ? typed : WHOLE_PERCENT
  const carried = chosen ? await carriedBelow(ctx, chosen) : '0'
  const proposal =
    chosen &&
    draftTargets({
      ...chosen,
      percent,
      carried,
      cut,
      people: members.map(({ id }) => ({
        last: last.get(id)?.value ?? null,
        taken: standing.has(id),
        leads: id === team.leadId,
      })),
    })
  return {
    team: { id: team.id, name: team.name },
    period,
    periods,
    results,
    chosen,
    cut,
    percent,
    carried,
    total: proposal?.total ?? null,
    rounded: proposal?.rounded ?? false,
    people: members.map(({ id, name }, index) => ({
      id,
      name,
      last: last.get(id) ?? null,
      standing: (standing.get(id) ?? []).map((one) => ({
        ...one,
        discards: one.state === 'draft' && discardsGoal(ctx.viewer, one),
      })),
      proposed: proposal?.parts[index] ?? null,
    })),
  }
}

/** What all goals below a key result add up to, whoever's they are. */
async function carriedBelow(ctx: Context, chosen: Parted): Promise<Decimal> {
  const children = await alignedChildren(ctx, eq(goal.id, chosen.goalId))
  const below = (children.get(chosen.id) ?? []).filter(({ axis }) => axis === 'people')
  return coverage({ ...chosen, baseline: '0' }, below).withDrafts.sum
}

const partedResults = (ctx: Context, teamId: string, periodId: string): Promise<Parted[]> => {
  const zh = ctx.locale === 'zh-CN'
  return read(
    ctx,
    sql`select k.id, ${goal.id} as "goalId", coalesce(nullif(k.wording, ''), ${zh ? sql`m.name_zh` : sql`m.name_en`}) as name,
        k.metric_id as "metricId", k.kind, coalesce(${zh ? sql`m.unit_zh` : sql`m.unit_en`}, k.unit) as unit, k.currency,
        trim_scale(t.target - t.baseline)::text as target
      from ${goal} join key_result k on k.goal_id = ${goal.id}
      join key_result_term t on t.key_result_id = k.id and t.superseded_at is null
      join metric m on m.id = k.metric_id
      where ${and(eq(goal.teamId, teamId), eq(goal.level, 'team'), eq(goal.periodId, periodId), visibleGoals(ctx))}
        and ${goal.state} in ('draft', 'submitted', 'agreed') and not t.dropped and k.kind in ('count', 'amount')
        and t.target > t.baseline
      order by ${goal.createdAt}, k.position, k.id`,
  )
}

type Last = DraftForManyForm['people'][number]['last']

/** Last results of people and one metric, by person. */
async function lastOf(
  ctx: Context,
  members: readonly { id: string }[],
  { metricId, currency }: Parted,
  period: PeriodChoice,
): Promise<Map<string, Last>> {
  if (members.length === 0) return new Map()
  const ids = sql.join(
    members.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  )
  const same = sql`k.metric_id = ${metricId} and k.currency is not distinct from ${currency} and not t.dropped`
  const found = await read<{ id: string; last: Last }>(
    ctx,
    sql`
    with result as (
      select g.owner_id, pe.first, sum(me.value - t.baseline) as value
      from goal g
      join period pe on pe.id = g.period_id and pe.kind = ${period.kind} and pe.last < ${period.first}::date
      join key_result k on k.goal_id = g.id
      join key_result_term t on t.key_result_id = k.id and t.superseded_at is null
      join lateral (
        select m.value from measurement m
        where m.key_result_id = k.id and m.superseded_at is null and m.as_of <= g.deadline
        order by m.as_of desc limit 1
      ) me on true
      where g.level = 'person' and g.state in ('agreed', 'graded') and g.owner_id in (${ids}) and ${same}
      group by g.owner_id, pe.first
    )
    select p.id,
      (select json_build_object('value', trim_scale(r.value)::text, 'first', r.first) from result r
        where r.owner_id = p.id order by r.first desc limit 1) as last
    from person p where p.id in (${ids})`,
  )
  return new Map(found.map(({ id, last }) => [id, last]))
}
