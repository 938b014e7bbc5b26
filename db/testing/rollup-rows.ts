import { sql, type SQL } from 'drizzle-orm'
import type { AdjustmentReason } from '@/lib/okr/types'
import { rows, type Db } from '../client'

/**
 * The figures of the rollup once more, from the rows themselves: in SQL, by the words of the rules, and through nothing the page
 * uses. What a unit is called by: the id of a team, null for the company.
 */
type Asked = { db: Db; periodId: string; now: Date; /** The day teams are of. */ day: string }

type OfUnit = { unit: string | null }
export type DisciplineRow = OfUnit & { onTime: number; late: number; missed: number; madeUp: number }
export type StandingRow = OfUnit & { status: string; people: number }
export type OptimismRow = OfUnit & { gap: number; goals: number }
export type ScoreRow = OfUnit & { count: number; low: number; middle: number; high: number; mean: number }
export type AdjustmentRow = OfUnit & {
  reason: AdjustmentReason
  accepted: number
  declined: number
  waiting: number
  late: number
  approach: number
}

/** Every unit with every goal of a period that counts in it. */
const inUnits = ({ periodId, day }: Asked): SQL => sql`
  below (unit, id) as (
    select id, id from team
    union
    select b.unit, tp.team_id from below b
    join team_parent tp on tp.parent_id = b.id and tp.superseded_at is null and tp.valid_from <= ${day} and (tp.valid_to is null or tp.valid_to > ${day})
  ),
  in_unit as (
    select null::uuid as unit, g.id as goal_id from goal g where g.period_id = ${periodId}
    union all
    select b.unit, g.id from below b join goal g on g.team_id = b.id where g.period_id = ${periodId}
  )`

/** Goals of people that are agreed, and the weeks in which a check-in of them is due: none before they were, in an open period. */
const dueWeeks = ({ periodId }: Asked): SQL => sql`
  mine as (
    select g.*, pe.settings as s, (pe.settings ->> 'timeZone') as zone, p.deactivated_at,
      greatest((select s.at from goal_step s where s.goal_id = g.id and s.state = 'agreed' order by s.at limit 1),
        (select o.at from period_step o where o.period_id = pe.id and o.state = 'active' order by o.at limit 1)) as since
    from goal g join period pe on pe.id = g.period_id join person p on p.id = g.owner_id
    where g.period_id = ${periodId} and g.level = 'person' and g.state in ('agreed', 'graded')
  ),
  days as (
    select m.id, d::date as day, date_trunc('week', d)::date as week,
      (extract(isodow from d) < 6 and not m.s -> 'holidays' @> to_jsonb(to_char(d, 'YYYY-MM-DD')))
        or m.s -> 'makeUpDays' @> to_jsonb(to_char(d, 'YYYY-MM-DD')) as works
    from mine m cross join generate_series(m.starts::timestamp, m.deadline::timestamp, '1 day') d
  ),
  due_days as (
    select m.id, days.week, coalesce(
        max(days.day) filter (where works and extract(isodow from days.day) <= (m.s ->> 'checkInWeekday')::int),
        min(days.day) filter (where works)) as day
    from days join mine m on m.id = days.id group by m.id, days.week, m.s having count(*) filter (where works) >= 3
  ),
  weeks as (
    select w.id, w.week, w.day, (w.day + (m.s ->> 'checkInTime')::time) at time zone m.zone as due,
      (w.day + 3 + (m.s ->> 'checkInTime')::time) at time zone m.zone as late_until,
      exists (select from excused_week e where e.person_id = m.owner_id and e.period_id = m.period_id and e.week = w.week
        and e.revoked_at is null) as excused
    from due_days w join mine m on m.id = w.id
  )`

