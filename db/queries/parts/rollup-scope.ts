import { NotFound } from '@/lib/okr/errors'
import { readsRollup } from '@/lib/okr/permissions'
import type { Context } from '../../context'
import { isId } from '../../ids'
import { groupBy } from './group-by'
import type { MeasuredGoal } from './measured-goals'
import type { Roster, RosterTeam } from './roster'
import type { UnitAsked } from './rollup-units'
import { subtrees } from './team-rows'

/** A company or team to choose, with how deep it lies. */
export type UnitChoice = { id: string; name: string; depth: number }

export type RollupScope = {
  /** Null: the company. */
  team: RosterTeam | null
  /** Null: every team. */
  teamIds: readonly string[] | null
  whole: UnitAsked
  /** Teams below it in the order of the tree; where there are none, its people. */
  units: (goals: readonly MeasuredGoal[]) => UnitAsked[]
  /** Teams the viewer may choose instead. */
  choices: UnitChoice[]
}

type Scoped = Pick<Context, 'viewer' | 'company'>

/** Each team after the one above it, siblings in the order of their names. */
function inTreeOrder(
  teams: readonly RosterTeam[],
  parentId: string | null,
  depth = 0,
): (RosterTeam & { depth: number })[] {
  return teams
    .filter((team) => team.parentId === parentId)
    .flatMap((team) => [{ ...team, depth }, ...inTreeOrder(teams, team.id, depth + 1)])
}

/** The team asked for, or null for the company: of an executive all of it, of a lead the highest team they lead. */
function teamAsked({ viewer }: Scoped, { teams }: Roster, asked: string | undefined): RosterTeam | null {
  if (asked === undefined && viewer.executive) return null
  const mine = teams.filter(({ id }) => readsRollup(viewer, id))
  const found =
    asked === undefined
      ? mine.find(({ parentId }) => !mine.some(({ id }) => id === parentId))
      : mine.find(({ id }) => isId(asked) && id === asked)
  if (!found) throw new NotFound()
  return found
}

/**
 * Which part of the company a rollup is of.
 *
 * @throws NotFound for a team that is not there or not the viewer's to read.
 */
export function rollupScope(ctx: Scoped, roster: Roster, asked: string | undefined): RollupScope {
  const team = teamAsked(ctx, roster, asked)
  const below = subtrees(roster.teams)
  const ordered = inTreeOrder(roster.teams, team?.id ?? null)
  const teamIds = team ? below.get(team.id)! : null
  const within = (ids: ReadonlySet<string>) => (goal: MeasuredGoal) =>
    goal.teamId !== null && ids.has(goal.teamId)
  const whole: UnitAsked = {
    ...{ id: team?.id ?? '', name: team?.name ?? ctx.company.name, kind: team ? 'team' : 'company' },
    ...{ leadName: team?.leadName ?? null, depth: 0, group: true },
    own: (goal) => (team ? goal.level === 'team' && goal.teamId === team.id : goal.level === 'company'),
    within: teamIds ? within(teamIds) : () => true,
  }
  const teams = ordered.map(({ id, name, leadName, depth, archived }): UnitAsked & { archived: boolean } => ({
    ...{ id, name, kind: 'team', leadName, depth, archived },
    group: below.get(id)!.size > 1,
    own: (goal) => goal.level === 'team' && goal.teamId === id,
    within: within(below.get(id)!),
  }))
  const all = inTreeOrder(roster.teams, null)
  return {
    team,
    teamIds: teamIds && [...teamIds],
    whole,
    units: (goals) =>
      ordered.length > 0
        ? teams.filter(({ archived, within }) => !archived || goals.some((one) => within(one)))
        : peopleOf(goals.filter((one) => one.level === 'person' && whole.within(one))),
    choices: all
      .filter(({ id, archived }) => !archived && readsRollup(ctx.viewer, id))
      .map(({ id, name, depth }) => ({ id, name, depth })),
  }
}

const names = new Intl.Collator('zh')

const peopleOf = (goals: readonly MeasuredGoal[]): UnitAsked[] =>
  [...groupBy(goals, ({ ownerId }) => ownerId)]
    .map(([id, all]): UnitAsked => {
      const theirs = (goal: MeasuredGoal) =>
        goal.level === 'person' && goal.ownerId === id && goal.teamId === all[0]!.teamId
      return {
        ...{ id, name: all[0]!.ownerName, kind: 'person', leadName: null, depth: 0, group: false },
        own: theirs,
        within: theirs,
      }
    })
    .sort((a, b) => names.compare(a.name, b.name))
