import { addDays } from '../../lib/okr/calendar'
import type { Day, Kind } from '../../lib/okr/types'
import type { Measure } from './goal'
import { acknowledge, writeCheckIn, type Reading } from './check-in-writer'
import { writeGoal } from './goal-writer'
import type { QuarterGoals } from './goals'
import { loggedWeeks } from './logged-weeks'
import { dice } from './random'
import type { Setting } from './setting'
import type { Rep } from './people'
import { managerGoal, managerWeek } from './texts/manager-words'
import { readingTime } from './week-plan'

const inOwnWords = (wording: string, kind: Kind, unitEn: string): Measure => ({
  id: null,
  wording,
  kind,
  unitEn,
  currency: null,
})

/** One manager has a personal goal of rates, bounds and a milestone, so that every kind of key result has a place. */
export function buildManagerGoal(setting: Setting, { quarter, teams }: QuarterGoals): void {
  const { world, company, metrics, sales, periods } = setting
  const team = company.teams.find(({ lead }) => lead.name === 'Melvin Marxen')!
  const manager = team.lead
  const above = teams.get(team)!
  const [, previous] = periods.quarters

  const standing = (from: Day, to: Day) => {
    const won = team.reps.flatMap((rep) => sales.won(rep, from, to))
    const lost = team.reps.flatMap((rep) => sales.lost(rep, from, to)).length
    const large = won.filter(({ value }) => value > 1000).length
    const percent = (part: number, all: number) => ((part / Math.max(1, all)) * 100).toFixed(1)
    return { rate: percent(won.length, won.length + lost), lost, large: percent(large, won.length) }
  }
  const before = standing(previous.first, previous.last)
  const target = String(Math.round(Number(before.rate)) + 3)
  const limit = String(Math.round((before.lost * 0.95) / 5) * 5)
  const floor = String(Math.floor(Number(before.large) / 5) * 5)
  const due = addDays(quarter.first, 44)
  const approvedAt = addDays(quarter.first, 40)
  const { tasks, ...words } = managerGoal({
    quarter: quarter.label[manager.locale],
    from: before.rate,
    to: target,
    losses: limit,
    above: floor,
    first: quarter.first,
    due,
  })
  const agreed = above.agreedAt!
  const [created, submitted] = [
    new Date(agreed.getTime() - 96 * 3_600_000),
    new Date(agreed.getTime() - 4 * 3_600_000),
  ]
  const goal = writeGoal(world, {
    externalId: `${quarter.label.en}/melvin.marxen/offers`.replaceAll(' ', '-'),
    level: 'person',
    period: quarter,
    team,
    owner: manager,
    accountable: manager,
    words,
    keyResults: [
      { metric: metrics.conversion, baseline: before.rate, target, weight: 4000, source: 'manual' },
      {
        metric: inOwnWords('Contracts above $1,000', 'floor', '%'),
        target: floor,
        weight: 2000,
        source: 'manual',
      },
      { metric: inOwnWords('Offers lost', 'limit', 'offers'), target: limit, weight: 2000, source: 'manual' },
      {
        metric: inOwnWords('Price list for resellers approved', 'milestone', ''),
        target: '1',
        dueOn: due,
        weight: 2000,
        source: 'manual',
      },
    ],
    tasks,
    at: { created, submitted, agreed },
    agreedBy: team.parent!.lead,
  })

  for (const { monday, at, asOf, loggedOn } of loggedWeeks(world, manager, goal, true)) {
    const now = standing(goal.starts, asOf)
    const approved = asOf >= approvedAt
    const values = [now.rate, now.large, String(now.lost), approved ? '1' : '0']
    const readings = goal.keyResults.map((keyResult, i): Reading => ({ keyResult, value: values[i]! }))
    const luck = dice('manager week', manager.name, monday)
    const written = writeCheckIn(world, {
      goal,
      week: monday,
      recordedAt: at,
      asOf,
      confidence: Number(now.rate) >= Number(target) ? luck.whole(7, 9) : luck.whole(4, 6),
      words: managerWeek({
        rate: now.rate,
        target,
        lost: now.lost,
        limit,
        approved,
        due,
        worst: mostLost(setting, team.reps, goal.starts, asOf),
      }),
      readings,
    })
    const readAt = readingTime(world, loggedOn, luck)
    if (readAt < world.now && luck.chance(0.8)) acknowledge(world, written, 1, team.parent!.lead, readAt)
  }
}

function mostLost({ sales }: Setting, reps: readonly Rep[], from: Day, to: Day): string | null {
  const lost = reps
    .map((rep) => ({ name: rep.name, lost: sales.lost(rep, from, to).length }))
    .sort((a, b) => b.lost - a.lost)[0]
  return lost && lost.lost > 3 ? lost.name : null
}
