import { eq, sql } from 'drizzle-orm'
import { NotFound } from '../../lib/okr/errors'
import { administers } from '../../lib/okr/permissions'
import type { Day } from '../../lib/okr/types'
import { rows } from '../client'
import type { Context } from '../context'
import { isId } from '../ids'
import { team } from '../schema'
import { waitingConfirmations, type WaitingChange } from './parts/confirmations'
import { holds, holdsFrom } from './parts/dated'
import { peopleOptions, type PersonOption } from './parts/people-options'
import { teamOptions, type TeamOption } from './parts/team-options'

export type AdminTeam = TeamOption & {
  leadId: string | null
  leadName: string | null
  members: number
  planned: number
}

export type AdminTeamsScreen = {
  teams: AdminTeam[]
  people: PersonOption[]
  confirmations: WaitingChange[]
  today: Day
}

/** The tree of teams with who leads each today, for an admin. */
export async function adminTeams(ctx: Context): Promise<AdminTeamsScreen> {
  if (!administers(ctx.viewer)) throw new NotFound()
  const [tree, facts, people, confirmations] = await Promise.all([
    teamOptions(ctx),
    factsByTeam(ctx),
    peopleOptions(ctx),
    waitingConfirmations(ctx),
  ])
  const empty: TeamFacts = { id: '', leadId: null, leadName: null, members: 0, planned: 0 }
  return {
    teams: tree.map((one) => ({ ...(facts.get(one.id) ?? empty), ...one })),
    people,
    confirmations,
    today: ctx.today,
  }
}

type TeamFacts = Pick<AdminTeam, 'id' | 'leadId' | 'leadName' | 'members' | 'planned'>

async function factsByTeam({ db, today }: Context): Promise<Map<string, TeamFacts>> {
  const found = await db.execute(sql`
    select t.id, l.person_id as "leadId", p.name as "leadName",
      (select count(*)::int from membership m join person mp on mp.id = m.person_id and mp.active where m.team_id = t.id
        and ${holds('m', today)}) as members,
      (select count(*)::int from membership m where m.team_id = t.id and m.superseded_at is null and m.valid_from > ${today}::date)
        + (select count(*)::int from team_lead f where f.team_id = t.id and f.superseded_at is null and f.valid_from > ${today}::date)
        + (select count(*)::int from team_parent f where f.team_id = t.id and f.superseded_at is null and f.valid_from > ${today}::date) as planned
    from team t
    left join team_lead l on l.team_id = t.id and ${holds('l', today)}
    left join person p on p.id = l.person_id
    where t.archived_at is null`)
  return new Map(rows<TeamFacts>(found).map((one) => [one.id, one]))
}

export type DatedChoice = { id: string; name: string; from: Day; to: Day | null }

/** One version of who leads, or of where the team stands: as it was recorded, and what became of it. */
export type DatedVersion = DatedChoice & {
  recordedAt: string
  recordedBy: string | null
  supersededAt: string | null
  supersededBy: string | null
}

export type AdminTeamScreen = {
  id: string
  name: string
  version: number
  /** Past, present and planned, in the order of their days. */
  leads: DatedChoice[]
  parents: DatedChoice[]
  /** Everything that was ever recorded of either, the newest first. */
  recorded: { leads: DatedVersion[]; parents: DatedVersion[] }
  confirmations: WaitingChange[]
  lead: DatedChoice | null
  parent: DatedChoice | null
  members: { id: string; name: string; position: string; from: Day }[]
  people: PersonOption[]
  /** Where it could stand: every team but itself and those below it. */
  teams: TeamOption[]
  below: TeamOption[]
  today: Day
}

/** One team, for an admin. */
export async function adminTeam(ctx: Context, teamId: string): Promise<AdminTeamScreen> {
  if (!administers(ctx.viewer) || !isId(teamId)) throw new NotFound()
  const [[found], dated, people, teams, confirmations] = await Promise.all([
    ctx.db
      .select({ id: team.id, name: team.name, version: team.version, archivedAt: team.archivedAt })
      .from(team)
      .where(eq(team.id, teamId)),
    datedOf(ctx, teamId),
    peopleOptions(ctx),
    teamOptions(ctx),
    waitingConfirmations(ctx, teamId),
  ])
  if (!found || found.archivedAt !== null) throw new NotFound()
  const now = (one: DatedChoice) => one.from <= ctx.today && (one.to === null || one.to > ctx.today)
  return {
    ...found,
    ...dated,
    confirmations,
    lead: dated.leads.find(now) ?? null,
    parent: dated.parents.find(now) ?? null,
    people,
    teams: outside(teams, teamId),
    below: teams.filter(({ parentId }) => parentId === teamId),
    today: ctx.today,
  }
}

type Dated = Pick<AdminTeamScreen, 'leads' | 'parents' | 'members' | 'recorded'>

async function datedOf({ db, today, locale }: Context, teamId: string): Promise<Dated> {
  const version = (alias: string, named: string) =>
    sql`(select coalesce(json_agg(json_build_object('id', v.id, 'name', n.name, 'from', v.valid_from, 'to', v.valid_to,
        'recordedAt', v.recorded_at, 'recordedBy', r.name, 'supersededAt', v.superseded_at, 'supersededBy', s.name)
        order by v.recorded_at desc, v.id desc), '[]')
      from ${sql.raw(alias)} v join ${sql.raw(named)}
      left join person r on r.id = v.recorded_by left join person s on s.id = v.superseded_by where v.team_id = ${teamId})`
  const found = await db.execute(sql`select
    json_build_object('leads', ${version('team_lead', 'person n on n.id = v.person_id')},
      'parents', ${version('team_parent', 'team n on n.id = v.parent_id')}) as recorded,
    (select coalesce(json_agg(json_build_object('id', l.person_id, 'name', p.name, 'from', l.valid_from, 'to', l.valid_to) order by l.valid_from), '[]')
      from team_lead l join person p on p.id = l.person_id where l.team_id = ${teamId} and l.superseded_at is null) as leads,
    (select coalesce(json_agg(json_build_object('id', tp.parent_id, 'name', t.name, 'from', tp.valid_from, 'to', tp.valid_to) order by tp.valid_from), '[]')
      from team_parent tp join team t on t.id = tp.parent_id where tp.team_id = ${teamId} and tp.superseded_at is null) as parents,
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'position', p.position, 'from', m.valid_from)), '[]')
      from membership m join person p on p.id = m.person_id and p.active
      where m.team_id = ${teamId} and ${holdsFrom('m', today)}) as members`)
  const dated = rows<Dated>(found)[0]!
  const { compare } = new Intl.Collator(locale)
  dated.members.sort((a, b) => compare(a.name, b.name))
  return dated
}

/** Teams without one and those below it, which follow it in the order of the tree. */
function outside(teams: TeamOption[], teamId: string): TeamOption[] {
  const start = teams.findIndex(({ id }) => id === teamId)
  const after = teams.findIndex(({ depth }, index) => index > start && depth <= teams[start]!.depth)
  return [...teams.slice(0, start), ...(after === -1 ? [] : teams.slice(after))]
}
