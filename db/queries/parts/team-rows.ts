import { seesEverybodyIn } from '@/lib/okr/permissions'
import { personProgress } from '@/lib/okr/status'
import type { Status } from '@/lib/okr/types'
import type { Context } from '../../context'
import { checkInStanding } from './check-in-standing'
import type { AlignedChild } from './coverage-children'
import { shownCoverage, type KeyResultCoverage } from './key-result-coverage'
import { groupBy } from './group-by'
import type { MeasuredGoal } from './measured-goals'
import type { MetricCell } from './metric-cell'
import { byMetric, cellsOf, counts } from './person-row'
import type { Roster, RosterTeam } from './roster'
import { unitStanding, type UnitStanding } from './unit-standing'

/** A team in a list of teams: its own goal's metric, whether what is below adds up, and how its people stand. */
export type TeamRow = Pick<RosterTeam, 'id' | 'name' | 'parentId' | 'leadName'> & {
  standing: UnitStanding
  cell: MetricCell | null
  coverage: KeyResultCoverage | null
  /** Of each of its people with a goal, teams below included; none where their goals are not all open to the viewer. */
  statuses: Status[]
}

/** In the list of the teams of one. */
export type SubTeamRow = TeamRow & {
  /** People whose week is open and not logged; null where their goals are not all open to the viewer. */
  noCheckIn: number | null
}

type Asked = {
  goals: readonly MeasuredGoal[]
  children: ReadonlyMap<string, AlignedChild[]>
  metricId: string | null
}

/** Every team below each team, itself included. */
export function subtrees(teams: Roster['teams']): Map<string, Set<string>> {
  const below = new Map(teams.map(({ id }) => [id, new Set([id])]))
  // Parents come first, so that a walk from the end hands complete sets upwards.
  for (const { id, parentId } of teams.toReversed())
    if (parentId !== null) for (const each of below.get(id)!) below.get(parentId)?.add(each)
  return below
}

/** Goals in force of the people of a subtree, by whose they are. */
const peopleOf = (goals: readonly MeasuredGoal[], subtree: ReadonlySet<string>) =>
  groupBy(
    goals.filter((one) => one.level === 'person' && counts(one) && subtree.has(one.teamId!)),
    ({ ownerId }) => ownerId,
  )

export function teamRow(
  team: RosterTeam,
  subtree: ReadonlySet<string>,
  open: boolean,
  { goals, children, metricId }: Asked,
): TeamRow {
  const own = goals.filter((one) => one.level === 'team' && one.teamId === team.id)
  const people = open ? [...peopleOf(goals, subtree).values()] : []
  const statuses = people.map(
    (theirs) =>
      personProgress(
        theirs.map((one) => ({ weight: one.weight, standing: one })),
        theirs[0]!.settings,
      ).status,
  )
  const agreed = own.filter(counts)
  const measure =
    metricId === null
      ? undefined
      : byMetric(agreed)
          .get(metricId)
          ?.find(({ dropped }) => !dropped)
  return {
    id: team.id,
    name: team.name,
    parentId: team.parentId,
    leadName: team.leadName,
    standing: unitStanding(own, statuses),
    cell: metricId === null ? null : (cellsOf(agreed).get(metricId) ?? null),
    coverage: measure ? shownCoverage(measure, children.get(measure.id)) : null,
    statuses,
  }
}

/** The teams directly below one, without those given up that have no goal in the period. */
export function subTeams(
  { now, viewer, company }: Pick<Context, 'now' | 'viewer' | 'company'>,
  roster: Roster,
  teamId: string,
  asked: Asked,
): SubTeamRow[] {
  const below = subtrees(roster.teams)
  const waits = (theirs: readonly MeasuredGoal[]) => {
    const { open } = checkInStanding(theirs, now)
    return open !== null && open.timing !== 'excused'
  }
  return roster.teams
    .filter(({ parentId }) => parentId === teamId)
    .map((team) => {
      const subtree = below.get(team.id)!
      const open = seesEverybodyIn(viewer, team.id, company)
      const noCheckIn = open ? [...peopleOf(asked.goals, subtree).values()].filter(waits).length : null
      return { team, row: { ...teamRow(team, subtree, open, asked), noCheckIn } }
    })
    .filter(({ team, row }) => !team.archived || row.standing.goals.length > 0)
    .map(({ row }) => row)
}
