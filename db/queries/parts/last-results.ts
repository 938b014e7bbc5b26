import { sql, type SQL } from 'drizzle-orm'
import type { Day, Decimal } from '../../../lib/okr/types'
import type { PeriodChoice } from './periods'

/** What somebody, or a team by its own goals, brought of a metric in the last closed period that asked them for it. */
export type LastResult = { holderId: string; metricId: string; value: Decimal; first: Day }

/**
 * A list of last results as one column of a statement, from the statements people were given at closing: of people by their
 * personal goals, of teams by theirs, in periods of one kind before a day.
 */
export const lastResults = (
  { people, teams }: { people: readonly string[]; teams: readonly string[] },
  { kind, first }: Pick<PeriodChoice, 'kind' | 'first'>,
): SQL => sql`(
  select coalesce(json_agg(json_build_object('holderId', l.holder_id, 'metricId', l.metric_id,
    'value', trim_scale(l.value)::text, 'first', l.first)), '[]')
  from (
    select distinct on (holder_id, metric_id) holder_id, metric_id, first, sum(brought) as value
    from (
      select case when g.level = 'team' then g.team_id else g.owner_id end as holder_id, k.metric_id, pe.first,
        gv.value - t.baseline as brought
      from goal g
      join period pe on pe.id = g.period_id and pe.state = 'closed' and pe.kind = ${kind} and pe.first < ${first}::date
      join grade gr on gr.goal_id = g.id
      join grade_value gv on gv.grade_id = gr.id and gv.value is not null
      join key_result k on k.id = gv.key_result_id and k.metric_id is not null and k.kind in ('count', 'amount', 'growth')
      join key_result_term t on t.key_result_id = k.id and t.superseded_at is null
      where (g.level = 'person' and g.owner_id = any(${listOf(people)}))
        or (g.level = 'team' and g.team_id = any(${listOf(teams)}))
    ) closed
    group by holder_id, metric_id, first
    order by holder_id, metric_id, first desc
  ) l)`

const listOf = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`
