import { roundTarget } from '../../lib/okr/rounding'
import type { Day } from '../../lib/okr/types'
import type { Goal } from './goal'
import { acknowledge, writeCheckIn } from './check-in-writer'
import type { Deal } from './deals'
import { writeGoal } from './goal-writer'
import type { QuarterGoals } from './goals'
import { loggedWeeks } from './logged-weeks'
import type { Rep } from './people'
import { dice } from './random'
import type { Setting } from './setting'
import { REP_GROWTH } from './targets'
import { otherWords } from './texts/other-words'
import { readingTime } from './week-plan'

/** They also count their contracts above 4,000 USD, in a second goal that is logged together with the first. */
const hunters = ['Gladys Colclough', 'Marty Freudenburg', 'Cassey Cress', 'Hayden Neloms', 'Kary Hendrixson']

const isLarge = ({ value }: Deal): boolean => value > 4000
const largeSystems = ['GTX Pro', 'GTX Plus Pro', 'GTK 500']

export function buildLargeContracts(setting: Setting, { quarter, reps }: QuarterGoals): void {
  const { world, metrics, sales, periods } = setting
  const [, previous] = periods.quarters
  const largeOpen = (rep: Rep, on: Day) =>
    sales.open(rep, on).filter(({ product }) => largeSystems.includes(product))
  for (const [rep, main] of reps) {
    if (!hunters.includes(rep.name)) continue
    const before = sales.won(rep, previous.first, previous.last).filter(isLarge).length
    const target = roundTarget(String(Math.max(3, before * REP_GROWTH)))
    const { tasks, ...words } = otherWords[rep.locale].largeContracts({
      quarter: quarter.label[rep.locale],
      manager: rep.team.lead.name,
      target: Number(target),
      before,
      accounts: [...new Set(largeOpen(rep, quarter.first).map(({ account }) => account!))],
      first: quarter.first,
      last: quarter.last,
    })
    const agreed = main.agreedAt!
    const submitted = new Date(agreed.getTime() - 3_600_000)
    const goal = writeGoal(world, {
      externalId: `${main.externalId}/large-contracts`,
      level: 'person',
      period: quarter,
      team: rep.team,
      owner: rep,
      accountable: rep.team.lead,
      words,
      keyResults: [{ metric: metrics.keyAccounts, target, weight: 10_000, source: 'manual' }],
      tasks,
      at: { created: main.row.createdAt, submitted, agreed },
    })
    logWeeks(setting, rep, goal, largeOpen)
  }
}

function logWeeks(
  { world, sales }: Setting,
  rep: Rep,
  goal: Goal,
  largeOpen: (rep: Rep, on: Day) => Deal[],
): void {
  const [keyResult] = goal.keyResults
  const target = Number(keyResult!.target)
  for (const { monday, at, asOf, since, loggedOn, index, weeks } of loggedWeeks(world, rep, goal, true)) {
    const luck = dice('large contracts', rep.name, monday)
    const all = sales.won(rep, goal.starts, asOf).filter(isLarge)
    const ofPace = all.length / Math.max(1, (target * (index + 1)) / weeks)
    const written = writeCheckIn(world, {
      goal,
      week: monday,
      recordedAt: at,
      asOf,
      confidence: Math.max(1, Math.min(10, Math.round(2 + 5 * Math.min(ofPace, 1.4) + luck.between(-1, 1)))),
      words: otherWords[rep.locale].largeWeek({
        won: all.filter(({ closedOn }) => closedOn! >= since),
        total: all.length,
        target,
        left: target - all.length,
        open: largeOpen(rep, asOf),
      }),
      readings: [{ keyResult: keyResult!, value: String(all.length) }],
    })
    const readAt = readingTime(world, loggedOn, luck)
    if (readAt < world.now && luck.chance(0.85)) acknowledge(world, written, 1, rep.team.lead, readAt)
  }
}
