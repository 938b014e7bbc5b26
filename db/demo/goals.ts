import type { Goal } from './goal'
import type { Rep, Team } from './people'
import type { Quarter } from './periods'
import { repGoal } from './rep-goals'
import type { Setting } from './setting'
import { upperGoal } from './upper-goals'

export type QuarterGoals = {
  quarter: Quarter
  company: Goal
  regions: Map<Team, Goal>
  teams: Map<Team, Goal>
  reps: Map<Rep, Goal>
}

/** The goals of one quarter, from the company down to each rep. */
export function buildQuarterGoals(setting: Setting, quarter: Quarter, yearGoal: Goal): QuarterGoals {
  const { company, rules } = setting
  const companyGoal = upperGoal(setting, quarter, {
    team: null,
    targets: rules.company(quarter),
    parent: { goal: yearGoal, axis: 'time' },
    days: [-9, -2, 0],
  })
  const goals = {
    quarter,
    company: companyGoal,
    regions: new Map<Team, Goal>(),
    teams: new Map<Team, Goal>(),
    reps: new Map<Rep, Goal>(),
  }
  for (const region of company.regions) {
    const regionGoal = upperGoal(setting, quarter, {
      team: region,
      targets: rules.region(region, quarter),
      parent: { goal: companyGoal, axis: 'people' },
      days: [-8, -1, 0],
    })
    goals.regions.set(region, regionGoal)
    for (const team of region.children) {
      const parent = { goal: regionGoal, axis: 'people' as const }
      const targets = rules.team(team, quarter)
      goals.teams.set(team, upperGoal(setting, quarter, { team, targets, parent, days: [-7, 0, 1] }))
    }
  }
  for (const rep of company.reps)
    goals.reps.set(rep, repGoal(setting, quarter, rep, goals.teams.get(rep.team)!))
  return goals
}
