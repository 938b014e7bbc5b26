import { sql, type SQL } from 'drizzle-orm'
import type { Verdict } from '../../../lib/okr/goal-check/text-evidence'
import type { Kind, GoalLevel, ShownState, PeriodState, ValueSource, PaceCurve } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { submittedBy } from '../../deciders'
import { read } from '../../read'
import { goal } from '../../schema'
import type { StoredPeriod } from './period-settings'
import { sumOfParts } from './sum-of-parts'

/** What the database knows of goals, before any rule is applied. Values are exact decimals as strings. */
export type KeyResultFacts = {
  id: string
  metricId: string | null
  name: string
  kind: Kind
  unit: string
  currency: string | null
  valueSource: ValueSource
  /** Which goals below its value comes from, where it does. */
  fedBy: 'people' | 'time'
  paceCurve: PaceCurve
  marks: { day: string; value: string }[] | null
  baseline: string
  base: string | null
  target: string
  weight: number
  dueOn: string | null
  dropped: boolean
  /** When an adjustment set the numbers that stand. */
  adjustedAt: string | null
  original: {
    baseline: string
    base: string | null
    target: string
    weight: number
    dueOn: string | null
  } | null
  /** Fed by others: the key results at the bottom that are measured themselves, with the share of each that counts here. */
  parts: [id: string, share: number][]
  /** Current measurements in the order of their days; a parent's are the sums of its children's. */
  values: [asOf: string, value: string][]
}

export type GoalFactsRow = {
  id: string
  periodId: string
  level: GoalLevel
  teamId: string | null
  ownerId: string
  ownerName: string
  /** When its owner was deactivated; null while they are here. */
  ownerLeftAt: string | null
  accountableId: string
  authorId: string
  /** Who sent it in, while it waits to be agreed. */
  submittedBy: string | null
  name: string
  state: ShownState
  assigned: boolean
  /** The worst the goal check said when it was handed in; null where it never was. */
  checkVerdict: Verdict | null
  starts: string
  deadline: string
  originalDeadline: string | null
  weight: number | null
  version: number
  /** A year's goal that takes all its values from its quarters: it asks for no weekly check-in. */
  fedByQuarters: boolean
  /** When it was first in force in a period that was open: nothing is asked for that was due before. Null of one that never was. */
  askedFrom: string | null
  /** Mondays of the weeks its owner was excused. */
  excused: string[]
  /** Mondays of the weeks that have a check-in, each with when it was first recorded. */
  logged: [week: string, at: string][]
  keyResults: KeyResultFacts[]
  lastCheckIn: {
    id: string
    week: string
    firstRecordedAt: string
    recordedAt: string
    confidence: number | null
    blockers: string | null
    version: number
    acknowledged: boolean
  } | null
}

/** As the statement gives it: facts and values side by side, which PostgreSQL need not take apart to put together. */
type StoredGoal = Omit<GoalFactsRow, 'keyResults'> & {
  keyResults: (Pick<KeyResultFacts, 'values' | 'parts'> & {
    facts: Omit<KeyResultFacts, 'values' | 'parts'>
  })[]
}

export type Facts = { goals: StoredGoal[]; periods: PeriodFacts[] }

/** A goal's key results each with its values. */
export const withValues = ({ keyResults, ...stored }: StoredGoal): GoalFactsRow => ({
  ...stored,
  keyResults: keyResults.map(({ facts, ...measured }) => ({ ...facts, ...measured })),
})

type PeriodFacts = StoredPeriod & { state: PeriodState }

/** The learned shapes a period copied, by metric: of the metrics of some key results. */
export const shapesOf = (periodId: SQL, keyResults: SQL): SQL =>
  sql`(select json_object_agg(sh.metric_id, json_build_object('shape', sh.shape, 'regions', sh.regions)) from period_shape sh
    where sh.period_id = ${periodId} and sh.metric_id in (select k.metric_id from ${keyResults}))`

/**
 * When a goal was first in force in a period that was open: before that nobody could log a week of it. Null where no step of it says
 * so. It is set once, so that it holds for any past day on which the goal was in force as well.
 */
export const askedFrom = (goalId: SQL, periodId: SQL): SQL =>
  sql`(select greatest(min(gs.at), (select min(ps.at) from period_step ps where ps.period_id = ${periodId} and ps.state = 'active'))
    from goal_step gs where gs.goal_id = ${goalId} and gs.state = 'agreed')`

/**
 * Goals that fulfil a condition on `goal`, with their key results, measurements and last check-in: one statement, whatever their
 * number and however deep the tree below them. The caller says in `where` what the viewer may see.
 */
