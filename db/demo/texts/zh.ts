import { addDays } from '../../../lib/okr/calendar'
import type { Voice } from './facts'
import { sample } from './words'

/** 104,200 → 10.42万美元 */
export const zhUsd = (value: number) => {
  const whole = Math.round(value)
  if (whole < 10_000) return `${whole.toLocaleString('en-US')}美元`
  const tenThousands = Number((whole / 10_000).toFixed(whole < 1_000_000 ? 2 : 1))
  return `${tenThousands}万美元`
}
const date = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const percent = (fraction: number) => `${Math.round(fraction * 100)}%`
export const zhList = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}和${names.at(-1)}`
const given = (name: string) => (/^[A-Z]/i.test(name) ? name.split(' ')[0]! : name)

const sectors: Record<string, string> = {
  technology: '科技',
  medical: '医疗',
  retail: '零售',
  software: '软件',
  entertainment: '娱乐',
  marketing: '营销',
  telecommunications: '电信',
  finance: '金融',
  employment: '人力资源',
  services: '服务',
}

/** 1,200美元以下：这些卖得再多也凑不成目标。 */
const smallProducts = ['MG Special', 'GTX Basic', 'GTX Plus Basic']

export const zh: Voice = {
  repGoal(facts, dice) {
    const { manager, quarter, before, product, accounts, open, sector } = facts
    const money = zhUsd(facts.revenue)
    const leads = zhList([...new Set(open.map(({ account }) => account!))].slice(0, 3))
    const span = before.span === 'quarter' ? '上季度' : '季度开始前的一个月'
    const silent = before.deals === 0
    return {
      name: dice.pick([
        `${quarter}成交额${money}、${facts.deals}单`,
        `${date(facts.last)}前签下${facts.deals}单，共${money}`,
        `${quarter}：签${facts.deals}单，成交${money}`,
      ]),
      content: silent
        ? `${date(facts.first)}至${date(facts.last)}，通过经销商签下${facts.deals}单，成交额${money}，以经销商上报的合同为准。`
        : `${date(facts.first)}至${date(facts.last)}签下${facts.deals}单，成交额${money}` +
          (product ? `，以${product.name}为主` : '') +
          (leads ? `。先从正在洽谈的${leads}入手。` : '。'),
      background: silent
        ? '我负责经销商渠道，合同由经销商录入，不进我们的CRM。目标取团队平均数，让渠道和大家用同一把尺子衡量。'
        : `${span}我签了${before.deals}单，成交${zhUsd(before.revenue)}` +
          (product ? `，其中${product.name}占${percent(product.share)}` : '') +
          '。' +
          (facts.teamRevenue
            ? `团队本季度要完成${zhUsd(facts.teamRevenue)}，这是我承担的部分。`
            : '这是我为团队承担的部分。') +
          (sector ? `${sectors[sector] ?? sector}行业的客户买得最多，优先跟进。` : ''),
      support: dice.pick([
        `每月和${given(manager)}联合拜访两次；报价两个工作日内批复；留一台${product?.name ?? 'GTX Pro'}演示机。`,
        `一万美元以上的客户，首次洽谈请${given(manager)}一起参加；共享大区客户资料；每周留一个上午专门打电话。`,
        `${product?.name ?? 'GTX Pro'}演示需要售前配合；价格问题当天答复；周五上午不排会，用来回访。`,
        `大区的客户资料${accounts[0] ? `，先看${accounts[0]}买过什么` : ''}；出差时请同事代为跟进；两个最大的谈判请${given(manager)}出面。`,
      ]),
      relevance: silent
        ? '经销商合同由经销商入账，数字无法计入团队目标；但符合公司通过伙伴销售大型系统的方向。'
        : '',
    }
  },

  repTasks({ first: start, last, open, accounts, product, before }, dice) {
    const names = [...new Set(open.map(({ account }) => account!))]
    const tasks = [
      { title: `梳理${open.length || 20}个在谈商机，没有下一步日期的先放下`, dueOn: addDays(start, 8) },
      ...sample(open, 2, dice).map((deal, i) => ({
        title: `给${deal.account}发${deal.product}报价`,
        dueOn: addDays(start, 17 + 21 * i),
      })),
      accounts.length > 0
        ? { title: `拜访${zhList(accounts.slice(0, 2))}，目前最大的客户`, dueOn: addDays(start, 31) }
        : { title: '走访本区十家经销商', dueOn: addDays(start, 31) },
      dice.chance(0.6)
        ? { title: `整理${product?.name ?? '首批'}成单的做法，分享给团队`, dueOn: addDays(start, 52) }
        : { title: `回访${zhList(names.slice(2, 4)) || '尚未建档的线索'}`, dueOn: addDays(start, 45) },
    ]
    if (before.deals > 30) tasks.push({ title: '约好季度末最后一批决策会谈', dueOn: addDays(last, -14) })
    return tasks
  },

  upperGoal({ name, year, period, first: start, last, revenue, deals, before, parts, strongest }) {
    return {
      name: `${name ? `${name}：` : ''}${period}成交${zhUsd(revenue)}、${deals}单`,
      content: `${date(start)}至${date(last)}，${name ?? '公司'}签下${deals}单，成交额${zhUsd(revenue)}，由${
        year ? '各季度' : zhList(parts)
      }的目标汇总而成。`,
      background:
        before.deals > 0
          ? `${before.span === 'month' ? '此前一个月' : '上季度'}成交${zhUsd(before.revenue)}，共${before.deals}单` +
            (strongest ? `，其中${strongest.name}占${percent(strongest.share)}` : '') +
            '。大型系统的市场在增长，我们要跟上。'
          : '公司第一次把目标写在这里。目标按已有成绩制定，各级分头承担。',
      support: name
        ? '报价两个工作日内批复；大型系统演示都有售前参加；每周一起过一遍决定季度成败的商机。'
        : '增加两名售前工程师；第二个月办客户展会；各大区办公室常备演示机。',
      relevance: '',
    }
  },

  upperTasks: ({ first: start, parts, name }) => [
    { title: `确定${zhList(parts)}的目标`, dueOn: addDays(start, 6) },
    { title: '逐个过一遍一万美元以上的商机', dueOn: addDays(start, 34) },
    { title: name ? '与落后的同事做季度中期面谈' : '与各大区做季度中期回顾', dueOn: addDays(start, 47) },
    { title: '排好假期值班和收尾分工', dueOn: addDays(start, 72) },
  ],

  week(facts, dice) {
    const { won, lost, open, total, target, ofPace, weeksLeft, product, manager } = facts
    const largest = [...won].sort((a, b) => b.value - a.value)[0]
    const left = Math.max(0, target.revenue - total.revenue)
    const small = won.filter(({ value }) => value < 1200).length
    const [next] = open
    const after = open.find(({ account }) => account !== next?.account)
    const larger = product && !smallProducts.includes(product.name) ? product.name : '大型系统'
    const result = largest
      ? won.length === 1
        ? dice.pick([
            `本周签下一单：${largest.account}的${largest.product}，${zhUsd(largest.value)}。`,
            `${largest.account}签了${largest.product}，${zhUsd(largest.value)}，其他还没有结果。`,
            `签下${largest.account}，${largest.product}一套，${zhUsd(largest.value)}。`,
          ])
        : dice.pick([
            `本周签下${won.length}单，最大的一单是${largest.account}的${largest.product}。`,
            `${largest.account}买了${largest.product}，${zhUsd(largest.value)}；全周共${won.length}单。`,
            `签了${won.length}单，合计${zhUsd(won.reduce((sum, { value }) => sum + value, 0))}，以${largest.account}的${largest.product}为首。`,
            `成交${won.length}单，有${zhList([...new Set(won.map(({ account }) => account!))].slice(0, 3))}等客户。`,
          ])
      : dice.pick([
          '本周没有成交。',
          next ? `本周没有签单，${next.account}还在考虑${next.product}。` : '本周没有签单。',
          `谈了一周还没有签下来，手上有${open.length}个商机在谈。`,
        ])
    const loss = lost[0]
      ? dice.pick([
          `丢了${lost[0].account}的${lost[0].product}${lost.length > 1 ? `等${lost.length}单` : ''}。`,
          `${lost[0].account}没有选我们的${lost[0].product}。`,
          '',
        ])
      : ''
    const why =
      total.revenue >= target.revenue
        ? dice.pick([
            weeksLeft > 1 ? `目标已提前${weeksLeft}周完成。` : '目标已经完成。',
            `已经超过目标${product ? `，${product.name}出力最多` : ''}。`,
          ])
        : ofPace >= 0.95
          ? dice.pick([
              product ? `目前成交额里${product.name}占${percent(product.share)}。` : '',
              won.length > 0 ? '上个月早发出去的报价开始见效。' : '前几周的成绩还撑得住。',
              won.length > 2 ? '演示当天就报价，客户定得快。' : '会谈排得满，签约会跟上。',
            ])
          : small >= 2
            ? `${small === won.length ? `这${small}单都` : `其中${small}单`}不到1,200美元，所以单数够、金额跟不上。`
            : dice.pick([
                `还差${zhUsd(left)}，大单的报价都还没有回音。`,
                `落后是因为${facts.week > 6 ? '上个月' : '季度前'}启动的大单太少。`,
                lost.length > 1
                  ? `一周丢了${lost.length}单，多半是价格原因。`
                  : `客户的决定推迟到${weeksLeft > 4 ? '下个月' : '季度末'}。`,
              ])
    const offer = next
      ? dice.pick([
          `${next.account}的${next.product}下周见分晓${after ? `，接着是${after.account}` : ''}。`,
          `周二给${next.account}发${next.product}的最终报价，并约好答复日期。`,
          `不再打电话，上门见${next.account}${after ? `；周四前给${after.account}报价` : ''}。`,
          `${next.account}的${next.product}，下周要有个准话。`,
          `下周三场演示，先做${next.account}。`,
        ])
      : '给本区今年没买过的客户打十个首访电话。'
    const pace =
      left > 0 && weeksLeft > 0 && ofPace < 0.9
        ? dice.pick([
            `后面每周要${zhUsd(left / weeksLeft)}，少做小单，多推${larger}。`,
            `没有日期的商机先放下，时间集中到最大的${Math.min(5, open.length || 3)}个。`,
            '',
          ])
        : ''
    const blockers =
      ofPace < 0.75 && next && dice.chance(0.55)
        ? dice.pick([
            `请${given(manager)}一起拜访${next.account}。`,
            `${given(manager)}：${next.account}的${next.product}能否低于标价。`,
            `${next.account}的${next.product}演示需要售前。`,
          ])
        : next && dice.chance(0.08)
          ? `${next.account}的信用审核。`
          : ''
    return { happened: result + loss + why, changes: offer + pace, blockers }
  },

  upperWeek({ won, total, target, ofPace, weeksLeft, ahead, behind, largest }, dice) {
    const happened =
      won.deals > 0
        ? dice.pick([
            `本周签下${won.deals}单，${zhUsd(won.revenue)}${largest ? `，最大的是${largest.account}的${largest.product}` : ''}。`,
            `本周成交${zhUsd(won.revenue)}，累计${zhUsd(total.revenue)}，目标${zhUsd(target.revenue)}。`,
          ])
        : '本周没有成交。'
    const people = [ahead && `${ahead}领先。`, behind && `${behind}落后最多。`].filter(Boolean)
    return {
      happened: happened + people.join(''),
      changes:
        ofPace < 0.9 && weeksLeft > 0
          ? dice.pick([
              `后面每周要${zhUsd((target.revenue - total.revenue) / weeksLeft)}。${behind ? `周一和${behind}过一遍在谈商机。` : ''}`,
              `和${behind ?? '大家'}商定哪三个商机${weeksLeft > 4 ? '本月' : '还来得及'}能定下来。`,
            ])
          : dice.pick([
              '按计划推进，提前开始下季度的洽谈。',
              `请${ahead ?? '本周做得最好的同事'}讲讲报价是怎么做的。`,
            ]),
      blockers: ofPace < 0.75 && dice.chance(0.4) ? '需要增派一名售前，两周。' : '',
    }
  },

  silentWeek: ({ manager, week }, dice) => ({
    happened: dice.pick([
      `和${2 + (week % 4)}家经销商谈过，合同还没有上报。`,
      '给一家经销商做了GTX Pro培训，本周没有上报的合同。',
      '两家经销商在比价，暂时没有数字可填。',
    ]),
    changes: dice.pick(['向经销商要已签合同清单。', '和最大的一家约定每月报一次数。']),
    blockers: dice.chance(0.3) ? `${given(manager)}：经销商合同由谁录入CRM？` : '',
  }),

  comment({ won, open, ofPace, product }, dice) {
    const next = open[0]
    const largest = [...won].sort((a, b) => b.value - a.value)[0]
    if (largest && ofPace >= 0.9)
      return dice.pick([
        `${largest.account}签得好，保持这个节奏。`,
        `${largest.account}做得漂亮，把过程写下来给大家看看。`,
      ])
    if (next)
      return dice.pick([
        `${next.account}我和你一起去，定好时间告诉我。`,
        `先抓${next.account}。${next.product}的价格，周二之前我给你答复。`,
        `周一一起看看${next.account}怎么推进。`,
      ])
    return `少打电话，多上门。${product ? `你的强项是${product.name}。` : ''}`
  },
  question({ open, lost }, dice) {
    if (lost[0] && dice.chance(0.5)) return `${lost[0].account}为什么没选${lost[0].product}？`
    return open[0] ? `${open[0].account}什么时候定，谁拍板？` : '哪三个商机还赶得上本季度？'
  },
  answer({ open, lost }) {
    if (open[0]) return `采购负责人拍板，下周定。周三和${open[0].account}再谈一次。`
    return lost[0] ? '价格原因，我们的报价晚了一周。' : '下次周回顾里列出来。'
  },
  leave: (dice) => dice.pick(['年假', '病假', '陪产假', '总部培训']),
}
