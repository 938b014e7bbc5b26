import type { Kind } from '../../lib/okr/types'
import { FOUNDED, type World } from './world'

export type Metric = {
  id: string
  key: string
  nameEn: string
  nameZh: string
  kind: Kind
  unitEn: string
  unitZh: string
  currency: string | null
}

/** Key, names, kind, units, better, reading. The first two are what every goal of the demo is about. */
const usual = [
  ['won-revenue', 'Won revenue', '成交额', 'amount', '', '', 'more', 'total'],
  ['won-deals', 'Won deals', '赢单数', 'count', 'deals', '单', 'more', 'total'],
  ['new-clients', 'New clients', '新签客户', 'count', 'clients', '家', 'more', 'total'],
  ['sales-growth', 'Sales growth', '销售额增长', 'percent', '', '', 'more', 'level'],
  ['growth-over-base', 'Revenue growth', '成交额增长', 'growth', '', '', 'more', 'total'],
  ['conversion', 'Conversion rate', '客户转化率', 'percent', '', '', 'more', 'level'],
  ['repurchase', 'Repurchase rate', '客户复购率', 'percent', '', '', 'more', 'level'],
  ['key-accounts', 'Key accounts signed', '高端客户签约', 'count', 'accounts', '家', 'more', 'total'],
  ['visits', 'Customer visits', '上门拜访', 'count', 'visits', '次', 'more', 'total'],
  ['collection', 'Collection rate', '回款率', 'floor', '', '', 'more', 'level'],
  ['complaints', 'Complaints', '客户投诉', 'limit', 'complaints', '起', 'less', 'total'],
  ['step', 'Milestone', '里程碑', 'milestone', '', '', 'more', 'level'],
] as const

export type MetricKey = (typeof usual)[number][0]
export type Metrics = Record<MetricKey, Metric>

export function buildMetrics(world: World): Metrics {
  const at = world.at(FOUNDED, '09:30')
  const metrics = usual.map(([key, nameEn, nameZh, kind, unitEn, unitZh, better, reading]) => {
    const currency = kind === 'amount' || kind === 'growth' ? 'USD' : null
    const metric: Metric = { id: world.id(at), key, nameEn, nameZh, kind, unitEn, unitZh, currency }
    const { id } = metric
    const named = { id, nameEn, nameZh, kind, unitEn, unitZh, currency, better, reading }
    const external = { source: 'demo', externalId: key }
    world.rows.metric.push({ ...named, ...external, paceCurve: 'linear', createdAt: at, version: 1 })
    return [key, metric] as const
  })
  return Object.fromEntries(metrics) as Metrics
}
