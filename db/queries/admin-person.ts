import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { NotFound } from '../../lib/okr/errors'
import { administers, removesExecutive } from '../../lib/okr/permissions'
import type { Day, Locale } from '../../lib/okr/types'
import { addressAt } from '../addresses'
import { confirmers, opensMore } from '../confirmers'
import type { Context } from '../context'
import { isExecutiveOn } from '../executives'
import { isId } from '../ids'
import { membership, person, team } from '../schema'
import { waitingConfirmations, type WaitingChange } from './parts/confirmations'
import { holds } from './parts/dated'
import { openGoals, type OpenGoal } from './parts/open-goals'
import { peopleOptions, type PersonOption } from './parts/people-options'
import { teamOptions, type TeamOption } from './parts/team-options'

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
  /** Their account opens what others may not read: a link for them, or another address, waits for an executive. */
  guarded: boolean
  lastSeenAt: Date | null
  roles: { executive: boolean; executivePending: boolean; admin: boolean }
  /** Why the viewer may neither deactivate them nor take the role of executive from them. */
  kept: 'only' | 'lastTwo' | null
  /** Today's team, and each change of it that is planned, in the order of their days: to another, or (null) to none. */
  team: { id: string; name: string } | null
  planned: { teamName: string | null; from: Day }[]
  leads: string[]
  goals: OpenGoal[]
  /** Open goals the viewer may not read: the lead above decides them. */
  unread: number
  /** What waits about them, and who may confirm it. */
  confirmations: WaitingChange[]
  /** Who could take a goal over. */
  people: PersonOption[]
  teams: TeamOption[]
  today: Day
}

/** One person with everything an admin can change about them, for an admin. */
export async function adminPerson(ctx: Context, personId: string): Promise<AdminPersonScreen> {
  if (!administers(ctx.viewer) || !isId(personId)) throw new NotFound()
  const [facts, memberships, open, teams, people, confirmations] = await Promise.all([
    factsOf(ctx, personId),
    membershipsOf(ctx, personId),
    openGoals(ctx, personId),
    teamOptions(ctx),
    peopleOptions(ctx),
    waitingConfirmations(ctx, personId),
  ])
  if (facts === null) throw new NotFound()
  const current = on(memberships, ctx.today)
  return {
    ...facts,
    self: personId === ctx.viewer.id,
    team: current ? { id: current.teamId, name: current.teamName } : null,
    planned: plannedChanges(memberships, ctx.today),
    ...open,
    confirmations,
    people: people.filter(({ id }) => id !== personId),
    teams,
    today: ctx.today,
  }
}

type Facts = Omit<
  AdminPersonScreen,
  'self' | 'team' | 'planned' | 'goals' | 'unread' | 'confirmations' | 'people' | 'teams' | 'today'
>

async function factsOf({ db, now, today, viewer }: Context, personId: string): Promise<Facts | null> {
  const at = now.toISOString()
  const [found] = await db
    .select({
      id: person.id,
      version: person.version,
      name: person.name,
      email: addressAt('person', now),
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
        guarded: boolean
        roles: Facts['roles']
        others: number
        only: boolean
      }>`json_build_object(
        'invitedUntil', (select max(i.expires_at) from invitation i where i.person_id = ${personId} and i.used_at is null
          and i.revoked_at is null and i.expires_at > ${at}::timestamptz),
        'guarded', ${opensMore(personId, today)},
        'others', (select count(*) from ${confirmers({ now, today })} where p.id <> ${personId}),
        'only', not exists (select from person_role r join person p on p.id = r.person_id and p.active
          where ${isExecutiveOn('r', today)} and p.id <> ${personId}),
        'lastSeenAt', (select max(s.last_seen_at) from session s where s.person_id = ${personId}),
        'leads', (select coalesce(json_agg(t.name order by t.name), '[]') from team_lead l join team t on t.id = l.team_id
          where l.person_id = ${personId} and ${holds('l', today)}),
        'roles', (select json_build_object(
            'executive', coalesce(bool_or(${isExecutiveOn('r', today)}), false),
            'executivePending', coalesce(bool_or(r.role = 'executive' and not ${isExecutiveOn('r', today)}), false),
            'admin', coalesce(bool_or(r.role = 'admin'), false))
          from person_role r where r.person_id = ${personId} and r.revoked_at is null))`,
    })
    .from(person)
    .where(eq(person.id, personId))
  if (!found) return null
  const {
    more: { others, only, ...more },
    ...facts
  } = found
  const instant = (text: string | null) => (text === null ? null : new Date(text))
  const lastSeenAt = instant(more.lastSeenAt)
  const removable = !more.roles.executive || removesExecutive(viewer, { lastSeenAt, others }, now)
  const kept = more.roles.executive && only ? 'only' : removable ? null : 'lastTwo'
  return {
    ...facts,
    ...more,
    invitedUntil: instant(more.invitedUntil),
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
    .where(and(eq(membership.personId, personId), isNull(membership.supersededAt)))
    .orderBy(asc(membership.validFrom))
