import type { AdjustmentReason, Locale } from '../../../lib/okr/types'
import { zhUsd } from './zh'
import { usd } from './en'

/** What an adjustment is argued from. */
export type AdjustmentFacts = {
  /** Customers of deals still open or just lost, the ones that matter first. */
  accounts: string[]
  product: string
  won: { revenue: number; deals: number }
  from: number
  to: number
  open: number
  lost: number
}

type Reasoned = (facts: AdjustmentFacts) => string

type Said = {
  explain: Record<AdjustmentReason, Reasoned>
  accept: Record<AdjustmentReason, Reasoned>
  decline: Reasoned
  approach: { explanation: Reasoned; plan: Reasoned }
}

const pair = ({ accounts }: AdjustmentFacts, and: string) => accounts.slice(0, 2).join(and) || '—'

export const adjustmentWords: Record<Locale, Said> = {
  en: {
    explain: {
      market: (f) =>
        `${pair(f, ' and ')} moved their purchases into the next quarter, and ${f.lost} offers were lost since the quarter began, most of them on price. ${usd(f.won.revenue)} is won; ${usd(f.to)} is what the open deals can still give.`,
      ability: (f) =>
        `The ${f.product} talks take more technical preparation than I can do alone yet: ${f.won.deals} deals won, ${f.lost} lost. With ${usd(f.to)} I can learn it properly this quarter.`,
      team_goal: (f) =>
        `The team is short since a colleague’s target fell. ${usd(f.won.revenue)} is won already; from ${usd(f.from)} to ${usd(f.to)} closes part of the gap.`,
      feedback: (f) =>
        `Conversations with ${pair(f, ' and ')} are harder than we thought: both want to test before they sign, which adds three weeks. Fewer deals, the same care.`,
    },
    accept: {
      market: () => 'Agreed. I see the same in the region. Keep these customers warm for next quarter.',
      ability: (f) => `Agreed. We prepare the next two ${f.product} talks together.`,
      team_goal: () => 'I take it on. The open deals allow it.',
      feedback: () => 'Agreed. Change how you open the conversation first, then we look again.',
    },
    decline: (f) =>
      `Not yet: ${f.open} deals are open, ${f.accounts[0] ?? 'the largest'} among them. Bring me the three with dates, and we decide on numbers then.`,
    approach: {
      explanation: (f) =>
        `${f.lost} of the offers sent by mail were lost. Those I presented in person went better.`,
      plan: (f) =>
        `No more offers by mail above $3,000. I present ${f.product} on site, ask for the budget date in the first talk, and send the offer on the same day. First ${pair(f, ', then ')}.`,
    },
  },
  'zh-CN': {
    explain: {
      market: (f) =>
        `${pair(f, '和')}把采购推到下季度，开季以来有${f.lost}份报价没有成，多半输在价格上。已成交${zhUsd(f.won.revenue)}，按在谈商机还能做到${zhUsd(f.to)}。`,
      ability: (f) =>
        `${f.product}的技术洽谈我一个人还准备不充分：签了${f.won.deals}单，丢了${f.lost}单。目标调到${zhUsd(f.to)}，这个季度把它学扎实。`,
      team_goal: (f) =>
        `同事的目标下调后团队有缺口。目前已成交${zhUsd(f.won.revenue)}，目标从${zhUsd(f.from)}提高到${zhUsd(f.to)}，补上一部分。`,
      feedback: (f) =>
        `和${pair(f, '、')}的沟通比预想的难，两家都要先试用再签，要多花三周。单数少一些，每一单做细。`,
    },
    accept: {
      market: () => '同意。本区都是这个情况，下季度前和这些客户保持联系。',
      ability: (f) => `同意。后面两场${f.product}洽谈我们一起准备。`,
      team_goal: () => '我接下来，在谈的商机够用。',
      feedback: () => '同意。先改开场的谈法，之后我们再看。',
    },
    decline: (f) =>
      `先不调：手上还有${f.open}个商机，${f.accounts[0] ?? '最大的一个'}就在里面。把三个有日期的列给我，再谈数字。`,
    approach: {
      explanation: (f) => `邮件发出去的报价丢了${f.lost}份，当面讲的效果好得多。`,
      plan: (f) =>
        `3,000美元以上不再邮件报价。${f.product}一律上门演示，第一次见面就问预算时间，当天给报价。先做${pair(f, '，再做')}。`,
    },
  },
}