export async function disciplineRows(asked: Asked): Promise<DisciplineRow[]> {
  const now = asked.now.toISOString()
  const result = await asked.db.execute(sql`
    with recursive ${inUnits(asked)}, ${dueWeeks(asked)},
    logged as (
      select w.id, w.due, w.late_until, c.first_recorded_at as at from weeks w join mine m on m.id = w.id
      left join check_in c on c.goal_id = w.id and c.week = w.week
      where not w.excused and (m.since is null or w.due > m.since)
        and (m.deactivated_at is null or w.due <= m.deactivated_at)
    )
    select u.unit, count(*) filter (where at <= due)::int as "onTime",
      count(*) filter (where coalesce(at, ${now}) > due and coalesce(at, ${now}) <= late_until)::int as late,
      count(*) filter (where coalesce(at, ${now}) > late_until)::int as missed, count(*) filter (where at > late_until)::int as "madeUp"
    from in_unit u join logged l on l.id = u.goal_id group by u.unit`)
  return rows<DisciplineRow>(result)
}

/** How much of the whole period the learned shape has done at the end of a day: its fraction for that day. */
const reached = (day: SQL): SQL =>
  sql`(case when ${day} < p.first then 0 else (sh.shape ->> (${day} - p.first))::float8 end)`

/**
 * Where each goal of a person stands: the last value by the deadline against a straight line to it, or the shape the period
 * learned for its metric, on the day of the value or, once a due day has passed without a newer one, on that day.
 */
const standings = (asked: Asked): SQL => {
  const today = sql`(select ${asked.now.toISOString()}::timestamptz at time zone (select zone from mine limit 1))::date`
  return sql`
  ${inUnits(asked)}, ${dueWeeks(asked)},
  last_due as (
    select m.id, case when ${today} > m.deadline then m.deadline else
      (select max(w.day) from weeks w where w.id = m.id and not w.excused and w.day < ${today}) end as day
    from mine m
  ),
  parts as (
    select m.id, t.weight, k.kind, me.value is not null as known, abs(t.target - t.baseline) as span,
      case k.kind when 'growth' then me.value / (t.base * (1 + t.target / 100))
        when 'limit' then (me.value <= t.target)::int when 'floor' then (me.value >= t.target)::int
        else (me.value - t.baseline) / (t.target - t.baseline) end::float8 as done,
      case when sh.shape is null
        then (greatest(me.as_of, d.day) - m.starts + 1)::float8 / (m.deadline - m.starts + 1)
        else (${reached(sql`greatest(me.as_of, d.day)`)} - ${reached(sql`(m.starts - 1)`)})
          / (${reached(sql`m.deadline`)} - ${reached(sql`(m.starts - 1)`)}) end as pace
    from mine m join last_due d on d.id = m.id
    join key_result k on k.goal_id = m.id
    join period p on p.id = m.period_id
    left join period_shape sh on sh.period_id = p.id and sh.metric_id = k.metric_id and k.pace_curve = 'learned'
    join key_result_term t on t.key_result_id = k.id and t.superseded_at is null and not t.dropped
    left join lateral (
      select x.value, x.as_of from measurement x where x.key_result_id = k.id and x.superseded_at is null
        and x.as_of <= m.deadline order by x.as_of desc limit 1
    ) me on true
  ),
  judged as (
    select *, greatest(0, least(1, done)) as clamped, case
      when not known then null when done >= 1 then 4
      when (kind = 'count' and (pace - done) * span < 1 - 1e-9) or done >= 0.9 * pace - 1e-9 then 3
      when done >= 0.7 * pace - 1e-9 or pace < 0.15 then 2 else 1 end as rank
    from parts
  ),
  goals as (
    select id, sum(weight * clamped) / sum(weight) filter (where known) as done,
      sum(weight * pace) filter (where known) / sum(weight) filter (where known) as pace,
      min(least(rank, 3)) as worst, max(least(rank, 3)) as best, bool_and(coalesce(rank, 0) = 4) as all_done
    from judged group by id
  ),
  goal_ranks as (
    select *, case when all_done then 4 when done is null then null else greatest(worst, least(best,
      case when done >= 0.9 * pace - 1e-9 then 3 when done >= 0.7 * pace - 1e-9 or pace < 0.15 then 2 else 1 end)) end as rank
    from goals
  )`
}

