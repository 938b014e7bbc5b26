import { roundTarget } from '../../lib/okr/rounding'
import { dice } from './random'
import type { Company, Rep, Team } from './people'
import type { Periods, Quarter } from './periods'
import type { Result, Sales } from './sales'

/** What each rep is asked for over the quarter before. */
export const REP_GROWTH = 1.15
/** What the company asks of itself over the quarter before: more than the reps take on. */
export const COMPANY_GROWTH = 1.2

export type Targets = { revenue: string; deals: string }

/** Teams ask for more or less than their reps take on, in the order of the extract: coverage is one over this. */
const OVER_REPS = [1.05, 0.97, 0.96, 1.08, 1, 0.94]
/** Regions over their teams: Central has a buffer, East a gap. */
const OVER_TEAMS: Record<string, number> = { Central: 0.98, East: 1.05, West: 0.99 }

const rounded = ({ revenue, deals }: Result): Targets => ({
  revenue: roundTarget(revenue.toFixed(2)),
  deals: roundTarget(deals.toFixed(2)),
})

const times = ({ revenue, deals }: Result, factor: number): Result => ({
  revenue: revenue * factor,
  deals: deals * factor,
})

const add = (results: readonly Result[]): Result => ({
  revenue: results.reduce((total, { revenue }) => total + revenue, 0),
  deals: results.reduce((total, { deals }) => total + deals, 0),
})

/** Target rules of the demo: reps from their own past, everybody above from theirs, so that coverage has gaps. */
export function targetRules(sales: Sales, { quarters }: Periods, company: Company) {
  /** What the quarter before is taken to have been. The first one has none: the own result, more or less well guessed. */
  const before = (rep: Rep, quarter: Quarter): Result => {
    const previous = quarters.find(({ index }) => index === quarter.index - 1)
    if (previous) return sales.result(rep, previous)
    const guess = dice('first target', rep.name).between(0.85, 1.25)
    return times(sales.result(rep, quarter), 1 / guess / REP_GROWTH)
  }
  const selling = (team: Team): Rep[] =>
    team.level === 'team' ? team.reps.filter(sales.sells) : team.children.flatMap(selling)
  const beforeAll = (reps: readonly Rep[], quarter: Quarter) => add(reps.map((rep) => before(rep, quarter)))

  const overReps = (team: Team): number => OVER_REPS[company.teams.indexOf(team)] ?? 1
  const teamTarget = (team: Team, quarter: Quarter): Result =>
    times(beforeAll(selling(team), quarter), REP_GROWTH * overReps(team))

  return {
    /** A rep without deals takes the average of the team's others. */
    rep(rep: Rep, quarter: Quarter): Targets {
      if (sales.sells(rep)) return rounded(times(before(rep, quarter), REP_GROWTH))
      const others = selling(rep.team)
      return rounded(times(beforeAll(others, quarter), REP_GROWTH / others.length))
    },
    team: (team: Team, quarter: Quarter): Targets => rounded(teamTarget(team, quarter)),
    region: (region: Team, quarter: Quarter): Targets =>
      rounded(
        times(add(region.children.map((team) => teamTarget(team, quarter))), OVER_TEAMS[region.name] ?? 1),
      ),
    company: (quarter: Quarter): Targets =>
      rounded(times(beforeAll(company.reps.filter(sales.sells), quarter), COMPANY_GROWTH)),
  }
}

export type TargetRules = ReturnType<typeof targetRules>
