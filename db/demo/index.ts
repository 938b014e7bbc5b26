import { eq } from 'drizzle-orm'
import type { Locale } from '../../lib/okr/types'
import type { Db } from '../client'
import { period } from '../schema'
import { buildAdjustments } from './adjustments'
import { buildCompany } from './company'
import { buildQuarterGoals } from './goals'
import { buildGrades, gradeYear } from './grades'
import { buildMetrics } from './metrics'
import { buildPeople, type Company, DEMO_PASSWORD } from './people'
import { buildPeriods, finalStates } from './periods'
import { buildRepWeeks } from './rep-weeks'
import { insertRows } from './rows'
import { readSales } from './sales'
import { targetRules } from './targets'
import { buildUpperWeeks } from './upper-weeks'
import { createWorld } from './world'
import { buildYearGoals } from './year-goals'

export type SignIn = { role: string; name: string; email: string; password: string; locale: Locale }

/**
 * Fills an empty, migrated database with the demo company as it stands at `now`: everything in it was written before that
 * instant. The same instant gives the same company.
 *
 * @throws Error when `now` lies before the quarters the demo tells of.
 */
export async function buildDemo(db: Db, now: Date): Promise<{ signIns: SignIn[] }> {
  const world = createWorld(now)
  buildCompany(world)
  const company = await buildPeople(world)
  const metrics = buildMetrics(world)
  const periods = buildPeriods(world, company)
  const sales = readSales(world, periods)
  const rules = targetRules(sales, periods, company)
  const setting = { world, company, periods, metrics, sales, rules }

  const yearGoals = buildYearGoals(setting)
  for (const quarter of periods.quarters) {
    const goals = buildQuarterGoals(setting, quarter, yearGoals.get(quarter.year!)!)
    buildAdjustments(world, sales, goals)
    for (const [rep, goal] of goals.reps) buildRepWeeks(world, sales, rep, goal)
    buildUpperWeeks(world, sales, company, goals)
    buildGrades(world, sales, company, goals)
  }
  for (const goal of yearGoals.values()) gradeYear(world, sales, company, goal)

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
