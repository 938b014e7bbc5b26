import { sql } from 'drizzle-orm'
import { NotFound } from '../../lib/okr/errors'
import { administers } from '../../lib/okr/permissions'
import { addressAt } from '../addresses'
import { rows } from '../client'
import type { Context } from '../context'
import { isExecutiveOn } from '../executives'
import { holds } from './parts/dated'

export type AdminPerson = {
  id: string
  name: string
  email: string
  position: string
  teamName: string | null
  executive: boolean
  executivePending: boolean
  admin: boolean
  hasPassword: boolean
  invitedUntil: Date | null
  lastSeenAt: Date | null
}

export type AdminPeopleScreen = {
  counts: { active: number; inactive: number; withoutPassword: number }
  people: AdminPerson[]
  /** Where the next page starts, when there is one. */
  next: string | null
}

export type PeopleFilter = { search: string; active: boolean; after: string | null }

const PAGE = 60

/** Everybody the company has or had, a page at a time, for an admin. */
export async function adminPeople(ctx: Context, filter: PeopleFilter): Promise<AdminPeopleScreen> {
  if (!administers(ctx.viewer)) throw new NotFound()
  const [counts, found] = await Promise.all([counted(ctx), page(ctx, filter)])
  const people = found.slice(0, PAGE)
  const next = found.length > PAGE ? people.at(-1)!.id : null
  // The database orders by code point; where all stand on one page, the reader's language does.
  const { compare } = new Intl.Collator(ctx.locale)
  if (filter.after === null && next === null) people.sort((a, b) => compare(a.name, b.name))
  return { counts, people, next }
}

async function counted({ db }: Context): Promise<AdminPeopleScreen['counts']> {
  const found = await db.execute(sql`
    select count(*) filter (where active)::int as active, count(*) filter (where not active)::int as inactive,
      count(*) filter (where active and password_hash is null)::int as "withoutPassword" from person`)
  return rows<AdminPeopleScreen['counts']>(found)[0]!
}

async function page(
  { db, now, today }: Context,
  { search, active, after }: PeopleFilter,
): Promise<AdminPerson[]> {
  const like = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const executive = isExecutiveOn('person_role', today)
  const found = await db.execute(sql`
    with chosen as (
      select p.id, p.name, ${addressAt('p', now)} as email, p.position, p.password_hash is not null as has_password, lower(p.name) collate "C" as ordinal
      from person p
      where p.active = ${active}
        and (${search} = '' or lower(p.name) like ${like} or ${addressAt('p', now)} like ${like} or lower(p.position) like ${like})
        and (${after}::uuid is null or (lower(p.name) collate "C", p.id) >
          (select lower(a.name) collate "C", a.id from person a where a.id = ${after}::uuid))
      order by lower(p.name) collate "C", p.id limit ${PAGE + 1}
    )
    select c.id, c.name, c.email, c.position, c.has_password as "hasPassword", t.name as "teamName",
      coalesce(r.executive, false) as executive, coalesce(r.pending, false) as "executivePending", coalesce(r.admin, false) as admin,
      (select max(i.expires_at) from invitation i where i.person_id = c.id and i.used_at is null and i.revoked_at is null
        and i.expires_at > ${now.toISOString()}::timestamptz) as "invitedUntil",
      (select max(s.last_seen_at) from session s where s.person_id = c.id) as "lastSeenAt"
    from chosen c
    left join membership m on m.person_id = c.id and ${holds('m', today)}
    left join team t on t.id = m.team_id
    left join lateral (
      select bool_or(${executive}) as executive,
        bool_or(role = 'executive' and not ${executive}) as pending, bool_or(role = 'admin') as admin
      from person_role where person_id = c.id and revoked_at is null
    ) r on true
    order by c.ordinal, c.id`)
  return rows<AdminPerson>(found).map((one) => ({
    ...one,
    invitedUntil: one.invitedUntil && new Date(one.invitedUntil),
    lastSeenAt: one.lastSeenAt && new Date(one.lastSeenAt),
  }))
}
