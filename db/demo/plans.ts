import { addDays } from '../../lib/okr/calendar'
import type { QuarterGoals } from './goals'
import { repFacts } from './rep-goals'
import type { Setting } from './setting'
import { planWords } from './texts/plan-words'
import { log } from './log'

/** Who wrote a personal plan before the goals of the quarter. */
const planners = [
  'Gladys Colclough',
  'Marty Freudenburg',
  'Niesha Huffines',
  'Darcel Schlecht',
  'Mei-Mei Johns',
  'Cassey Cress',
  'Vicki Laflamme',
  'Hayden Neloms',
]

export function buildPlans(setting: Setting, goals: QuarterGoals): void {
  const { world } = setting
  const { quarter } = goals
  for (const [rep, goal] of goals.reps) {
    if (!planners.includes(rep.name)) continue
    const [revenue, deals] = goal.keyResults
    const targets = { revenue: revenue!.target, deals: deals!.target }
    const [at] = world.past(world.at(addDays(quarter.first, -7), '14:30'))
    const id = world.id(at)
    world.rows.personalPlan.push({
      id,
      personId: rep.id,
      periodId: quarter.id,
      ...planWords[rep.locale](repFacts(setting, quarter, rep, targets, goals.teams.get(rep.team)!)),
      authorId: rep.id,
      recordedAt: at,
    })
    log(world, { event: 'plan.write', by: rep, at, subjectId: id })
  }
}
