import { addDays } from '../../../lib/okr/calendar'
import type { Day, Locale } from '../../../lib/okr/types'
import type { Deal } from '../deals'
import { date, list } from './en'
import type { GoalWords, Task, Words } from './facts'
import { zhList } from './zh'

type Facts = { quarter: string; manager: string; target: number; accounts: string[]; first: Day; last: Day }
type Written = GoalWords & { tasks: Task[] }

/** `won` in the week, `open` the large systems still talked about. */
export type LargeWeek = { won: Deal[]; total: number; target: number; left: number; open: Deal[] }

type Said = {
  largeContracts: (facts: Facts & { before: number }) => Written
  largeWeek: (facts: LargeWeek) => Words
  keyAccounts: (facts: Facts) => Written
  returned: string
  moreClients: (facts: Facts) => Written
  visits: (facts: Facts) => Written
  objection: string
  growth: (facts: Facts & { base: number }) => Written
}

const named = (facts: Facts) => facts.accounts.slice(0, 3)

export const otherWords: Record<Locale, Said> = {
  en: {
    largeContracts: (f) => ({
      name: `${f.target} contracts above $4,000 in ${f.quarter}`,
      content: `Sign ${f.target} contracts above $4,000 each: GTX Pro, GTX Plus Pro or GTK 500. ${list(named(f))} are being talked to.`,
      background: `The quarter before brought ${f.before}. One of these is worth four small orders and takes hardly more visits.`,
      support: `${f.manager} at the decisive talk; pre-sales for the demonstration; a reference visit at one of my customers.`,
      relevance: 'No goal above counts large contracts yet. They are what moves the revenue target.',
      tasks: [
        { title: `Demonstrations for ${list(named(f).slice(0, 2))}`, dueOn: addDays(f.first, 20) },
        { title: 'Reference visit with one prospect', dueOn: addDays(f.first, 43) },
        { title: 'Second offers to everybody who has seen a demonstration', dueOn: addDays(f.first, 64) },
      ],
    }),
    largeWeek: ({ won, total, target, left, open }) => ({
      happened: won[0]
        ? `${list(won.map(({ account, product }) => `${account} (${product})`))} signed. That makes ${total} of ${target}.`
        : `No large contract this week; ${total} of ${target} so far.`,
      changes:
        left > 0 && open[0]
          ? `${open[0].account} next: ${open[0].product}, demonstration before the price.`
          : 'Look after the new systems, so that the second order comes.',
      blockers: '',
    }),
    keyAccounts: (f) => ({
      name: `Win key accounts in ${f.quarter}`,
      content: 'Approach key accounts and try to sign them.',
      background: 'The team depends on a few customers.',
      support: '',
      relevance: '',
      tasks: [],
    }),
    returned: 'Please say which five customers you mean, and who supports you with each of them.',
    moreClients: (f) => ({
      name: `Sign ${f.target} new clients by ${date(f.last)}`,
      content: `Win a first contract from ${f.target} companies, among them ${list(named(f))}.`,
      background:
        'Nearly all of what I won came from customers of long standing; two of them cut their budgets.',
      support: `${f.manager} at the first talk with each; a demonstration unit for two weeks.`,
      relevance: 'Feeds no number above yet; the revenue target needs new customers by summer.',
      tasks: [
        { title: `First visit to ${named(f)[0] ?? 'the first of them'}`, dueOn: addDays(f.first, 18) },
        { title: 'Reference list for talks with new companies', dueOn: addDays(f.first, 25) },
      ],
    }),
    visits: (f) => ({
      name: `${f.target} visits to resellers`,
      content: `Visit resellers of the region ${f.target} times and bring back who signs what, so that their contracts can be counted.`,
      background:
        'Contracts signed through resellers do not reach the CRM, and the work behind them cannot be seen.',
      support: 'A car on two days a week; the list of resellers with their contracts of last year.',
      relevance: 'Visits add up in no target above. They are the way to numbers from the resellers.',
      tasks: [
        { title: 'Agree the reporting form with the largest reseller', dueOn: addDays(f.first, 14) },
        { title: 'Half of the visits', dueOn: addDays(f.first, 28) },
      ],
    }),
    objection: `The resellers of this region are closed for stocktaking for two weeks. With 20 visits I agree.`,
    growth: (f) => ({
      name: `Revenue up by 10% in ${f.quarter}`,
      content: `Raise what I win by 10% over ${f.base.toLocaleString('en-US')} USD of last quarter.`,
      background: 'Last quarter was carried by three large contracts that will not come again.',
      support: 'One pre-sales day a week.',
      relevance: '',
      tasks: [{ title: `Offers to ${list(named(f))}`, dueOn: addDays(f.first, 30) }],
    }),
  },
  'zh-CN': {
    largeContracts: (f) => ({
      name: `${f.quarter}签4,000美元以上的合同${f.target}份`,
      content: `签下4,000美元以上的合同${f.target}份，产品为GTX Pro、GTX Plus Pro或GTK 500，${zhList(named(f))}正在接触。`,
      background: `上季度签了${f.before}份。一份抵四个小单，拜访却多不了几次。`,
      support: `关键洽谈请${f.manager}参加；演示有售前；安排一次老客户参观。`,
      relevance: '上级目标暂时没有大合同这一项，但成交额主要靠它。',
      tasks: [
        { title: `给${zhList(named(f).slice(0, 2))}做演示`, dueOn: addDays(f.first, 20) },
        { title: '带一家意向客户参观老客户', dueOn: addDays(f.first, 43) },
        { title: '给看过演示的客户都报第二次价', dueOn: addDays(f.first, 64) },
      ],
    }),
    largeWeek: ({ won, total, target, left, open }) => ({
      happened: won[0]
        ? `${zhList(won.map(({ account, product }) => `${account}（${product}）`))}签约，累计${total}份，目标${target}份。`
        : `本周没有大合同，累计${total}份，目标${target}份。`,
      changes:
        left > 0 && open[0]
          ? `下一个是${open[0].account}的${open[0].product}，先演示再报价。`
          : '服务好新装的系统，等第二单。',
      blockers: '',
    }),
    keyAccounts: (f) => ({
      name: `${f.quarter}重点客户开拓`,
      content: '开拓重点客户，争取签约。',
      background: '团队过于依赖少数客户。',
      support: '',
      relevance: '',
      tasks: [],
    }),
    returned: '请写明是哪5家客户，再写清楚谁来支持。',
    moreClients: (f) => ({
      name: `${Number(f.last.slice(5, 7))}月底前新签${f.target}家客户`,
      content: `与${f.target}家公司签下第一份合同，其中有${zhList(named(f))}。`,
      background: '成交几乎都来自老客户，其中两家缩减了预算。',
      support: `每家首次洽谈请${f.manager}参加；演示机两周。`,
      relevance: '暂时不计入上级目标；到夏天成交额要靠新客户。',
      tasks: [
        { title: `首次拜访${named(f)[0] ?? '第一家'}`, dueOn: addDays(f.first, 18) },
        { title: '整理给新客户看的案例', dueOn: addDays(f.first, 25) },
      ],
    }),
    visits: (f) => ({
      name: `走访经销商${f.target}次`,
      content: `走访本区经销商${f.target}次，弄清谁签了什么，让合同能够计入。`,
      background: '通过经销商签的合同进不了CRM，背后的工作看不见。',
      support: '每周两天用车；经销商名单和去年的合同。',
      relevance: '拜访次数不计入上级目标，但要有经销商的数字，先要走到。',
      tasks: [
        { title: '和最大的经销商商定报数表', dueOn: addDays(f.first, 14) },
        { title: '完成一半走访', dueOn: addDays(f.first, 28) },
      ],
    }),
    objection: '本区经销商有两周盘点不营业，20次我可以接受。',
    growth: (f) => ({
      name: `${f.quarter}成交额增长10%`,
      content: `在上季度${(f.base / 10_000).toFixed(2)}万美元的基础上增长10%。`,
      background: '上季度靠三份大合同，不会再有。',
      support: '每周一天售前。',
      relevance: '',
      tasks: [{ title: `给${zhList(named(f))}报价`, dueOn: addDays(f.first, 30) }],
    }),
  },
}
