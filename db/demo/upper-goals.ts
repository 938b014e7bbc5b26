import { addDays } from '../../lib/okr/calendar'
import type { Goal } from './goal'
import { shiftMonths } from './deals'
import { writeGoal } from './goal-writer'
import { planKeyResults } from './key-result-writer'
import { type Rep, repsOf, type Team } from './people'
import type { Quarter } from './periods'
import { dice } from './random'
import { resultOf } from './sales'
import type { Setting } from './setting'
import { numbers, spanBefore, wonBefore } from './summaries'
import type { Targets } from './targets'
import { voices } from './texts/voices'

type Upper = {
  /** Null for the company. */
  team: Team | null
  targets: Targets
  parent: { goal: Goal; axis: 'people' | 'time' } | null
  /** Written, submitted and agreed so many days after the quarter's first. */
  days: readonly [number, number, number]
}

/** A goal of a team, a region or the company, whose values come from below. */
export function upperGoal(setting: Setting, quarter: Quarter, { team, targets, parent, days }: Upper): Goal {
  const { world, company, metrics, sales } = setting
  const [chief, head] = company.executives
  const owner = team?.lead ?? head
  const day = (offset: number, time: string) => world.at(addDays(quarter.first, offset), time)
  const [created, submitted, agreed] = world.past(
    day(days[0], '10:00'),
    day(days[1], '15:00'),
    day(days[2], '09:30'),
  )
  const below = team ? repsOf(team) : company.reps
  const facts = {
    name: team?.name ?? null,
    year: false,
    period: quarter.label[owner.locale],
    first: quarter.first,
    last: quarter.last,
    ...numbers(targets),
    before: { ...resultOf(wonBefore(sales, below, quarter)), span: spanBefore(quarter) },
    parts: partsOf(setting, team).map(({ name }) => name),
    strongest: strongest(setting, team, quarter),
  }
  const voice = voices[owner.locale]
  return writeGoal(world, {
    externalId: `${quarter.label.en}/${team?.name ?? 'company'}`.replaceAll(' ', '-'),
    level: team ? 'team' : 'company',
    period: quarter,
    team,
    owner,
    accountable: owner,
    words: voice.upperGoal(facts, dice('goal', owner.name, quarter.first)),
    keyResults: planKeyResults(metrics, targets, [6000, 4000], 'children', parent),
    tasks: voice.upperTasks(facts),
    at: { created, submitted, agreed },
    agreedBy: team ? (team.parent?.lead ?? head) : chief,
  })
}

function partsOf({ company }: Setting, team: Team | null): { name: string; reps: Rep[] }[] {
  if (team?.level === 'team') return team.reps.map((rep) => ({ name: rep.name, reps: [rep] }))
  return (team?.children ?? company.regions).map((part) => ({ name: part.name, reps: repsOf(part) }))
}

/** Who won most of the quarter before, and how much of it. */
function strongest(setting: Setting, team: Team | null, { first }: Quarter) {
  const [from, to] = [shiftMonths(first, -3), addDays(first, -1)]
  const results = partsOf(setting, team).map(({ name, reps }) => ({
    name,
    revenue: resultOf(reps.flatMap((rep) => setting.sales.won(rep, from, to))).revenue,
  }))
  const all = results.reduce((sum, { revenue }) => sum + revenue, 0)
  const [top] = results.sort((a, b) => b.revenue - a.revenue)
  return top && all > 0 ? { name: top.name, share: top.revenue / all } : null
}
