import { eq } from 'drizzle-orm'
import type { Locale } from '../../lib/okr/types'
import type { Db } from '../client'
import { period } from '../schema'
import { buildAdjustments } from './adjustments'
import { buildQuarterGoals } from './goals'
import { buildBriefCase } from './brief-case'
import { buildDirections } from './directions'
import { buildGrades, gradeYear } from './grades'
import { type Company, DEMO_PASSWORD } from './people'
import { finalStates } from './periods'
import { buildRepWeeks } from './rep-weeks'
import { buildLargeContracts } from './large-contracts'
import { buildNotes } from './notes'
import { buildOtherGoals } from './other-goals'
import { buildPlans } from './plans'
import { insertRows } from './rows'
import { createSetting } from './setting'
import { buildUpperWeeks } from './upper-weeks'
import { buildYearGoals } from './year-goals'

export type SignIn = { role: string; name: string; email: string; password: string; locale: Locale }

/**
 * Fills an empty, migrated database with the demo company as it stands at `now`: everything in it was written before that
 * instant. The same instant gives the same company.
 *
 * @throws Error when `now` lies before the quarters the demo tells of.
 */
export async function buildDemo(db: Db, now: Date): Promise<{ signIns: SignIn[] }> {
  const setting = await createSetting(now)
  const { world, company, periods, sales } = setting
  buildBriefCase(setting)
  const yearGoals = buildYearGoals(setting)
  const story = periods.quarters.map((quarter) => {
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
  buildLargeContracts(setting, story[2]!)
  buildOtherGoals(setting, story[2]!)
  buildNotes(world, sales, company, story)

  await db.transaction(async (tx) => {
    await insertRows(tx, world.rows)
    for (const { id, state } of finalStates(periods))
      await tx.update(period).set({ state }).where(eq(period.id, id))
  })
  return { signIns: signIns(company) }
}

/** One person for each role; the rep writes Chinese. */
function signIns({ reps, teams, executives, admin }: Company): SignIn[] {
  const team = teams.find(({ lead }) => lead.name === 'Melvin Marxen')!
  const rep = reps.find(({ name }) => name === 'Gladys Colclough')!
  return [
    ['rep', rep] as const,
    ['manager', team.lead] as const,
    ['executive', executives[0]] as const,
    ['admin', admin] as const,
  ].map(([role, { name, email, locale }]) => ({ role, name, email, password: DEMO_PASSWORD, locale }))
}
