import type { Day } from '../../../lib/okr/types'
import type { GoalWords, Task, Words } from './facts'
import type { Plan } from './plan-words'

/** The worked case of the method this product follows, in the words of the person whose goal it is. */
export const plan: Plan = {
  position: '作为销售代表，负责客户开发与转化，主要面向本区的中型制造企业。',
  abilities: '具备一定市场分析能力，能看懂行业数据、选对目标客户；客户开发经验较少，首次拜访常常谈不到预算。',
  resources:
    '时间：每周一天专门做客户开发。团队协作：每月与Melvin联合拜访两次。客户资料：大区的客户档案和去年的来访记录。',
  companyAndMarket: '公司目标为季度销售额增长15%。新客户决定得比一年前慢，先问有没有同行案例。',
  growthWish: '能独立完成从首次拜访到签约的全过程。',
  conclusions:
    '短期：本季度完成5个新客户签约，销售额增长10%。长期：明年起每季度新签8家。10%低于公司的15%，因为客户开发刚起步。',
}

export const goalWords: GoalWords = {
  name: '新签5家客户，销售额增长10%',
  content: '1月1日至3月31日，完成5个新客户签约，销售额比2024年第一季度增长10%。',
  background:
    '为了提升团队整体业绩，实现公司季度销售额增长15%的目标。我有一定的市场分析能力，但客户开发经验较少，因此设定10%作为合理目标。',
  support:
    '时间：每周一天专门做客户开发。团队协作：每月与Melvin联合拜访两次。客户资料：大区的客户档案和去年的来访记录。',
  relevance: '支撑公司“销售额增长15%”。比率不能相加，只能并列比较：这里是10%，差额由经验更足的同事承担。',
}

export const tasks: (Task & { done: Day | null })[] = [
  { title: '列出40家目标客户', dueOn: '2025-01-10', done: '2025-01-10' },
  { title: '40家全部完成首次电话', dueOn: '2025-01-31', done: '2025-01-30' },
  { title: '首次拜访10家', dueOn: '2025-02-21', done: '2025-02-20' },
  { title: '试用新的开场谈法', dueOn: '2025-03-07', done: '2025-03-06' },
  { title: '回访两家等预算的客户', dueOn: '2025-03-26', done: null },
  { title: '写下开场谈法，分享给团队', dueOn: '2025-03-28', done: '2025-03-28' },
]

export const adjustment = {
  explanation: '部分客户沟通难度较大，比预想的难：正在谈的五家里有两家要等预算评审之后再谈，本季度签不了。',
  question: '是哪两家？预算评审在什么时候？',
  answer: 'Rantouch和Zotware，都在4月。已经约好评审后第一周再去。',
  decision: '同意。先改开场的谈法，之后我们再看。',
}

export const approach = {
  explanation: '一见面就介绍产品，对方不愿意多谈；反过来先问他们的计划，三家里有两家聊了一个小时。',
  plan: '优化沟通方式：先问客户今年的计划和预算时间，再介绍方案；首次拜访不带报价，第二次带着同行案例去。',
}

type Week = Words & {
  week: Day
  asOf: Day
  /** When it was logged, in the company's time. */
  at: [Day, string]
  clients: number
  growth: string
  confidence: number
  comment?: string
}