export async function goalFacts(
  ctx: Pick<Context, 'db' | 'locale' | 'snapshot'>,
  where: SQL,
): Promise<Facts> {
  const { locale } = ctx
  const metricName = locale === 'zh-CN' ? sql`m.name_zh` : sql`m.name_en`
  const metricUnit = locale === 'zh-CN' ? sql`m.unit_zh` : sql`m.unit_en`
  const [row] = await read<Facts>(
    ctx,
    sql`
    with recursive
    chosen as materialized (select ${goal}.* from ${goal} where ${where}),
    kr as materialized (
      select k.id, k.goal_id, k.value_source, k.fed_by, k.position, t.baseline,
        json_build_object(
          'id', k.id, 'metricId', k.metric_id, 'name', coalesce(nullif(k.wording, ''), ${metricName}), 'kind', k.kind,
          'unit', coalesce(${metricUnit}, k.unit), 'currency', k.currency, 'valueSource', k.value_source, 'fedBy', k.fed_by,
          'paceCurve', k.pace_curve, 'marks', k.marks,
          'baseline', t.baseline::text, 'base', t.base::text, 'target', t.target::text, 'weight', t.weight,
          'dueOn', t.due_on, 'dropped', t.dropped, 'adjustedAt', case when t.cause = 'adjusted' then t.recorded_at end,
          'original', case when o.id is null then null else json_build_object('baseline', o.baseline::text,
            'base', o.base::text, 'target', o.target::text, 'weight', o.weight, 'dueOn', o.due_on) end
        ) as facts
      from chosen c
      join key_result k on k.goal_id = c.id
      join key_result_term t on t.key_result_id = k.id and t.superseded_at is null
      left join metric m on m.id = k.metric_id
      left join lateral (
        select * from key_result_term ot
        where ot.key_result_id = k.id and ot.cause in ('agreed', 'corrected')
        order by ot.recorded_at desc, ot.id desc limit 1
      ) o on true
    ),
    ${sumOfParts},
    series as (
      select root_id as id, as_of, value from summed
      union all
      select me.key_result_id, me.as_of, me.value
      from kr join measurement me on me.key_result_id = kr.id and me.superseded_at is null
      where kr.value_source <> 'children'
    ),
    measured as (
      select id, json_agg(json_build_array(as_of, trim_scale(value)::text) order by as_of) as values from series group by id
    ),
    results as (
      select kr.goal_id, json_agg(json_build_object('facts', kr.facts, 'values', coalesce(me.values, '[]'),
        'parts', coalesce(pa.list, '[]')) order by kr.position, kr.id) as list
      from kr left join measured me on me.id = kr.id left join part pa on pa.root_id = kr.id
      group by kr.goal_id
    ),
    last_check_in as (
      select distinct on (ci.goal_id) ci.goal_id, json_build_object('id', ci.id, 'week', ci.week,
        'firstRecordedAt', ci.first_recorded_at, 'recordedAt', v.recorded_at, 'confidence', v.confidence, 'blockers', v.blockers,
        'version', ci.version, 'acknowledged',
        exists (select from acknowledgement ak where ak.check_in_id = ci.id and ak.version = ci.version)) as facts
      from chosen c
      join check_in ci on ci.goal_id = c.id
      join check_in_version v on v.check_in_id = ci.id and v.superseded_at is null
      order by ci.goal_id, ci.week desc
    )
    select
      (select coalesce(json_agg(json_build_object(
        'id', c.id, 'periodId', c.period_id, 'level', c.level, 'teamId', c.team_id, 'ownerId', c.owner_id, 'ownerName', p.name, 'ownerLeftAt', p.deactivated_at,
        'accountableId', c.accountable_id, 'authorId', c.author_id, 'submittedBy', ${submittedBy(sql`c.id`, sql`c.state`)}, 'name', c.name, 'state', c.state, 'assigned', c.assigned, 'checkVerdict', c.check_verdict,
        'starts', c.starts, 'deadline', c.deadline, 'weight', c.weight, 'version', c.version,
        'fedByQuarters', ye.kind = 'year' and not exists (select from key_result k
          where k.goal_id = c.id and not (k.value_source = 'children' and k.fed_by = 'time')),
        'originalDeadline', (select gt.deadline from goal_term gt where gt.goal_id = c.id and gt.cause in ('agreed', 'corrected')
          order by gt.recorded_at desc, gt.id desc limit 1),
        'askedFrom', ${askedFrom(sql`c.id`, sql`c.period_id`)},
        'excused', coalesce((select json_agg(e.week) from excused_week e
          where e.person_id = c.owner_id and e.period_id = c.period_id and e.revoked_at is null), '[]'),
        'logged', coalesce((select json_agg(json_build_array(ci.week, ci.first_recorded_at)) from check_in ci where ci.goal_id = c.id), '[]'),
        'keyResults', coalesce(r.list, '[]'), 'lastCheckIn', l.facts
      ) order by c.id), '[]')
      from chosen c
      join person p on p.id = c.owner_id
      join period ye on ye.id = c.period_id
      left join results r on r.goal_id = c.id
      left join last_check_in l on l.goal_id = c.id) as goals,
      (select coalesce(json_agg(json_build_object('id', pe.id, 'first', pe.first, 'last', pe.last, 'state', pe.state, 'settings', pe.settings, 'shapes', ${shapesOf(sql`pe.id`, sql`chosen c join key_result k on k.goal_id = c.id`)})), '[]')
      from period pe where pe.id in (select period_id from chosen)) as periods`,
  )
  return row!
}
