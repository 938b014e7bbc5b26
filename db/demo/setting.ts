import { buildCompany } from './company'
import { buildMetrics, type Metrics } from './metrics'
import { buildPeople, type Company } from './people'
import { buildPeriods, type Periods } from './periods'
import { readSales, type Sales } from './sales'
import { writeShapes } from './shapes'
import { type TargetRules, targetRules } from './targets'
import { createWorld, type World } from './world'

/** What the parts of the story share: who there is, when, and what was sold. */
export type Setting = {
  world: World
  company: Company
  periods: Periods
  metrics: Metrics
  sales: Sales
  rules: TargetRules
}

/** The company before anything happens in it. The same instant gives the same ids. */
export async function createSetting(now: Date): Promise<Setting> {
  const world = createWorld(now)
  buildCompany(world)
  const company = await buildPeople(world)
  const metrics = buildMetrics(world)
  const periods = buildPeriods(world, company)
  const sales = readSales(world, periods)
  writeShapes(world, sales.pace, metrics)
  return { world, company, metrics, periods, sales, rules: targetRules(sales, periods, company) }
}
