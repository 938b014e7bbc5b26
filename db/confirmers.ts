import { sql, type SQL } from 'drizzle-orm'
import type { Context } from './context'
import { isExecutiveOn } from './executives'

type Moment = Pick<Context, 'now' | 'today'>

/** A confirmation of that alias is open: not settled, and the day on which it takes effect without one has not come. */
export const isOpen = (alias: string, today: string): SQL => {
  const column = (name: string) => sql.raw(`${alias}.${name}`)
  return sql`(${column('settled_at')} is null
    and (${column('takes_effect_on')} is null or ${column('takes_effect_on')} > ${today}::date))`
}

/** A link is out by which their password can be chosen now: whoever has it could be that person. */
export const linkOut = (personId: SQL | string, { now, today }: Moment): SQL => sql`exists (
  select from invitation lo where lo.person_id = ${personId} and lo.used_at is null and lo.revoked_at is null
    and lo.expires_at > ${now.toISOString()}::timestamptz
    and not exists (select from confirmation lc where lc.subject_id = lo.id and ${isOpen('lc', today)}))`

/**
 * The executives who could confirm something, to stand behind `from`: `r` is the role, `p` the person. One without a password
 * confirms nothing yet, and whoever makes their first link, or has one that is out, could be them.
 */
export const confirmers = (moment: Moment): SQL => sql`person_role r
  join person p on p.id = r.person_id and p.active and p.password_hash is not null
    and ${isExecutiveOn('r', moment.today)} and not ${linkOut(sql`p.id`, moment)}`

/**
 * Nobody but an admin's link, which nobody confirmed, says who this account is: it has no password, a link is out, or the last one
 * was used without a word of an executive before or since. Whoever made the link may be who uses the account.
 */
export const isUnvouched = (personId: SQL | string, moment: Moment): SQL => sql`(
  exists (select from person up where up.id = ${personId} and up.password_hash is null)
  or ${linkOut(personId, moment)}
  or exists (
    select from (
      select i.used_at, i.created_at, i.created_by, i.confirmed_at from invitation i
      where i.person_id = ${personId} and i.used_at is not null order by i.used_at desc limit 1
    ) last
    where last.confirmed_at is null and last.created_by is not null
      and not exists (select from person_role er where er.person_id = last.created_by and er.role = 'executive'
        and er.confirmed_at <= last.created_at and (er.revoked_at is null or er.revoked_at > last.created_at))
      and not exists (select from confirmation vc where vc.person_id = ${personId} and vc.kind in ('lead', 'executive')
        and vc.outcome = 'confirmed' and vc.settled_at >= last.used_at)))`

/** Their account opens what others may not read: they lead or led a team, or are or were an executive. */
export const opensMore = (personId: SQL | string, today: string): SQL => sql`(
  exists (select from team_lead ol where ol.person_id = ${personId})
  or exists (select from person_role xr where xr.person_id = ${personId} and xr.role = 'executive'
    and (xr.confirmed_at is not null or xr.valid_from <= ${today}::date)))`