/** People with a goal, by where they stand: their goals by weight. */
export async function standingRows(asked: Asked): Promise<StandingRow[]> {
  const result = await asked.db.execute(sql`
    with recursive ${standings(asked)},
    people as (
      select u.unit, m.owner_id, coalesce(m.weight, 1) as weight, r.* from in_unit u join mine m on m.id = u.goal_id
      join goal_ranks r on r.id = m.id
    ),
    each as (
      select unit, owner_id, sum(weight * done) filter (where done is not null) / sum(weight) filter (where done is not null) as done,
        sum(weight * pace) filter (where done is not null) / sum(weight) filter (where done is not null) as pace,
        min(least(rank, 3)) as worst, max(least(rank, 3)) as best, bool_and(coalesce(rank, 0) = 4) as all_done
      from people group by unit, owner_id
    )
    select unit, case when all_done then 'done' when done is null then 'no_data' else (array['off_track', 'at_risk', 'on_track'])[
        greatest(worst, least(best,
          case when done >= 0.9 * pace - 1e-9 then 3 when done >= 0.7 * pace - 1e-9 or pace < 0.15 then 2 else 1 end))] end as status,
      count(*)::int as people
    from each group by 1, 2`)
  return rows<StandingRow>(result)
}

/** Confidence of the last check-in, out of ten, less how much of what pace asks for is done, at most all of it. */
export async function optimismRows(asked: Asked): Promise<OptimismRow[]> {
  const result = await asked.db.execute(sql`
    with recursive ${standings(asked)},
    gaps as (
      select g.id, v.confidence / 10.0::float8 - greatest(0, least(1, g.done / g.pace)) as gap
      from goals g join lateral (
        select c.id from check_in c where c.goal_id = g.id order by c.week desc limit 1
      ) last on true
      join check_in_version v on v.check_in_id = last.id and v.superseded_at is null
      where v.confidence is not null and g.done is not null and g.pace > 0
    )
    select u.unit, avg(gap)::float8 as gap, count(*)::int as goals
    from in_unit u join gaps on gaps.id = u.goal_id group by u.unit`)
  return rows<OptimismRow>(result)
}

/** Of a closed period: final scores, and where none was given what closing computed. */
export async function scoreRows(asked: Asked): Promise<ScoreRow[]> {
  const result = await asked.db.execute(sql`
    with recursive ${inUnits(asked)},
    scores as (
      select g.id, coalesce(gr.final_score, gr.computed_score) as score from goal g join grade gr on gr.goal_id = g.id
      where g.level = 'person' and g.state in ('agreed', 'graded') and coalesce(gr.final_score, gr.computed_score) is not null
    )
    select u.unit, count(*)::int as count, min(score) as low, max(score) as high, avg(score) as mean,
      percentile_cont(0.5) within group (order by score) as middle
    from in_unit u join scores s on s.id = u.goal_id group by u.unit`)
  return rows<ScoreRow>(result)
}

export async function adjustmentRows(asked: Asked): Promise<AdjustmentRow[]> {
  const result = await asked.db.execute(sql`
    with recursive ${inUnits(asked)}
    select u.unit, a.reason, count(*) filter (where scope = 'numbers' and state = 'accepted')::int as accepted,
      count(*) filter (where scope = 'numbers' and state = 'declined')::int as declined,
      count(*) filter (where scope = 'numbers' and state = 'proposed')::int as waiting,
      count(*) filter (where scope = 'numbers' and state = 'accepted' and late)::int as late,
      count(*) filter (where scope = 'approach' and state <> 'withdrawn')::int as approach
    from in_unit u join adjustment a on a.goal_id = u.goal_id group by u.unit, a.reason`)
  return rows<AdjustmentRow>(result)
}