export const weeks: Week[] = [
  {
    week: '2025-01-06',
    asOf: '2025-01-10',
    at: ['2025-01-10', '15:40'],
    clients: 0,
    growth: '0.5',
    confidence: 6,
    happened: '目标客户名单列好，共40家，已打完18个电话。老客户的续单比去年同期略多。',
    changes: '下周把剩下22家打完，先约其中愿意见面的。',
    blockers: '',
  },
  {
    week: '2025-01-13',
    asOf: '2025-01-17',
    at: ['2025-01-17', '16:10'],
    clients: 0,
    growth: '1',
    confidence: 6,
    happened: '电话打到34家，约到4家首次拜访。两家一听是新供应商就不想谈。',
    changes: '请Melvin一起去Konex和Rantouch，两家规模最大。',
    blockers: '需要Konex去年的来访记录。',
  },
  {
    week: '2025-01-20',
    asOf: '2025-01-24',
    at: ['2025-01-24', '14:25'],
    clients: 1,
    growth: '1',
    confidence: 7,
    happened: 'Konex签了第一份合同，MG Advanced一套。联合拜访起了作用，对方认识Melvin。',
    changes: '照这个办法约Zotware和Isdom。',
    blockers: '',
  },
  {
    week: '2025-01-27',
    asOf: '2025-01-31',
    at: ['2025-01-31', '16:45'],
    clients: 1,
    growth: '2',
    confidence: 6,
    happened: '40家首次电话全部完成，拜访了3家，都说要再想想。老客户Warephase加订一套。',
    changes: '2月每周至少三次拜访。',
    blockers: '',
  },
  {
    week: '2025-02-03',
    asOf: '2025-02-07',
    at: ['2025-02-07', '15:05'],
    clients: 1,
    growth: '3.5',
    confidence: 5,
    happened: '拜访Zotware和Rantouch，介绍了一个小时产品，对方没有提问。增长来自老客户。',
    changes: '拜访后当天发会议纪要，列出对方的问题。',
    blockers: '',
  },
  {
    week: '2025-02-10',
    asOf: '2025-02-14',
    at: ['2025-02-14', '16:30'],
    clients: 1,
    growth: '4',
    confidence: 4,
    happened: 'Rantouch和Zotware都说要等预算评审，最早4月。新客户落后一家半。',
    changes: '把另外三家的情况摸清，下周提出调整。',
    blockers: '请Melvin听一次我的首次拜访，看看问题在哪里。',
    comment: '周三那场我来听。先不急着改数字，把原因说清楚。',
  },
  {
    week: '2025-02-17',
    asOf: '2025-02-21',
    at: ['2025-02-21', '16:20'],
    clients: 1,
    growth: '5',
    confidence: 6,
    happened: 'Melvin听了Isdom那场：我讲得太早。调整后的目标是3家、8%，今天通过。',
    changes: '下周起先问计划、再谈产品。',
    blockers: '',
  },
  {
    week: '2025-02-24',
    asOf: '2025-03-02',
    at: ['2025-03-03', '09:35'],
    clients: 2,
    growth: '7',
    confidence: 5,
    happened: 'Isdom签约，新的谈法第一次用就成了。周五在客户那里，周一才补上。',
    changes: '把问计划的几个问题写成清单，每次带着。',
    blockers: '',
  },
  {
    week: '2025-03-03',
    asOf: '2025-03-07',
    at: ['2025-03-07', '15:50'],
    clients: 2,
    growth: '9',
    confidence: 6,
    happened: '增长已超过调整后的8%，Warephase和Domzoom各加一单。新客户还差一家，Codehow谈了两次。',
    changes: '周二带着同行案例再去Codehow。',
    blockers: '',
  },
  {
    week: '2025-03-10',
    asOf: '2025-03-14',
    at: ['2025-03-14', '14:10'],
    clients: 3,
    growth: '11',
    confidence: 8,
    happened: '第三家Codehow签约。这周两次谈话都是先问对方计划，开场就顺了。',
    changes: '用同样的开场再约那两家等预算的。',
    blockers: '',
    comment: '很好。把这套开场写下来，给Mei-Mei也用上。',
  },
  {
    week: '2025-03-17',
    asOf: '2025-03-21',
    at: ['2025-03-21', '15:15'],
    clients: 3,
    growth: '12',
    confidence: 9,
    happened: '增长到12%，比调整后的目标多4个百分点。新客户停在3家。',
    changes: '月底前约好Rantouch和Zotware4月的时间。',
    blockers: '',
  },
  {
    week: '2025-03-24',
    asOf: '2025-03-28',
    at: ['2025-03-28', '16:05'],
    clients: 3,
    growth: '12',
    confidence: 10,
    happened: '两项调整后的目标都已达成。Zotware约到4月第二周，Rantouch还没有日期。',
    changes: '下季度的名单从这两家开始。',
    blockers: '',
  },
]

export const reflection = {
  worked: '先问客户的计划再谈产品，后半季度两家都是这样签下来的；与Melvin联合拜访打开了第一家。',
  didNot: '前六周讲得多、问得少，五家里有两家拖到了下季度，原目标的5家没有做到。',
  nextTime: '首次拜访前问清预算时间；没有预算的客户不放进本季度的目标。',
}

export const finalReason = '与系统评分一致：对调整后的目标两项都已达成；对原目标为80%，差在新客户。'

export const reward = {
  body: '2月的反馈之后改了首次拜访的谈法，并且毫无保留地教给了团队。',
  answer: '谢谢。下两次拜访我带Mei-Mei一起去。',
}

export const companyGoal: GoalWords = {
  name: '销售额比去年同期增长15%',
  content: '2025年第一季度，公司销售额比2024年第一季度增长15%。',
  background: '新产品线上市，三个大区都补齐了人手。先由一个团队试用目标管理，见效后推广。',
  support: '每个大区一名售前；新客户首单的价格两个工作日内批复。',
  relevance: '',
}

export const companyWeeks = [
  {
    week: '2025-01-27',
    day: '2025-01-31',
    growth: '4',
    confidence: 6,
    happened: '1月增长4%，主要靠老客户续单。',
  },
  {
    week: '2025-02-24',
    day: '2025-02-28',
    growth: '8',
    confidence: 6,
    happened: '累计8%。East慢一些，新客户决定得晚。',
  },
  {
    week: '2025-03-24',
    day: '2025-03-28',
    growth: '13',
    confidence: 4,
    happened: '累计13%，离15%还差2个百分点，最后一天补不上。',
  },
] as const

export const companyReflection = {
  worked: '老客户续单多，一个团队试用目标管理后新签了三家客户。',
  didNot: '新客户决定得晚，East补人也晚了一个月。',
  nextTime: '新客户的目标按预算时间来定。',
}
