import type { metric } from '../../schema'

type Row = typeof metric.$inferInsert
type Usual = Pick<
  Row,
  'nameEn' | 'nameZh' | 'kind' | 'unitEn' | 'unitZh' | 'better' | 'reading' | 'paceCurve'
>

const total = (
  nameEn: string,
  nameZh: string,
  unitEn: string,
  unitZh: string,
  paceCurve: Row['paceCurve'] = 'linear',
): Usual => ({
  nameEn,
  nameZh,
  kind: 'count',
  unitEn,
  unitZh,
  better: 'more',
  reading: 'total',
  paceCurve,
})

const level = (
  nameEn: string,
  nameZh: string,
  kind: 'percent' | 'floor',
  unitEn = '%',
  unitZh = '%',
): Usual => ({
  nameEn,
  nameZh,
  kind,
  unitEn,
  unitZh,
  better: 'more',
  reading: 'level',
  paceCurve: 'linear',
})

const money = (
  nameEn: string,
  nameZh: string,
  kind: 'amount' | 'growth',
  reading: 'total' | 'level',
  paceCurve: Row['paceCurve'],
): Usual => ({
  nameEn,
  nameZh,
  kind,
  unitEn: '',
  unitZh: '',
  better: 'more',
  reading,
  paceCurve,
})

/** What a sales team usually measures, in both languages: a company starts with these and changes the list as it likes. */
export const usualMetrics: Usual[] = [
  money('Won revenue', '成交额', 'amount', 'total', 'learned'),
  total('Won deals', '成交单数', 'deals', '单', 'learned'),
  total('New clients', '新增客户', 'clients', '家', 'learned'),
  total('Key-account signings', '高端客户签约', 'signings', '个', 'learned'),
  money('Sales growth', '销售额增长', 'growth', 'total', 'learned'),
  money('Average deal', '客单价', 'amount', 'level', 'linear'),
  money('Pipeline', '在谈商机金额', 'amount', 'level', 'linear'),
  level('Conversion rate', '转化率', 'percent'),
  level('Repurchase rate', '客户复购率', 'percent'),
  level('Customer satisfaction', '客户满意度', 'floor'),
  level('Collection rate', '回款率', 'floor'),
  total('Customer visits', '客户拜访', 'visits', '次', 'working_days'),
  total('Demonstrations', '产品演示', 'demonstrations', '场', 'working_days'),
  total('Quotes sent', '报价', 'quotes', '份', 'working_days'),
  {
    nameEn: 'Complaints',
    nameZh: '客户投诉',
    kind: 'limit',
    unitEn: 'complaints',
    unitZh: '起',
    better: 'less',
    reading: 'total',
    paceCurve: 'linear',
  },
]
