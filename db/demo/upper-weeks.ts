import { addDays, latest, todayIn } from '../../lib/okr/calendar'
import { checkInWeeks } from '../../lib/okr/weeks'
import type { Day } from '../../lib/okr/types'
import type { Goal } from './goal'
import { acknowledge, writeCheckIn } from './check-in-writer'
import type { QuarterGoals } from './goals'
import { type Company, type Person, type Rep, repsOf } from './people'
import { dice } from './random'
import { resultOf, type Sales } from './sales'
import { voices } from './texts/voices'
import { fateOf, readingTime } from './week-plan'
import { targetNow } from './key-result-writer'
import type { World } from './world'

type Part = { name: string; goal: Goal; reps: Rep[] }

/** Leads and the head of sales say weekly how they see their own goal; its values come from below. */
export function buildUpperWeeks(world: World, sales: Sales, company: Company, goals: QuarterGoals): void {
  const selling = (reps: Rep[]) => reps.filter(sales.sells)
  for (const [team, goal] of goals.teams) {
    const parts = selling(team.reps).map((rep) => ({
      name: rep.name,
      goal: goals.reps.get(rep)!,
      reps: [rep],
    }))
    leadWeeks(world, sales, goal, team.reps, parts, team.parent!.lead, 0.75)
  }
  for (const [region, goal] of goals.regions) {
    const parts = region.children.map((team) => ({
      name: team.name,
      goal: goals.teams.get(team)!,
      reps: team.reps,
    }))
    leadWeeks(world, sales, goal, repsOf(region), parts, company.executives[1], 0.65)
  }
  const regions = company.regions.map((one) => ({
    name: one.name,
    goal: goals.regions.get(one)!,
    reps: repsOf(one),
  }))
  leadWeeks(world, sales, goals.company, company.reps, regions, company.executives[0], 0.6)
}

function leadWeeks(
  world: World,
  sales: Sales,
  goal: Goal,
  reps: Rep[],
  parts: Part[],
  reader: Person,
  diligence: number,
): void {
  const { settings } = world
  const weeks = checkInWeeks(goal, settings)
  const habit = { onTime: diligence, late: 0.1, madeUp: 0, excused: 0 }
  weeks.forEach((week, index) => {
    const luck = dice('lead week', goal.owner.name, goal.period.first, index)
    const fate = fateOf(world, week, goal.starts, habit, luck, false)
    if (fate.kind !== 'logged' || goal.agreedAt === null || fate.at <= goal.agreedAt) return
    const asOf = todayIn(settings.timeZone, fate.at)
    const upTo = asOf < goal.deadline ? asOf : goal.deadline
    const from = latest(week.monday, goal.starts)
    const facts = {
      won: resultOf(reps.flatMap((rep) => sales.won(rep, from, upTo))),
      total: resultOf(reps.flatMap((rep) => sales.won(rep, goal.starts, upTo))),
      target: {
        revenue: Number(targetNow(goal.keyResults[0]!)),
        deals: Number(targetNow(goal.keyResults[1]!)),
      },
      ofPace: ofPace(sales, goal, reps, upTo),
      weeksLeft: weeks.length - index - 1,
      ...extremes(sales, parts, upTo),
      largest: reps.flatMap((rep) => sales.won(rep, from, upTo)).sort((a, b) => b.value - a.value)[0] ?? null,
    }
    const trust = Math.min(1, (index + 1) / 5)
    const felt = 6.5 + (Math.min(facts.ofPace, 1.3) - 0.95) * 8 * trust + luck.between(-0.8, 0.8)
    const written = writeCheckIn(world, {
      ...{ goal, week: week.monday, recordedAt: fate.at, asOf: upTo, readings: [] },
      words: voices[goal.owner.locale].upperWeek(facts, luck),
      confidence: Math.max(0, Math.min(10, Math.round(felt))),
    })
    const readAt = readingTime(world, addDays(asOf, 1), luck)
    if (readAt < world.now && luck.chance(0.6)) acknowledge(world, written, 1, reader, readAt)
  })
}

function ofPace(sales: Sales, goal: Goal, reps: Rep[], on: Day): number {
  const done = sales.pace.revenue(goal, on)
  const { revenue } = resultOf(reps.flatMap((rep) => sales.won(rep, goal.starts, on)))
  return done > 0 ? revenue / Number(targetNow(goal.keyResults[0]!)) / done : 1
}

function extremes(sales: Sales, parts: Part[], on: Day): { ahead: string | null; behind: string | null } {
  const ranked = parts
    .map(({ name, goal, reps }) => ({ name, ratio: ofPace(sales, goal, reps, on) }))
    .sort((a, b) => b.ratio - a.ratio)
  return {
    ahead: ranked[0] && ranked[0].ratio >= 0.9 ? ranked[0].name : null,
    behind: ranked.length > 1 && ranked.at(-1)!.ratio < 0.9 ? ranked.at(-1)!.name : null,
  }
}
