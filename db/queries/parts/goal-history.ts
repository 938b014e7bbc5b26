import { sql, type SQL } from 'drizzle-orm'
import type { Version } from '@/lib/okr/known'
import type { Day, Decimal, ShownState } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { goal } from '../../schema'
import { askedFrom, shapesOf, type GoalFactsRow, type KeyResultFacts } from './goal-facts'
import type { StoredPeriod } from './period-settings'

type Cause = 'draft' | 'agreed' | 'adjusted' | 'corrected'
type Numbers = Pick<KeyResultFacts, 'baseline' | 'base' | 'target' | 'weight' | 'dueOn'>

/** A key result with every version of what enters its numbers, oldest first. */
export type KeyResultHistory = Omit<
  KeyResultFacts,
  keyof Numbers | 'dropped' | 'adjustedAt' | 'original' | 'values'
> & {
  goalId: string
  fedBy: 'people' | 'time'
  position: number
  createdAt: number
  terms: (Numbers & Version & { cause: Cause; dropped: boolean })[]
  /** What it was measured by, once that has changed. */
  paces: (Version & Pick<KeyResultFacts, 'paceCurve' | 'marks'>)[]
  values: (Version & { asOf: Day; value: Decimal })[]
  /** What it is aligned to, with the share of it that counts there. */
  parents: (Version & { id: string; axis: 'people' | 'time'; share: number })[]
}

/** A goal with every version of its state, span and check-ins; its words are those of today, because they enter no number. */
export type GoalPast = Pick<
  GoalFactsRow,
  | 'id'
  | 'periodId'
  | 'level'
  | 'teamId'
  | 'ownerId'
  | 'ownerName'
  | 'accountableId'
  | 'authorId'
  | 'name'
  | 'assigned'
  | 'checkVerdict'
  | 'version'
  | 'fedByQuarters'
  | 'askedFrom'
> & {
  /** Asked for; others are only below one that was. */
  chosen: boolean
  createdAt: number
  ownerLeftAt: number | null
  /** Of today, for one without steps or terms. */
  now: { state: ShownState; starts: Day; deadline: Day; weight: number | null }
  steps: { state: ShownState; at: number }[]
  terms: (Version & { cause: Cause; starts: Day; deadline: Day; weight: number | null })[]
  excused: (Version & { week: Day })[]
  checkIns: { id: string; week: Day; firstAt: number }[]
  /** Versions of all of them, in their order. */
  said: (Version & { checkInId: string; confidence: number | null })[]
}

export type GoalHistory = {
  goals: GoalPast[]
  keyResults: KeyResultHistory[]
  periods: StoredPeriod[]
}

const list = (one: SQL, from: SQL): SQL => sql`(select coalesce(json_agg(${one}), '[]') from ${from})`
/** Not `extract`, whose exact numbers cost several times as much: whole milliseconds are exact as floats. */
const ms = (column: SQL): SQL => sql`round(date_part('epoch', ${column}) * 1000)`
const version = (at: SQL, until: SQL): SQL => sql`'at', ${ms(at)}, 'until', ${ms(until)}`
const recorded = (alias: SQL): SQL => version(sql`${alias}.recorded_at`, sql`${alias}.superseded_at`)

const keyResults = (ctx: Pick<Context, 'locale'>): SQL => {
  const [name, unit] =
    ctx.locale === 'zh-CN' ? [sql`m.name_zh`, sql`m.unit_zh`] : [sql`m.name_en`, sql`m.unit_en`]
  return sql`json_build_object(
    'id', k.id, 'goalId', k.goal_id, 'metricId', k.metric_id, 'name', coalesce(nullif(k.wording, ''), ${name}), 'kind', k.kind,
    'unit', coalesce(${unit}, k.unit), 'currency', k.currency, 'valueSource', k.value_source, 'fedBy', k.fed_by,
    'paceCurve', k.pace_curve, 'marks', k.marks, 'position', k.position, 'createdAt', ${ms(sql`k.created_at`)},
    'terms', ${list(
      sql`json_build_object('cause', t.cause, 'baseline', t.baseline::text, 'base', t.base::text, 'target', t.target::text,
        'weight', t.weight, 'dueOn', t.due_on, 'dropped', t.dropped, ${recorded(sql`t`)}) order by t.recorded_at, t.id`,
      sql`key_result_term t where t.key_result_id = k.id`,
    )},
    'paces', ${list(
      sql`json_build_object('paceCurve', pc.pace_curve, 'marks', pc.marks, ${recorded(sql`pc`)}) order by pc.recorded_at, pc.id`,
      sql`key_result_pace pc where pc.key_result_id = k.id`,
    )},
    'values', ${list(
      sql`json_build_object('asOf', me.as_of, 'value', trim_scale(me.value)::text, ${recorded(sql`me`)}) order by me.as_of, me.recorded_at`,
      sql`measurement me where me.key_result_id = k.id`,
    )},
    'parents', ${list(
      sql`json_build_object('id', a.parent_id, 'axis', a.axis, 'share', a.share, ${version(sql`a.valid_from`, sql`a.valid_to`)}) order by a.id`,
      sql`alignment a where a.child_id = k.id`,
    )}) order by k.position, k.id`
}

