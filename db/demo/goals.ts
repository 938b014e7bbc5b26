import { addDays } from '../../lib/okr/calendar'
import type { Decimal } from '../../lib/okr/types'
import { resultOf } from './sales'
import type { Deal } from './deals'
import { type Goal, writeGoal } from './goal-writer'
import type { KeyResult, KeyResultPlan } from './key-result-writer'
import type { Rep, Team } from './people'
import { shiftMonths } from './deals'
import type { Quarter } from './periods'
import type { Setting } from './setting'
import { dice } from './random'
import type { Targets } from './targets'
import { type RepGoalFacts, voices } from './texts/facts'

export type QuarterGoals = {
  quarter: Quarter
  company: Goal
  regions: Map<Team, Goal>
  teams: Map<Team, Goal>
  reps: Map<Rep, Goal>
}

/** What most of the deals' revenue came from. */
export function mainProduct(deals: readonly Deal[]): { name: string; share: number } | null {
  const by = new Map<string, number>()
  for (const { product, value } of deals) by.set(product, (by.get(product) ?? 0) + value)
  const [top] = [...by].sort((a, b) => b[1] - a[1])
  const all = resultOf(deals).revenue
  return top && all > 0 ? { name: top[0], share: top[1] / all } : null
}

function largest(deals: readonly Deal[], key: 'account' | 'sector', n: number): string[] {
  const by = new Map<string, number>()
  for (const deal of deals) {
    const name = deal[key]
    if (name) by.set(name, (by.get(name) ?? 0) + deal.value)
  }
  return [...by]
    .sort((a, b) => b[1] - a[1])
    .slice(0, n)
    .map(([name]) => name)
}

/** The goals of one quarter, from the company down to each rep. */
export function buildQuarterGoals(setting: Setting, quarter: Quarter, yearGoal: Goal): QuarterGoals {
  const { world, company, metrics, rules } = setting
  const { first } = quarter
  const day = (offset: number, time: string) => world.at(addDays(first, offset), time)
  const [chief, head] = company.executives

  const keyResults = (
    { revenue, deals }: Targets,
    source: KeyResultPlan['source'],
    parents: readonly KeyResult[],
    weights: readonly [number, number] = [5000, 5000],
  ): KeyResultPlan[] =>
    [[metrics.revenue, revenue, weights[0]] as const, [metrics.deals, deals, weights[1]] as const].map(
      ([metric, target, weight]) => {
        const parent = parents.find((one) => one.metric === metric)
        return {
          metric,
          target,
          weight,
          source,
          ...(parent && { into: { parent, axis: 'people' as const } }),
        }
      },
    )

  const upper = (
    team: Team | null,
    parts: string[],
    targets: Targets,
    parent: Goal,
    days: readonly [number, number, number],
  ): Goal => {
    const owner = team?.lead ?? head
    const above = team ? (team.parent?.lead ?? head) : chief
    const dates = [day(days[0], '10:00'), day(days[1], '15:00'), day(days[2], '09:30')] as const
    const [created, submitted, agreed] = world.past(...dates)
    const facts = {
      name: team?.name ?? null,
      year: false,
      period: quarter.label[owner.locale],
      first,
      last: quarter.last,
      ...numbers(targets),
      before: {
        ...resultOf(wonBefore(setting, team ? repsOf(team) : company.reps, quarter)),
        span: spanBefore(quarter),
      },
      parts,
      strongest: strongest(setting, team, quarter),
    }
    const voice = voices[owner.locale]
    const words = voice.upperGoal(facts, dice('goal', owner.name, quarter.first))
    return writeGoal(world, {
      externalId: `${quarter.label.en}/${team?.name ?? 'company'}`.replaceAll(' ', '-'),
      level: team ? 'team' : 'company',
      period: quarter,
      team,
      owner,
      accountable: owner,
      words,
      keyResults: keyResults(targets, 'children', parent.keyResults, [6000, 4000]),
      tasks: voice.upperTasks(facts),
      at: { created, submitted, agreed },
      agreedBy: above,
    })
  }

  const regionNames = company.regions.map(({ name }) => name)
  const companyGoal = upper(null, regionNames, rules.company(quarter), yearGoal, [-9, -2, 0])
  const regions = new Map<Team, Goal>()
  const teams = new Map<Team, Goal>()
  const reps = new Map<Rep, Goal>()
  for (const region of company.regions) {
    const parts = region.children.map(({ name }) => name)
    const regionGoal = upper(region, parts, rules.region(region, quarter), companyGoal, [-8, -1, 0])
    regions.set(region, regionGoal)
    for (const team of region.children) {
      const names = team.reps.map(({ name }) => name)
      teams.set(team, upper(team, names, rules.team(team, quarter), regionGoal, [-7, 0, 1]))
    }
  }
  for (const rep of company.reps)
    reps.set(rep, repGoal(setting, quarter, rep, teams.get(rep.team)!, keyResults))
  return { quarter, company: companyGoal, regions, teams, reps }
}

