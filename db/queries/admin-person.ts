import { asc, eq, sql } from 'drizzle-orm'
import { NotFound } from '../../lib/okr/errors'
import { administers, removesExecutive } from '../../lib/okr/permissions'
import type { Day, GoalState, Kind, Locale } from '../../lib/okr/types'
import { rows } from '../client'
import { confirmers } from '../confirmers'
import type { Context } from '../context'
import { isId } from '../ids'
import { secondLook } from '../removed-lately'
import { membership, person, team } from '../schema'
import { peopleOptions, type PersonOption } from './parts/people-options'
import { teamOptions, type TeamOption } from './parts/team-options'

export type OpenGoal = {
  id: string
  name: string
  state: GoalState
  teamId: string
  teamName: string
  period: { kind: 'quarter' | 'year'; first: Day }
  /** Its values are sums of goals below: cut in two, those would count twice. */
  fed: boolean
  /** What can be split: totals, with what is measured so far. */
  keyResults: {
    id: string
    name: string
    kind: Kind
    unit: string
    currency: string | null
    target: string
    baseline: string
    base: string | null
    value: string | null
  }[]
}

export type AdminPersonScreen = {
  id: string
  version: number
  name: string
  email: string
  position: string
  locale: Locale
  active: boolean
  deactivatedAt: Date | null
  erased: boolean
  self: boolean
  hasPassword: boolean
  invitedUntil: Date | null
  /**
   * A link for them counts once an executive has confirmed it; `open` says that of the one that is out. Where nobody is left to
   * confirm it, it may count from a later moment only.
   */
  confirmsLink: { needed: boolean; open: boolean; from: Date | null }
  lastSeenAt: Date | null
  roles: { executive: boolean; executivePending: boolean; admin: boolean }
  /** Why the viewer may neither deactivate them nor take the role of executive from them. */
  kept: 'only' | 'lastTwo' | null
  /** Today's team, and each change of it that is planned, in the order of their days: to another, or (null) to none. */
  team: { id: string; name: string } | null
  planned: { teamName: string | null; from: Day }[]
  leads: string[]
  goals: OpenGoal[]
  /** Who could take a goal over. */
  people: PersonOption[]
  teams: TeamOption[]
  today: Day
}

/** One person with everything an admin can change about them, for an admin. */
export async function adminPerson(ctx: Context, personId: string): Promise<AdminPersonScreen> {
  if (!administers(ctx.viewer) || !isId(personId)) throw new NotFound()
  const [facts, memberships, goals, teams, people] = await Promise.all([
    factsOf(ctx, personId),
    membershipsOf(ctx, personId),
    openGoalsOf(ctx, personId),
    teamOptions(ctx),
    peopleOptions(ctx),
  ])
  if (facts === null) throw new NotFound()
  const current = on(memberships, ctx.today)
  return {
    ...facts,
    self: personId === ctx.viewer.id,
    team: current ? { id: current.teamId, name: current.teamName } : null,
    planned: plannedChanges(memberships, ctx.today),
    goals,
    people: people.filter(({ id }) => id !== personId),
    teams,
    today: ctx.today,
  }
}

type Facts = Omit<AdminPersonScreen, 'self' | 'team' | 'planned' | 'goals' | 'people' | 'teams' | 'today'>

