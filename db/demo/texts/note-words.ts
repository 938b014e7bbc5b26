import type { Locale } from '../../../lib/okr/types'
import type { Deal } from '../deals'
import { usd } from './en'
import { zhUsd } from './zh'

export type NoteFacts = {
  quarter: string
  won: { revenue: number; deals: number }
  /** Attainment of the revenue target, as a whole percent. */
  percent: number
  largest: Deal | null
  missedWeeks: number
}

type Penalty = { body: string; support: string; target: string }

type Said = {
  passed: (facts: NoteFacts) => string
  largest: (facts: NoteFacts) => string
  sharing: (facts: NoteFacts) => string
  lead: (facts: NoteFacts) => string
  behind: (facts: NoteFacts, manager: string) => Penalty
  unlogged: (facts: NoteFacts, manager: string) => Penalty
  mistaken: (facts: NoteFacts) => string
  thanks: string[]
  reply: { behind: string; unlogged: string }
}

export const noteWords: Record<Locale, Said> = {
  en: {
    passed: (f) =>
      `${f.quarter}: ${f.percent}% of the target, ${usd(f.won.revenue)} from ${f.won.deals} deals. Nobody had to ask twice for an offer.`,
    largest: (f) =>
      f.largest
        ? `For ${f.largest.product} with ${f.largest.account}, ${usd(f.largest.value)}, the largest deal of your ${f.quarter}.`
        : `For a first month in which every customer was visited.`,
    sharing: (f) =>
      `For writing down how ${f.largest?.account ?? 'the last contract'} was won and going through it with the two who started after you.`,
    lead: (f) =>
      `Your team won ${usd(f.won.revenue)} in ${f.quarter} and logged nearly every week on time. That is your work on Mondays.`,
    behind: (f, manager) => ({
      body: `${f.percent}% of the target in ${f.quarter}, and the open deals were not cleared although we agreed it twice.`,
      support: `${manager} joins the two largest talks of each month; the small deals go to the inside desk.`,
      target: 'Every open deal has a next date, and the monthly pace is at 90% or more.',
    }),
    unlogged: (f, manager) => ({
      body: `${f.missedWeeks > 1 ? `${f.missedWeeks} weeks` : 'A week'} of ${f.quarter} without a check-in, so that nobody could help in time.`,
      support: `${manager} keeps Friday 15:00 free to fill it in together, as long as it helps.`,
      target: 'Six weeks in a row logged on time.',
    }),
    mistaken: (f) => `For passing the target of ${f.quarter} early.`,
    thanks: [
      'Thank you. The next one is already under way.',
      'Thank you, this was the whole team.',
      'Thanks. I will show the two new ones how.',
    ],
    reply: {
      behind: 'Understood. The list of open deals is cleared, and the two talks are in the calendar.',
      unlogged: 'True. I log on Thursdays now, before the visits of Friday.',
    },
  },
  'zh-CN': {
    passed: (f) =>
      `${f.quarter}达成${f.percent}%，${f.won.deals}单成交${zhUsd(f.won.revenue)}，报价从不用人催。`,
    largest: (f) =>
      f.largest
        ? `签下${f.largest.account}的${f.largest.product}，${zhUsd(f.largest.value)}，是你${f.quarter}最大的一单。`
        : '第一个月走访了全部客户。',
    sharing: (f) => `把${f.largest?.account ?? '最近一份合同'}的成单过程写下来，带着两位新同事过了一遍。`,
    lead: (f) => `${f.quarter}团队成交${zhUsd(f.won.revenue)}，周回顾几乎都按时提交，周一的例会功不可没。`,
    behind: (f, manager) => ({
      body: `${f.quarter}达成${f.percent}%，两次约好清理在谈商机都没有做。`,
      support: `${manager}每月参加两场最大的洽谈；小单转给内勤。`,
      target: '每个在谈商机都有下一步日期，月度进度不低于应达进度的90%。',
    }),
    unlogged: (f, manager) => ({
      body: `${f.quarter}有${Math.max(1, f.missedWeeks)}周没有周回顾，需要帮忙的时候没人知道。`,
      support: `${manager}周五15:00留出时间一起填，直到习惯为止。`,
      target: '连续六周按时提交。',
    }),
    mistaken: (f) => `${f.quarter}提前达成目标。`,
    thanks: ['谢谢，下一单已经在谈了。', '谢谢，这是大家一起做的。', '谢谢，我会带两位新同事走一遍。'],
    reply: {
      behind: '明白。在谈商机已经清理完，两场洽谈也排好了。',
      unlogged: '是我疏忽了。以后周四就填，不等周五拜访完。',
    },
  },
}
