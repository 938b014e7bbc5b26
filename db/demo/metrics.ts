import type { Kind, PaceCurve } from '../../lib/okr/types'
import { usualMetrics } from '../commands/company/usual-metrics'
import { FOUNDED, type World } from './world'

export type Metric = {
  id: string
  nameEn: string
  nameZh: string
  kind: Kind
  unitEn: string
  unitZh: string
  currency: string | null
  paceCurve: PaceCurve
}

export type Metrics = {
  revenue: Metric
  deals: Metric
  newClients: Metric
  /** Of the brief's case: a growth in percent, with no base known. */
  growthRate: Metric
  keyAccounts: Metric
  visits: Metric
  conversion: Metric
  /** Over a base, as an amount. */
  growth: Metric
}

const growthRate = {
  nameEn: 'Sales growth rate',
  nameZh: '销售额增长率',
  kind: 'percent',
  unitEn: '%',
  unitZh: '%',
  better: 'more',
  reading: 'level',
  paceCurve: 'linear',
} as const

/** The metrics a company starts with, and one of its own. */
export function buildMetrics(world: World): Metrics {
  const at = world.at(FOUNDED, '09:30')
  const all = [...usualMetrics, growthRate].map((usual) => {
    const currency = usual.kind === 'amount' || usual.kind === 'growth' ? 'USD' : null
    const external = { source: 'demo', externalId: usual.nameEn }
    const metric = { ...usual, id: world.id(at), currency }
    world.rows.metric.push({ ...metric, ...external, createdAt: at, version: 1 })
    return metric
  })
  const named = (nameEn: string): Metric => all.find((one) => one.nameEn === nameEn)!
  return {
    revenue: named('Won revenue'),
    deals: named('Won deals'),
    newClients: named('New clients'),
    growthRate: named('Sales growth rate'),
    keyAccounts: named('Key-account signings'),
    visits: named('Customer visits'),
    conversion: named('Conversion rate'),
    growth: named('Sales growth'),
  }
}