const goals = sql`json_build_object(
  'id', g.id, 'periodId', g.period_id, 'level', g.level, 'teamId', g.team_id, 'ownerId', g.owner_id, 'ownerName', p.name,
  'accountableId', g.accountable_id, 'authorId', g.author_id, 'name', g.name, 'assigned', g.assigned,
  'checkVerdict', g.check_verdict, 'version', g.version, 'chosen', g.id in (select id from chosen),
  'fedByQuarters', ye.kind = 'year' and not exists (select from key_result k
    where k.goal_id = g.id and not (k.value_source = 'children' and k.fed_by = 'time')),
  'askedFrom', ${askedFrom(sql`g.id`, sql`g.period_id`)},
  'createdAt', ${ms(sql`g.created_at`)}, 'ownerLeftAt', ${ms(sql`p.deactivated_at`)},
  'now', json_build_object('state', g.state, 'starts', g.starts, 'deadline', g.deadline, 'weight', g.weight),
  'steps', ${list(
    sql`json_build_object('state', s.state, 'at', ${ms(sql`s.at`)}) order by s.at, s.id`,
    sql`goal_step s where s.goal_id = g.id`,
  )},
  'terms', ${list(
    sql`json_build_object('cause', t.cause, 'starts', t.starts, 'deadline', t.deadline, 'weight', t.weight, ${recorded(sql`t`)}) order by t.recorded_at, t.id`,
    sql`goal_term t where t.goal_id = g.id`,
  )},
  'excused', ${list(
    sql`json_build_object('week', e.week, ${version(sql`e.recorded_at`, sql`e.revoked_at`)}) order by e.week`,
    sql`excused_week e where e.person_id = g.owner_id and e.period_id = g.period_id`,
  )},
  'checkIns', ${list(
    sql`json_build_object('id', ci.id, 'week', ci.week, 'firstAt', ${ms(sql`ci.first_recorded_at`)}) order by ci.week`,
    sql`check_in ci where ci.goal_id = g.id`,
  )},
  'said', ${list(
    sql`json_build_object('checkInId', v.check_in_id, 'confidence', v.confidence, ${recorded(sql`v`)}) order by v.recorded_at, v.id`,
    sql`check_in ci join check_in_version v on v.check_in_id = ci.id where ci.goal_id = g.id`,
  )}) order by g.id`

/**
 * Goals that fulfil a condition on `goal`, with all goals their values and coverage come from and every version of what enters a
 * number: one statement, from which any past day can be shown as it was known then. The caller says in `where` what the viewer may
 * see; of goals below that are not `chosen` only sums may be shown.
 */
export async function goalHistory(
  ctx: Pick<Context, 'db' | 'locale' | 'snapshot'>,
  where: SQL,
): Promise<GoalHistory> {
  const [found] = await read<GoalHistory>(
    ctx,
    sql`
    with recursive
    chosen as materialized (select ${goal}.id from ${goal} where ${where}),
    node (id) as (
      select k.id from chosen c join key_result k on k.goal_id = c.id
      union
      select a.child_id from node n join alignment a on a.parent_id = n.id
        join key_result ck on ck.id = a.child_id join goal cg on cg.id = ck.goal_id and cg.state <> 'discarded'
    ),
    involved as materialized (
      select id from chosen union select k.goal_id from node n join key_result k on k.id = n.id
    )
    select
      (select coalesce(json_agg(${goals}), '[]') from involved i join goal g on g.id = i.id
        join person p on p.id = g.owner_id join period ye on ye.id = g.period_id) as goals,
      (select coalesce(json_agg(${keyResults(ctx)}), '[]') from node n join key_result k on k.id = n.id
        left join metric m on m.id = k.metric_id) as "keyResults",
      (select coalesce(json_agg(json_build_object('id', pe.id, 'first', pe.first, 'last', pe.last, 'settings', pe.settings,
        'shapes', ${shapesOf(sql`pe.id`, sql`node n join key_result k on k.id = n.id`)})), '[]') from period pe
        where pe.id in (select g.period_id from involved i join goal g on g.id = i.id)) as periods`,
  )
  return found!
}
