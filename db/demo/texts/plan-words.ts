import type { Locale } from '../../../lib/okr/types'
import type { RepGoalFacts } from './facts'
import { usd } from './en'
import { zhUsd } from './zh'
import { sectorNames } from './direction-words'

export type Plan = {
  position: string
  abilities: string
  resources: string
  companyAndMarket: string
  growthWish: string
  conclusions: string
}

export const planWords: Record<Locale, (facts: RepGoalFacts) => Plan> = {
  en: (f) => ({
    position: `Sales representative in ${f.manager}’s team. I look after ${f.accounts.slice(0, 3).join(', ') || 'resellers of the region'} and win new customers in ${f.sector ?? 'all sectors'}.`,
    abilities: f.product
      ? `Strong with ${f.product.name}: ${Math.round(f.product.share * 100)}% of what I won. Too slow with large offers: ${f.open.length} deals are open, and the oldest have no date.`
      : 'I know the resellers well; our own systems I still present with help.',
    resources: `About three days a week with customers, one for offers, one for the team. ${f.manager} for large negotiations, pre-sales on request.`,
    companyAndMarket: f.teamRevenue
      ? `The team has to bring ${usd(f.teamRevenue)}. ${sectorNames[f.sector ?? '']?.en ?? 'Retail'} customers buy most at present and decide before the month ends.`
      : 'The company wants larger systems sold through partners; resellers ask for training first.',
    growthWish: 'Lead a negotiation above $25,000 from the first talk to the signature.',
    conclusions: `${f.deals} deals and ${usd(f.revenue)}: a little more than I have shown, most of it from deals already begun.`,
  }),
  'zh-CN': (f) => ({
    position: `${f.manager}团队的销售代表，维护${f.accounts.slice(0, 3).join('、') || '本区经销商'}，开发${sectorNames[f.sector ?? '']?.zh ?? '各'}行业的新客户。`,
    abilities: f.product
      ? `${f.product.name}是强项，占我成交额的${Math.round(f.product.share * 100)}%。大单报价太慢：在谈${f.open.length}个商机，最早的还没有日期。`
      : '熟悉经销商；我们自己的系统，演示还要人带。',
    resources: `每周约三天见客户，一天做报价，一天留给团队。大的谈判有${f.manager}，售前可以申请。`,
    companyAndMarket: f.teamRevenue
      ? `团队要完成${zhUsd(f.teamRevenue)}。${sectorNames[f.sector ?? '']?.zh ?? '零售'}行业目前买得最多，月底前定。`
      : '公司希望大型系统通过伙伴销售，经销商要先培训。',
    growthWish: '独立完成一次2.5万美元以上的谈判，从首次洽谈到签约。',
    conclusions: `签${f.deals}单、成交${zhUsd(f.revenue)}：比已有成绩略高，大部分来自已经启动的商机。`,
  }),
}
