import type { Locale } from '../../../lib/okr/types'
import type { Deal } from '../deals'
import { usd } from './en'
import { zhUsd } from './zh'

export type GradeFacts = {
  won: { revenue: number; deals: number }
  target: { revenue: number; deals: number }
  largest: Deal | null
  product: { name: string; share: number } | null
  lost: number
  /** Open deals with known accounts at the end. */
  open: string[]
}

type Reflection = { worked: string; didNot: string; nextTime: string }
type Said = {
  reflect: (facts: GradeFacts) => Reflection
  reflectLead: (facts: GradeFacts, ahead: string | null, behind: string | null) => Reflection
  /** The grader's reason; `moved` says whether the score differs from the computed one. */
  reason: (facts: GradeFacts, moved: 'up' | 'down' | 'no') => string
  silent: Reflection & { reason: string }
  remark: (deal: Deal) => string
}

export const gradeWords: Record<Locale, Said> = {
  en: {
    reflect: ({ won, target, largest, product, lost, open }) => ({
      worked: [
        largest && `${largest.product} at ${largest.account} for ${usd(largest.value)} was the largest deal.`,
        product && `${product.name} brought ${Math.round(product.share * 100)}% of ${usd(won.revenue)}.`,
      ]
        .filter(Boolean)
        .join(' '),
      didNot:
        won.revenue >= target.revenue
          ? `${lost} offers were lost, more than the number of visits before them explains.`
          : `${usd(target.revenue - won.revenue)} is missing: ${lost} offers were lost, and the large ones were begun too late.`,
      nextTime: open[0]
        ? `Start with ${open.slice(0, 2).join(' and ')}, which are still open, and ask for the budget date in the first talk.`
        : 'Begin the large offers in the first month.',
    }),
    reflectLead: ({ won, target }, ahead, behind) => ({
      worked: `${won.deals} deals, ${usd(won.revenue)} of ${usd(target.revenue)}.${ahead ? ` ${ahead} carried it.` : ''}`,
      didNot: behind
        ? `${behind} fell behind in the first month, and we spoke about it in the second.`
        : 'The last two weeks had to bring too much.',
      nextTime: 'Go through the open deals of whoever is behind every Monday, from week three on.',
    }),
    reason: ({ largest }, moved) =>
      moved === 'up'
        ? `Above the computed score: ${largest ? `the ${largest.account} contract` : 'the last contract'} opens an account for the whole team.`
        : moved === 'down'
          ? 'Below the computed score: the check-ins of the middle weeks were missing when help was possible.'
          : 'As computed.',
    silent: {
      worked: 'Two resellers trained; one of them sends a monthly list now.',
      didNot: 'No contract was reported to us, so there is no number.',
      nextTime: 'Agree the report before the quarter, not during it.',
      reason: 'No number was reported. Scored for the work with the resellers.',
    },
    remark: ({ account, product, value }) =>
      `${account} returned ${product} after the quarter was closed; ${usd(value)} was credited. The figures above stay as they were given.`,
  },
  'zh-CN': {
    reflect: ({ won, target, largest, product, lost, open }) => ({
      worked: [
        largest && `最大的一单是${largest.account}的${largest.product}，${zhUsd(largest.value)}。`,
        product && `${zhUsd(won.revenue)}里${product.name}占${Math.round(product.share * 100)}%。`,
      ]
        .filter(Boolean)
        .join(''),
      didNot:
        won.revenue >= target.revenue
          ? `丢了${lost}份报价，拜访做在前面的话可以少丢一些。`
          : `还差${zhUsd(target.revenue - won.revenue)}：丢了${lost}份报价，大单启动得太晚。`,
      nextTime: open[0]
        ? `先做还在谈的${open.slice(0, 2).join('和')}，第一次见面就问清预算时间。`
        : '大单的报价放在第一个月。',
    }),
    reflectLead: ({ won, target }, ahead, behind) => ({
      worked: `共${won.deals}单，成交${zhUsd(won.revenue)}，目标${zhUsd(target.revenue)}。${ahead ? `主要靠${ahead}。` : ''}`,
      didNot: behind ? `${behind}第一个月就落后了，第二个月才谈起。` : '最后两周压力太大。',
      nextTime: '从第三周起，每周一和落后的同事过一遍在谈商机。',
    }),
    reason: ({ largest }, moved) =>
      moved === 'up'
        ? `高于系统评分：${largest ? `${largest.account}这份合同` : '最后一份合同'}为整个团队打开了局面。`
        : moved === 'down'
          ? '低于系统评分：中间几周缺周回顾，能帮忙的时候没有信息。'
          : '与系统评分一致。',
    silent: {
      worked: '培训了两家经销商，其中一家开始每月报数。',
      didNot: '没有上报的合同，所以没有数字。',
      nextTime: '报数方式在季度前约定，不在季度中间谈。',
      reason: '没有上报数字，按经销商工作的完成情况评分。',
    },
    remark: ({ account, product, value }) =>
      `季度关闭后${account}退回${product}，已退款${zhUsd(value)}。上面的数字按当时给出的保留。`,
  },
}
