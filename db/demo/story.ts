import { buildAdjustments } from './adjustments'
import { buildBriefCase } from './brief-case'
import { buildCourseAnswers } from './course-answers'
import { buildDirections } from './directions'
import { buildQuarterGoals, type QuarterGoals } from './goals'
import { buildGrades, gradeYear } from './grades'
import { buildIncentives } from './incentives'
import { buildLargeContracts } from './large-contracts'
import { buildManagerGoal } from './manager-goal'
import { buildNotes } from './notes'
import { buildOtherGoals } from './other-goals'
import { buildPlans } from './plans'
import { buildRepWeeks } from './rep-weeks'
import { createSetting, type Setting } from './setting'
import { buildUpperWeeks } from './upper-weeks'
import { buildYearGoals } from './year-goals'

export type Story = Setting & { told: QuarterGoals[] }

/** Everything that has happened in the demo company by `now`, as rows in memory. */
export async function tellStory(now: Date): Promise<Story> {
  const setting = await createSetting(now)
  const { world, company, periods, sales } = setting
  buildBriefCase(setting)
  const yearGoals = buildYearGoals(setting)
  const told = periods.quarters.map((quarter) => {
    const goals = buildQuarterGoals(setting, quarter, yearGoals.get(quarter.year!)!)
    buildPlans(setting, goals)
    buildAdjustments(world, sales, goals)
    for (const [rep, goal] of goals.reps) buildRepWeeks(world, sales, rep, goal)
    buildUpperWeeks(world, sales, company, goals)
    buildGrades(world, sales, company, goals)
    return goals
  })
  for (const goal of yearGoals.values()) gradeYear(world, sales, company, goal)
  buildDirections(setting, yearGoals)
  buildLargeContracts(setting, told[2]!)
  buildManagerGoal(setting, told[2]!)
  buildOtherGoals(setting, told[2]!)
  buildNotes(world, sales, company, told)
  buildCourseAnswers(world, told)
  buildIncentives(world, company, told)
  return { ...setting, told }
}
