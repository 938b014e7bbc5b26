import { sql } from 'drizzle-orm'
import type { Locale } from '../../../lib/okr/types'
import type { Viewer } from '../../../lib/okr/permissions'
import { rows, type Db } from '../../client'
import type { CompanySettings } from '../../context'
import { isExecutiveOn } from '../../executives'
import { holds } from './dated'

/** Days without a request after which a session ends. Its absolute end is written in the row when it starts. */
export const IDLE_DAYS = 14

export type SessionFacts = {
  sessionId: string
  lastSeenAt: Date
  viewer: Viewer
  locale: Locale
  /** The team whose board is theirs: the highest they lead themselves, else the one they belong to. */
  home: { teamId: string | null; teamName: string | null }
  company: CompanySettings
  /** The company's calendar date at `now`. */
  today: string
  /** The state of the database in which this was read. */
  snapshot: string
}

type Row = Omit<SessionFacts, 'lastSeenAt'> & { lastSeenAt: string }

/**
 * Who a session belongs to, with everything a request needs to know of them and of the company, in one statement: so that an ended
 * session, a deactivation, a role and a move count from the next request on, on every server. Null when it no longer stands.
 */
export async function sessionFor(db: Db, sessionId: string, now: Date): Promise<SessionFacts | null> {
  const at = now.toISOString()
  const today = sql`w.today`
  const result = await db.execute(sql`
    with recursive company_now as (
      select c.*, (${at}::timestamptz at time zone c.time_zone)::date as today from company c
    ),
    who as (
      select s.id as session_id, s.last_seen_at, p.id, p.name, p.position, p.locale, c.today
      from session s
      join person p on p.id = s.person_id
      cross join company_now c
      where s.id = ${sessionId} and p.active and s.ended_at is null and s.expires_at > ${at}::timestamptz
        and s.last_seen_at > ${at}::timestamptz - make_interval(days => ${IDLE_DAYS}::int)
    ),
    led as (
      select l.team_id from team_lead l join who w on w.id = l.person_id
      where ${holds('l', today)}
      union
      select tp.team_id from team_parent tp join led on led.team_id = tp.parent_id cross join company_now c
      where ${holds('tp', sql`c.today`)}
    ),
    home as (
      select t.id, t.name from team t join (
        select l.team_id, not exists (
          select from team_parent tp join led on led.team_id = tp.parent_id
          where tp.team_id = l.team_id and ${holds('tp', today)}
        ) as top, 1 as led
        from team_lead l join who w on w.id = l.person_id
        where ${holds('l', today)}
        union all
        select m.team_id, false, 0 from membership m join who w on w.id = m.person_id
        where ${holds('m', today)}
      ) mine on mine.team_id = t.id
      where t.archived_at is null
      order by mine.led desc, mine.top desc, t.id limit 1
    ),
    held as (
      select r.role from person_role r join who w on w.id = r.person_id
      where case r.role when 'executive' then ${isExecutiveOn('r', today)} else r.revoked_at is null end
    )
    select w.session_id as "sessionId", w.last_seen_at as "lastSeenAt", w.locale, to_char(w.today, 'YYYY-MM-DD') as today,
      server_state() as snapshot,
      json_build_object(
        'id', w.id, 'name', w.name, 'position', w.position,
        'teamId', (select m.team_id from membership m where m.person_id = w.id and ${holds('m', today)}),
        'executive', exists (select from held where role = 'executive'),
        'admin', exists (select from held where role = 'admin'),
        'leads', (select coalesce(json_agg(team_id), '[]') from led)
      ) as viewer,
      json_build_object('teamId', (select id from home), 'teamName', (select name from home)) as home,
      json_build_object(
        'name', c.name, 'locale', c.locale, 'currency', c.currency, 'timeZone', c.time_zone,
        'checkInWeekday', c.check_in_weekday, 'checkInTime', c.check_in_time, 'onTrack', c.on_track, 'atRisk', c.at_risk,
        'scoreAgainst', c.score_against, 'visibility', c.visibility, 'penaltyAmounts', c.penalty_amounts, 'demo', c.demo
      ) as company
    from who w cross join company_now c`)
  const [row] = rows<Row>(result)
  return row ? { ...row, lastSeenAt: new Date(row.lastSeenAt) } : null
}
