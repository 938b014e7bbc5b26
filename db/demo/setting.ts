import type { Metrics } from './metrics'
import type { Company } from './people'
import type { Periods } from './periods'
import type { Sales } from './sales'
import type { TargetRules } from './targets'
import type { World } from './world'

/** What the parts of the story share: who there is, when, and what was sold. */
export type Setting = {
  world: World
  company: Company
  periods: Periods
  metrics: Metrics
  sales: Sales
  rules: TargetRules
}
