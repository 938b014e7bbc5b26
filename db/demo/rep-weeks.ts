import { addDays } from '../../lib/okr/calendar'
import { compare } from '../../lib/okr/decimal'
import type { Day } from '../../lib/okr/types'
import type { Goal } from './goal'
import { acknowledge, type Reading, writeCheckIn, writeComment, writeMeasurement } from './check-in-writer'
import { mainProduct } from './summaries'
import type { Rep } from './people'
import { dice, type Dice } from './random'
import { type Result, resultOf, type Sales } from './sales'
import type { WeekFacts } from './texts/facts'
import { voices } from './texts/voices'
import { excuseWeeks, type LoggedWeek, loggedWeeks } from './logged-weeks'
import { nextWorkingDay, readingTime } from './week-plan'
import { targetAt } from './key-result-writer'
import type { World } from './world'

const valuesOf = (goal: Goal, { revenue, deals }: Result): Reading[] =>
  goal.keyResults.map((keyResult) => ({
    keyResult,
    value: String(keyResult.metric.kind === 'amount' ? revenue : deals),
  }))

/** A rep's weeks of one goal: values from the deals in the books by that day, words from the same deals. */
export function buildRepWeeks(world: World, sales: Sales, rep: Rep, goal: Goal): void {
  const sells = sales.sells(rep)
  const mood = moodOf(rep)
  const voice = voices[rep.locale]
  excuseWeeks(world, rep, goal, rep.team.lead, sells)
  for (const week of loggedWeeks(world, rep, goal, sells)) {
    const { monday, asOf, at, loggedOn, luck } = week
    const facts = weekFacts(world, sales, rep, goal, week)
    const words = sells ? voice.week(facts, luck) : voice.silentWeek(facts, luck)
    const readings = sells ? valuesOf(goal, facts.total) : []
    // A deal forgotten on Friday and put right on Monday.
    const correctedAt = world.at(addDays(monday, 7), `1${luck.whole(0, 6)}:05`)
    const slip = facts.won.at(-1)
    const { revenue, deals } = facts.total
    const corrected =
      sells && slip && luck.chance(0.04) && correctedAt < world.now && correctedAt > at
        ? { first: valuesOf(goal, { revenue: revenue - slip.value, deals: deals - 1 }), at: correctedAt }
        : undefined
    const written = writeCheckIn(world, {
      goal,
      week: monday,
      recordedAt: at,
      asOf,
      words,
      readings,
      confidence: confidence(facts, sells, mood, luck),
      ...(corrected && { corrected }),
    })
    answerWeek(world, written, facts, loggedOn, rep, luck)
  }
  if (sells) closeBooks(world, sales, rep, goal)
}

/** The lead reads most weeks, says something to some, asks now and then. */
function answerWeek(
  world: World,
  written: ReturnType<typeof writeCheckIn>,
  facts: WeekFacts,
  loggedOn: Day,
  rep: Rep,
  luck: Dice,
): void {
  const manager = rep.team.lead
  const readAt = readingTime(world, loggedOn, luck)
  if (readAt >= world.now || !luck.chance(0.88)) return
  acknowledge(world, written, 1, manager, readAt)
  const saidAt = new Date(readAt.getTime() + 4 * 60_000)
  if (saidAt >= world.now) return
  const said = { goal: written.goal, checkInId: written.id, by: manager, at: saidAt }
  const voice = voices[rep.locale]
  if (luck.chance(0.12)) writeComment(world, { ...said, body: voice.comment(facts, luck) })
  else if (luck.chance(0.07)) {
    const answeredAt = new Date(readAt.getTime() + luck.whole(3, 70) * 3_600_000)
    const answered = answeredAt < world.now && luck.chance(0.85)
    writeComment(world, {
      ...said,
      body: voice.question(facts, luck),
      question: true,
      answeredAt: answered ? answeredAt : null,
    })
    if (answered) writeComment(world, { ...said, by: rep, body: voice.answer(facts, luck), at: answeredAt })
  }
}

/** Deals won after the last check-in of a quarter are entered on the first working day after it, dated its last day. */
function closeBooks(world: World, sales: Sales, rep: Rep, goal: Goal): void {
  const day = nextWorkingDay(world, goal.deadline)
  const at = world.at(day, '10:30')
  if (goal.deadline >= world.today || at >= world.now) return
  const total = resultOf(sales.won(rep, goal.starts, goal.deadline))
  for (const { keyResult, value } of valuesOf(goal, total)) {
    const entered = world.rows.measurement.filter(
      (one) => one.keyResultId === keyResult.id && !one.supersededAt,
    )
    const atEnd = entered.find(({ asOf }) => asOf === goal.deadline)
    if (atEnd && compare(atEnd.value, value) === 0) continue
    if (atEnd) atEnd.supersededAt = at
    writeMeasurement(world, { keyResult, value, asOf: goal.deadline, by: rep, at })
  }
}

function weekFacts(world: World, sales: Sales, rep: Rep, goal: Goal, week: LoggedWeek): WeekFacts {
  const { since, asOf, index, weeks } = week
  const all = sales.won(rep, goal.starts, asOf)
  const at = world.at(asOf, '12:00')
  const [revenue, deals] = goal.keyResults.map((one) => Number(targetAt(one, at)))
  const target = { revenue: revenue ?? 0, deals: deals ?? 0 }
  const total = resultOf(all)
  const done = sales.pace.revenue(goal, asOf)
  return {
    manager: rep.team.lead.name,
    won: all.filter(({ closedOn }) => closedOn! >= since),
    lost: sales.lost(rep, since, asOf).filter(({ account }) => account !== null),
    open: sales.open(rep, asOf).slice(0, 8),
    total,
    target,
    ofPace: done > 0 ? total.revenue / target.revenue / done : 1,
    weeksLeft: weeks - index - 1,
    product: mainProduct(all),
    week: index + 1,
  }
}

/** Confidence follows the pace; a few people always see it brighter, or darker, than it is. */
const moods: Record<string, number> = {
  'Niesha Huffines': 6.5,
  'Donn Cantrell': 5.5,
  'Rosalina Dieter': 4,
  'Garret Kinder': -6,
  'Zane Levy': -5,
}

const moodOf = (rep: Rep): number => moods[rep.name] ?? dice('mood', rep.name).between(-0.8, 0.8)

function confidence({ ofPace, week }: WeekFacts, sells: boolean, mood: number, luck: Dice): number | null {
  if (luck.chance(0.03)) return null
  // In the first weeks numbers say little.
  const trust = Math.min(1, week / 5)
  const felt = sells ? 6.5 + (Math.min(ofPace, 1.35) - 0.95) * 8 * trust : 5
  return Math.max(0, Math.min(10, Math.round(felt + mood + luck.between(-0.7, 0.7))))
}