function repGoal(
  setting: Setting,
  quarter: Quarter,
  rep: Rep,
  teamGoal: Goal,
  keyResults: (
    targets: Targets,
    source: 'manual',
    parents: readonly KeyResult[],
    w: [number, number],
  ) => KeyResultPlan[],
): Goal {
  const { world, sales, rules } = setting
  const { first } = quarter
  const luck = dice('rep goal', rep.name, first)
  const targets = rules.rep(rep, quarter)
  const facts = repFacts(setting, quarter, rep, targets, teamGoal)
  const voice = voices[rep.locale]
  const sells = sales.sells(rep)
  const agreedOn = luck.whole(1, 3)
  const [created, submitted, agreed] = world.past(
    world.at(addDays(first, -luck.whole(4, 6)), `1${luck.whole(0, 6)}:10`),
    world.at(addDays(first, agreedOn - 1), `0${luck.whole(8, 9)}:${luck.whole(10, 55)}`),
    world.at(addDays(first, agreedOn), `1${luck.whole(1, 6)}:${luck.whole(10, 55)}`),
  )
  return writeGoal(world, {
    externalId: `${quarter.label.en}/${rep.email.split('@')[0]}`.replaceAll(' ', '-'),
    level: 'person',
    period: quarter,
    team: rep.team,
    owner: rep,
    accountable: rep.team.lead,
    words: voice.repGoal(facts, luck),
    keyResults: keyResults(
      targets,
      'manual',
      sells ? teamGoal.keyResults : [],
      luck.chance(0.7) ? [6000, 4000] : [5000, 5000],
    ),
    tasks: voice.repTasks(facts, luck),
    at: { created, submitted, agreed },
  })
}

export const numbers = ({ revenue, deals }: { revenue: Decimal; deals: Decimal }) => ({
  revenue: Number(revenue),
  deals: Number(deals),
})

export const repsOf = (team: Team): Rep[] =>
  team.level === 'team' ? team.reps : team.children.flatMap(repsOf)

const spanBefore = ({ index }: Quarter) => (index === -2 ? ('month' as const) : ('quarter' as const))

/** Won in the quarter before; before the first one only its last month is in the books. */
const wonBefore = ({ sales }: Setting, reps: readonly Rep[], { first }: Quarter): Deal[] =>
  reps.flatMap((rep) => sales.won(rep, shiftMonths(first, -3), addDays(first, -1)))

function strongest(setting: Setting, team: Team | null, quarter: Quarter) {
  const { company, sales } = setting
  const before = { from: shiftMonths(quarter.first, -3), to: addDays(quarter.first, -1) }
  const parts: [string, Rep[]][] =
    team?.level === 'team'
      ? team.reps.map((rep) => [rep.name, [rep]])
      : (team?.children ?? company.regions).map((part) => [part.name, repsOf(part)])
  const results = parts.map(([name, reps]) => ({
    name,
    revenue: resultOf(reps.flatMap((rep) => sales.won(rep, before.from, before.to))).revenue,
  }))
  const all = results.reduce((sum, { revenue }) => sum + revenue, 0)
  const [top] = results.sort((a, b) => b.revenue - a.revenue)
  return top && all > 0 ? { name: top.name, share: top.revenue / all } : null
}

function repFacts(
  setting: Setting,
  quarter: Quarter,
  rep: Rep,
  targets: Targets,
  teamGoal: Goal,
): RepGoalFacts {
  const before = wonBefore(setting, [rep], quarter)
  const open = setting.sales.open(rep, quarter.first)
  return {
    manager: rep.team.lead.name,
    quarter: quarter.label[rep.locale],
    first: quarter.first,
    last: quarter.last,
    ...numbers(targets),
    before: { ...resultOf(before), span: spanBefore(quarter) },
    product: mainProduct(before),
    sector: largest(before, 'sector', 1)[0] ?? null,
    accounts: largest(before, 'account', 3),
    open,
    teamRevenue: setting.sales.sells(rep) ? Number(teamGoal.keyResults[0]!.target) : null,
  }
}
