import { addDays } from '../../lib/okr/calendar'
import { midPeriod } from '../../lib/okr/course'
import type { Locale } from '../../lib/okr/types'
import type { Goal } from './goal'
import type { QuarterGoals } from './goals'
import { log } from './log'
import type { Person } from './people'
import { nextWorkingDay } from './week-plan'
import type { World } from './world'

const words: Record<Locale, string[]> = {
  en: [
    'The offers that are out cover the rest.',
    'Behind by a week, not by a quarter: the two largest decide in the second half.',
    'The target stands; the last four weeks are enough if they hold.',
  ],
  'zh-CN': [
    '已经发出的报价足够补上余下的部分。',
    '差的是一周，不是一个季度：最大的两家下半季度才定。',
    '目标不变，只要保持近四周的速度就够。',
  ],
}

/**
 * What was said at half-time: owners keep their goals with a word, their leads a day later without one. Who adjusted a goal has
 * answered by that; of the quarter in progress every third is still waiting.
 */
export function buildCourseAnswers(world: World, told: readonly QuarterGoals[]): void {
  const adjusted = new Set(world.rows.adjustment.map(({ goalId }) => goalId))
  for (const goals of told) {
    const { first: starts, last: deadline } = goals.quarter
    let place = 0
    for (const [rep, goal] of goals.reps) {
      place += 1
      if (adjusted.has(goal.id) || (goals.quarter.index === 0 && place % 3 === 0)) continue
      const day = nextWorkingDay(world, addDays(midPeriod({ starts, deadline }), place % 3))
      answer(world, goal, goals, { by: rep, at: world.at(day, '10:20'), word: words[rep.locale][place % 3]! })
      const lead = rep.team.lead
      answer(world, goal, goals, { by: lead, at: world.at(nextWorkingDay(world, day), '16:40'), word: null })
    }
  }
}

function answer(
  world: World,
  goal: Goal,
  { quarter }: QuarterGoals,
  { by, at, word }: { by: Person; at: Date; word: string | null },
): void {
  if (at >= world.now) return
  const id = world.id(at)
  const said = { asked: 'mid_period', answer: 'keep' } as const
  world.rows.courseAnswer.push({
    id,
    goalId: goal.id,
    periodId: quarter.id,
    ...said,
    word,
    byId: by.id,
    at,
  })
  log(world, { event: 'goal.answer-course', by, at, subjectId: id, goal, after: said })
}
