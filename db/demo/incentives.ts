import { addDays } from '../../lib/okr/calendar'
import { type IncentiveRule, suggestions } from '../../lib/okr/incentives'
import type { Goal } from './goal'
import { attained } from './grade-writer'
import type { QuarterGoals } from './goals'
import { log } from './log'
import type { Company } from './people'
import { dice } from './random'
import { incentiveWords } from './texts/incentive-words'
import { nextWorkingDay } from './week-plan'
import type { World } from './world'

type Rule = IncentiveRule & { text: string; amount: string | null }

/**
 * Incentive rules of each quarter, and what leads made of the suggestions at its end: a note that was written about such a goal
 * settled it, some were dismissed with a word. Of the quarter before, two of three others are still open.
 */
export function buildIncentives(world: World, company: Company, told: readonly QuarterGoals[]): void {
  const chief = company.executives[0]
  for (const goals of told) {
    const rules = writeRules(world, chief, goals)
    const over = goals.quarter.state === 'grading' || goals.quarter.state === 'closed'
    if (!over) continue
    for (const [rep, goal] of goals.reps) decide(world, goals, rules, goal, rep.team.lead)
  }
}

function writeRules(world: World, by: Company['executives'][0], { quarter }: QuarterGoals): Rule[] {
  const [at] = world.past(world.at(addDays(quarter.first, -5), '14:30'))
  const words = incentiveWords[by.locale]
  const rule = (changes: Pick<Rule, 'kind' | 'capped' | 'from' | 'to' | 'text' | 'amount'>): Rule => ({
    id: world.id(at),
    against: 'adjusted',
    ...changes,
  })
  const rules = [
    rule({ kind: 'reward', capped: false, from: 1.2, to: null, text: words.far, amount: '500' }),
    rule({ kind: 'reward', capped: false, from: 1, to: null, text: words.reached, amount: null }),
    rule({ kind: 'penalty', capped: true, from: null, to: 0.6, text: words.behind, amount: null }),
  ]
  for (const one of rules) {
    const currency = one.amount === null ? null : 'USD'
    world.rows.incentiveRule.push({
      ...one,
      periodId: quarter.id,
      currency,
      createdBy: by.id,
      createdAt: at,
      removedAt: null,
    })
    const { kind, against, capped, from, to } = one
    const after = { periodId: quarter.id, kind, against, capped, from, to }
    log(world, { event: 'incentive_rule.add', by, at, subjectId: one.id, after })
  }
  return rules
}

function decide(
  world: World,
  { quarter }: QuarterGoals,
  rules: readonly Rule[],
  goal: Goal,
  lead: Company['reps'][0]['team']['lead'],
): void {
  const luck = dice('incentives', goal.externalId)
  const { adjusted, original } = attained(world, goal)
  const reached = {
    adjusted: adjusted && { ...adjusted, due: 1 },
    original: original && { ...original, due: 1 },
  }
  const over = world.at(quarter.last, '23:59')
  for (const { rule } of suggestions(rules, 100, reached, [])) {
    const note = world.rows.note.find(
      (one) =>
        one.goalId === goal.id &&
        one.authorId === lead.id &&
        one.kind === rule.kind &&
        one.writtenAt > over &&
        !one.withdrawnAt &&
        !one.suggestionId,
    )
    const day = nextWorkingDay(world, addDays(quarter.last, luck.whole(3, 12)))
    const at = note?.writtenAt ?? world.at(day, '15:50')
    const dismisses = quarter.index < -1 || luck.chance(0.25)
    if (at >= world.now || (!note && !dismisses)) continue
    const id = world.id(at)
    world.rows.incentiveSuggestion.push({
      id,
      ruleId: rule.id,
      goalId: goal.id,
      mark: 100,
      outcome: note ? 'noted' : 'dismissed',
      word: note ? null : incentiveWords[lead.locale].dismissed[rule.kind],
      byId: lead.id,
      at,
    })
    if (note) note.suggestionId = id
    else
      log(world, {
        ...{ event: 'suggestion.dismiss', by: lead, at, subjectId: id, goal },
        after: { ruleId: rule.id, mark: 100 },
      })
  }
}
