import { addDays } from '../../lib/okr/calendar'
import type { Goal } from './goal'
import { writeGoal } from './goal-writer'
import { planKeyResults } from './key-result-writer'
import type { Rep } from './people'
import type { Quarter } from './periods'
import { dice } from './random'
import { resultOf } from './sales'
import type { Setting } from './setting'
import { largest, mainProduct, numbers, spanBefore, wonBefore } from './summaries'
import type { Targets } from './targets'
import type { RepGoalFacts } from './texts/facts'
import { voices } from './texts/voices'

/** A rep's goal of a quarter: its own deals, feeding the team's target. One without deals feeds nothing. */
export function repGoal(setting: Setting, quarter: Quarter, rep: Rep, teamGoal: Goal): Goal {
  const { world, metrics, sales, rules } = setting
  const { first } = quarter
  const luck = dice('rep goal', rep.name, first)
  const targets = rules.rep(rep, quarter)
  const facts = repFacts(setting, quarter, rep, targets, teamGoal)
  const voice = voices[rep.locale]
  const agreedOn = luck.whole(1, 3)
  const [created, submitted, agreed] = world.past(
    world.at(addDays(first, -luck.whole(4, 6)), `1${luck.whole(0, 6)}:10`),
    world.at(addDays(first, agreedOn - 1), `0${luck.whole(8, 9)}:${luck.whole(10, 55)}`),
    world.at(addDays(first, agreedOn), `1${luck.whole(1, 6)}:${luck.whole(10, 55)}`),
  )
  const weights = luck.chance(0.7) ? ([6000, 4000] as const) : ([5000, 5000] as const)
  const parent = sales.sells(rep) ? { goal: teamGoal, axis: 'people' as const } : null
  return writeGoal(world, {
    externalId: `${quarter.label.en}/${rep.email.split('@')[0]}`.replaceAll(' ', '-'),
    level: 'person',
    period: quarter,
    team: rep.team,
    owner: rep,
    accountable: rep.team.lead,
    words: voice.repGoal(facts, luck),
    keyResults: planKeyResults(metrics, targets, weights, 'manual', parent),
    tasks: voice.repTasks(facts, luck),
    at: { created, submitted, agreed },
  })
}

export function repFacts(
  { sales }: Setting,
  quarter: Quarter,
  rep: Rep,
  targets: Targets,
  teamGoal: Goal,
): RepGoalFacts {
  const before = wonBefore(sales, [rep], quarter)
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
    open: sales.open(rep, quarter.first),
    teamRevenue: sales.sells(rep) ? Number(teamGoal.keyResults[0]!.target) : null,
  }
}
