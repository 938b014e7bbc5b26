import { inArray, sql } from 'drizzle-orm'
import type { PlanWords } from '@/lib/okr/input/plans'
import type { GoalLevel } from '@/lib/okr/types'
import { rows } from '../../client'
import type { Context } from '../../context'
import type { DirectionVersion } from './direction'
import { metricList, type MetricChoice } from './metric-choices'
import { holds } from './dated'
import { isExecutiveOn } from '../../executives'

type Named = { id: string; name: string }

/** Whose goal it is to be: the team it counts in, who owns it, and who answers for it unless the form says otherwise. */
export type Holder = {
  level: GoalLevel
  teamId: string | null
  teamName: string | null
  ownerId: string
  ownerName: string
  accountableId: string
}

export type FormChoices = {
  holder: Holder | null
  /** Teams and people the viewer may write goals for, themselves left out. */
  teams: Named[]
  people: Named[]
  /** Leads above the holder, nearest first, executives and the owner. */
  accountables: Named[]
  /** The team's people and leads, to whom tasks can be given. */
  assignees: Named[]
  metrics: MetricChoice[]
  direction: DirectionVersion | null
  /** What the person plans for the period; null where nothing is written, and for teams. */
  plan: PlanWords | null
}

/** Who and what can be chosen in a goal's form, and what stands beside it, in one statement. `id` is the person's or the team's. */
export async function formChoices(
  ctx: Context,
  { level, id, periodId }: { level: GoalLevel; id: string | null; periodId: string },
): Promise<FormChoices> {
  const { viewer, today } = ctx
  const led = viewer.executive
    ? sql`true`
    : viewer.leads.length > 0
      ? inArray(sql`t.id`, [...viewer.leads])
      : sql`false`
  const list = (body: ReturnType<typeof sql>) => sql`(select coalesce(json_agg(${body}), '[]')`
  const named = sql`json_build_object('id', x.id, 'name', x.name) order by x.place, x.name, x.id`
  const team =
    level === 'team'
      ? sql`${id}::uuid`
      : level === 'person'
        ? sql`(select ms.team_id from membership ms where ms.person_id = ${id}::uuid and ${holds('ms', today)})`
        : sql`null::uuid`
  const result = await ctx.db.execute(sql`
    with recursive
    of_team (id) as (select ${team}),
    above (id, depth) as (
      select id, 0 from of_team where id is not null
      union all
      select tp.parent_id, a.depth + 1 from above a join team_parent tp on tp.team_id = a.id and ${holds('tp', today)}
      where a.depth < 20
    ),
    lead as (
      select p.id, p.name, a.depth from above a
      join team_lead tl on tl.team_id = a.id and ${holds('tl', today)}
      join person p on p.id = tl.person_id and p.active
    ),
    owner as (
      select p.id, p.name from person p where p.active and p.id = ${
        level === 'person'
          ? sql`${id}::uuid`
          : level === 'team'
            ? sql`coalesce((select l.id from lead l order by l.depth limit 1), ${viewer.id}::uuid)`
            : sql`${viewer.id}::uuid`
      }
    ),
    executive as (
      select p.id, p.name from person p join person_role r on r.person_id = p.id
      where p.active and ${isExecutiveOn('r', today)}
    )
    select
      (select json_build_object('level', ${level}::text, 'teamId', ot.id, 'teamName', t.name, 'ownerId', o.id, 'ownerName', o.name,
          'accountableId', coalesce((select l.id from lead l where l.id <> o.id order by l.depth limit 1), o.id))
        from owner o cross join of_team ot left join team t on t.id = ot.id
        where ${level === 'company' ? sql`true` : sql`t.id is not null and t.archived_at is null`}) as holder,
      ${list(sql`json_build_object('id', t.id, 'name', t.name) order by t.name, t.id`)} from team t
        where t.archived_at is null and ${led}) as teams,
      ${list(sql`json_build_object('id', p.id, 'name', p.name) order by p.name, p.id`)} from person p
        join membership ms on ms.person_id = p.id and ${holds('ms', today)} join team t on t.id = ms.team_id
        where p.active and p.id <> ${viewer.id} and ${led}) as people,
      ${list(named)} from (
        select distinct on (y.id) y.* from (
          select l.id, l.name, l.depth as place from lead l union all select e.id, e.name, 90 from executive e
          union all select o.id, o.name, 91 from owner o) y order by y.id, y.place) x) as accountables,
      ${list(named)} from (
        select distinct on (y.id) y.* from (
          select o.id, o.name, 0 as place from owner o
          union all select p.id, p.name, 1 from person p join membership ms on ms.person_id = p.id and ${holds('ms', today)}
            where p.active and ms.team_id = (select id from of_team)
          union all select l.id, l.name, 2 from lead l
          union all select e.id, e.name, 3 from executive e where (select id from of_team) is null) y order by y.id, y.place) x) as assignees,
      ${metricList(ctx)} as metrics,
      (select json_build_object('strategy', d.strategy, 'coreBusiness', d.core_business, 'marketTrends', d.market_trends,
          'by', p.name, 'at', d.recorded_at)
        from direction d join person p on p.id = d.author_id
        where d.period_id = ${periodId} and d.superseded_at is null) as direction,
      (select json_build_object('position', pp.position, 'abilities', pp.abilities, 'resources', pp.resources,
          'companyAndMarket', pp.company_and_market, 'growthWish', pp.growth_wish, 'conclusions', pp.conclusions)
        from personal_plan pp where pp.period_id = ${periodId} and pp.superseded_at is null
          and ${level === 'person' ? sql`pp.person_id = ${id}::uuid` : sql`false`}) as plan`)
  return rows<FormChoices>(result)[0]!
}