async function factsOf({ db, now, today, viewer }: Context, personId: string): Promise<Facts | null> {
  const at = now.toISOString()
  const [found] = await db
    .select({
      id: person.id,
      version: person.version,
      name: person.name,
      email: person.email,
      position: person.position,
      locale: person.locale,
      active: person.active,
      deactivatedAt: person.deactivatedAt,
      erased: sql<boolean>`${person.erasedAt} is not null`,
      hasPassword: sql<boolean>`${person.passwordHash} is not null`,
      more: sql<{
        invitedUntil: string | null
        lastSeenAt: string | null
        leads: string[]
        confirmsLink: { needed: boolean; open: boolean; from: string | null }
        roles: Facts['roles']
        others: number
        only: boolean
      }>`json_build_object(
        'invitedUntil', (select max(i.expires_at) from invitation i where i.person_id = ${personId} and i.used_at is null
          and i.revoked_at is null and i.expires_at > ${at}::timestamptz),
        'confirmsLink', json_build_object(
          'needed', exists (select from ${confirmers} where p.id = ${personId})
            and exists (select from ${confirmers} where p.id not in (${personId}, ${viewer.id})),
          'open', exists (select from invitation i where i.person_id = ${personId} and i.used_at is null and i.revoked_at is null
            and i.expires_at > ${at}::timestamptz and i.confirmed_at is null),
          'from', case when exists (select from ${confirmers} where p.id = ${personId}) then ${secondLook(now, personId)} end),
        'others', (select count(*) from ${confirmers} where p.id <> ${personId}),
        'only', not exists (select from person_role r join person p on p.id = r.person_id and p.active
          where r.role = 'executive' and r.confirmed_at is not null and r.revoked_at is null and p.id <> ${personId}),
        'lastSeenAt', (select max(s.last_seen_at) from session s where s.person_id = ${personId}),
        'leads', (select coalesce(json_agg(t.name order by t.name), '[]') from team_lead l join team t on t.id = l.team_id
          where l.person_id = ${personId} and l.valid_from <= ${today}::date and (l.valid_to is null or l.valid_to > ${today}::date)),
        'roles', (select json_build_object(
            'executive', coalesce(bool_or(r.role = 'executive' and r.confirmed_at is not null), false),
            'executivePending', coalesce(bool_or(r.role = 'executive' and r.confirmed_at is null), false),
            'admin', coalesce(bool_or(r.role = 'admin'), false))
          from person_role r where r.person_id = ${personId} and r.revoked_at is null))`,
    })
    .from(person)
    .where(eq(person.id, personId))
  if (!found) return null
  const {
    more: { others, only, confirmsLink, ...more },
    ...facts
  } = found
  const instant = (text: string | null) => (text === null ? null : new Date(text))
  const lastSeenAt = instant(more.lastSeenAt)
  const from = confirmsLink.needed ? null : instant(confirmsLink.from)
  const removable = !more.roles.executive || removesExecutive(viewer, { lastSeenAt, others }, now)
  const kept = more.roles.executive && only ? 'only' : removable ? null : 'lastTwo'
  return {
    ...facts,
    ...more,
    invitedUntil: instant(more.invitedUntil),
    confirmsLink: { ...confirmsLink, from },
    lastSeenAt,
    kept,
  }
}

type Membership = { teamId: string; teamName: string; from: Day; to: Day | null }

const on = (memberships: readonly Membership[], day: Day): Membership | undefined =>
  memberships.find(({ from, to }) => from <= day && (to === null || to > day))

function plannedChanges(memberships: readonly Membership[], today: Day): AdminPersonScreen['planned'] {
  const days = new Set(memberships.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))
  let before = on(memberships, today)?.teamId
  return [...days]
    .filter((day) => day > today)
    .sort()
    .flatMap((from) => {
      const then = on(memberships, from)
      if (then?.teamId === before) return []
      before = then?.teamId
      return [{ teamName: then?.teamName ?? null, from }]
    })
}

const membershipsOf = ({ db }: Context, personId: string) =>
  db
    .select({
      teamId: membership.teamId,
      teamName: team.name,
      from: membership.validFrom,
      to: membership.validTo,
    })
    .from(membership)
    .innerJoin(team, eq(team.id, membership.teamId))
    .where(eq(membership.personId, personId))
    .orderBy(asc(membership.validFrom))

async function openGoalsOf({ db, locale, today }: Context, personId: string): Promise<OpenGoal[]> {
  const zh = locale === 'zh-CN'
  const found = await db.execute(sql`
    select g.id, g.name, g.state, g.team_id as "teamId", t.name as "teamName",
      json_build_object('kind', p.kind, 'first', p.first) as period,
      exists (select from key_result k
        join key_result_term kt on kt.key_result_id = k.id and kt.superseded_at is null and not kt.dropped
        where k.goal_id = g.id and k.value_source = 'children') as fed,
      (select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'currency', k.currency,
          'name', coalesce(nullif(k.wording, ''), ${zh ? sql`m.name_zh` : sql`m.name_en`}),
          'unit', coalesce(${zh ? sql`m.unit_zh` : sql`m.unit_en`}, k.unit),
          'target', trim_scale(kt.target)::text, 'baseline', trim_scale(kt.baseline)::text, 'base', trim_scale(kt.base)::text,
          'value', (select trim_scale(me.value)::text from measurement me where me.key_result_id = k.id
            and me.superseded_at is null and me.as_of <= ${today}::date order by me.as_of desc limit 1)
        ) order by k.position, k.id), '[]')
        from key_result k
        join key_result_term kt on kt.key_result_id = k.id and kt.superseded_at is null and not kt.dropped
        left join metric m on m.id = k.metric_id
        where k.goal_id = g.id and g.state = 'agreed' and k.kind in ('count', 'amount', 'growth')
          and k.value_source <> 'children') as "keyResults"
    from goal g join period p on p.id = g.period_id and p.state <> 'closed' join team t on t.id = g.team_id
    where g.owner_id = ${personId} and g.level = 'person' and g.state in ('draft', 'submitted', 'agreed')
      -- One that has ended, or was cut today, leaves nothing to decide.
      and (g.state <> 'agreed' or g.deadline > ${today}::date)
    order by p.first, g.name, g.id limit 100`)
  return rows<OpenGoal>(found)
}
