import { addDays } from '../../lib/okr/calendar'
import type { Goal } from './goal'
import { attained, type Judgement, writeGrade } from './grade-writer'
import type { QuarterGoals } from './goals'
import { mainProduct } from './summaries'
import { log } from './log'
import { targetNow } from './key-result-writer'
import { type Company, type Person, type Rep, repsOf } from './people'
import type { Period } from './periods'
import { dice, type Dice } from './random'
import { resultOf, type Sales } from './sales'
import { type GradeFacts, gradeWords } from './texts/grade-words'
import { nextWorkingDay } from './week-plan'
import type { World } from './world'

const hundredth = (score: number) => Math.round(score * 100) / 100
const twentieth = (score: number) => Math.round(Math.max(0, Math.min(1, score)) * 20) / 20

/** Self scores and final scores of a quarter that is over, as far as they have come. */
export function buildGrades(world: World, sales: Sales, company: Company, goals: QuarterGoals): void {
  if (goals.quarter.state !== 'grading' && goals.quarter.state !== 'closed') return
  for (const [rep, goal] of goals.reps) gradeRep(world, sales, rep, goal)
  const [chief, head] = company.executives
  const grade = (goal: Goal, reps: Rep[], by: Person) =>
    gradeLead(world, sales, goal, reps, (rep) => Number(targetNow(goals.reps.get(rep)!.keyResults[0]!)), by)
  for (const [team, goal] of goals.teams) grade(goal, team.reps, team.parent!.lead)
  for (const [region, goal] of goals.regions) grade(goal, repsOf(region), head)
  grade(goals.company, company.reps, chief)
  remark(world, sales, goals)
}

function gradeRep(world: World, sales: Sales, rep: Rep, goal: Goal): void {
  const luck = dice('grade', goal.externalId)
  const words = gradeWords[rep.locale]
  const facts = factsOf(sales, [rep], goal)
  const computed = attained(world, goal).adjusted?.capped
  const times = timesOf(world, goal.period, luck)
  if (computed === undefined) {
    const { reason, ...reflection } = words.silent
    give(world, goal, times, {
      self: { score: 0.4, ...reflection },
      final: { score: 0.3, reason, by: rep.team.lead },
    })
    return
  }
  const roll = luck.next()
  const moved = roll < 0.08 ? 'up' : roll < 0.14 ? 'down' : 'no'
  const score = { up: twentieth(computed + 0.1), down: twentieth(computed - 0.1), no: hundredth(computed) }[
    moved
  ]
  give(world, goal, times, {
    self: { score: twentieth(computed + luck.pick([-0.05, 0, 0, 0.05, 0.1])), ...words.reflect(facts) },
    final: { score, reason: words.reason(facts, moved), by: rep.team.lead },
  })
}

/** After closing a system came back: a dated word on the grade, no number. */
function remark(world: World, sales: Sales, { quarter, reps }: QuarterGoals): void {
  const day = nextWorkingDay(world, addDays(quarter.last, 30))
  const at = world.at(day, '11:25')
  if (quarter.state !== 'closed' || at >= world.now) return
  const [rep, goal] = [...reps].find(([one]) => one.name === 'Niesha Huffines')!
  const deal = sales.won(rep, quarter.first, quarter.last).at(-1)
  if (!deal) return
  const id = world.id(at)
  const by = rep.team.lead
  const body = gradeWords[rep.locale].remark(deal)
  world.rows.gradeRemark.push({ id, goalId: goal.id, authorId: by.id, body, at })
  log(world, { event: 'grade.remark', by, at, subjectId: id, goal })
}

/** The year a quarter closed: scored once its quarters are. */
export function gradeYear(world: World, sales: Sales, company: Company, goal: Goal): void {
  if (goal.period.state !== 'grading' && goal.period.state !== 'closed') return
  gradeLead(world, sales, goal, company.reps, () => 1, company.executives[0])
}

function gradeLead(
  world: World,
  sales: Sales,
  goal: Goal,
  reps: Rep[],
  targetOf: (rep: Rep) => number,
  by: Person,
): void {
  const luck = dice('grade', goal.externalId)
  const words = gradeWords[goal.owner.locale]
  const facts = factsOf(sales, reps, goal)
  const computed = attained(world, goal).adjusted?.capped ?? 0
  const ranked = reps
    .filter(sales.sells)
    .map((rep) => ({
      rep,
      ratio: resultOf(sales.won(rep, goal.starts, goal.deadline)).revenue / targetOf(rep),
    }))
    .sort((a, b) => b.ratio - a.ratio)
  const [ahead, behind] = [ranked[0]?.rep.name ?? null, ranked.at(-1)?.rep.name ?? null]
  give(world, goal, timesOf(world, goal.period, luck, 2), {
    self: { score: twentieth(computed), ...words.reflectLead(facts, ahead, behind) },
    final: { score: hundredth(computed), reason: words.reason(facts, 'no'), by },
  })
}

type Times = { self: Date; final: Date }

/** People score themselves in the first week after a quarter, their leads in the two after it. */
function timesOf(world: World, { last }: Period, luck: Dice, later = 0): Times {
  const selfDay = nextWorkingDay(world, addDays(last, luck.whole(1, 5)))
  const finalDay = nextWorkingDay(world, addDays(last, luck.whole(8, 12) + later))
  return {
    self: world.at(selfDay, `1${luck.whole(0, 6)}:${luck.whole(10, 55)}`),
    final: world.at(finalDay, `1${luck.whole(0, 6)}:${luck.whole(10, 55)}`),
  }
}

type Scores = {
  self: Omit<NonNullable<Judgement['self']>, 'at'>
  final: Omit<NonNullable<Judgement['final']>, 'at'>
}

function give(world: World, goal: Goal, times: Times, { self, final }: Scores): void {
  if (times.self >= world.now) return
  writeGrade(world, goal, {
    self: { ...self, at: times.self },
    ...(times.final < world.now && { final: { ...final, at: times.final } }),
  })
}

function factsOf(sales: Sales, reps: readonly Rep[], goal: Goal): GradeFacts {
  const { starts, deadline, keyResults } = goal
  const won = reps.flatMap((rep) => sales.won(rep, starts, deadline))
  const [revenue, deals] = keyResults.map((one) => Number(targetNow(one)))
  return {
    won: resultOf(won),
    target: { revenue: revenue ?? 0, deals: deals ?? 0 },
    largest: [...won].sort((a, b) => b.value - a.value)[0] ?? null,
    product: mainProduct(won),
    lost: reps.reduce((sum, rep) => sum + sales.lost(rep, starts, deadline).length, 0),
    open:
      reps.length > 1
        ? []
        : [...new Set(reps.flatMap((rep) => sales.open(rep, deadline)).map(({ account }) => account!))],
  }
}
