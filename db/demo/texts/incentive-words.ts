import type { Locale } from '../../../lib/okr/types'

type Said = { far: string; reached: string; behind: string; dismissed: { reward: string; penalty: string } }

/** Words of the incentive rules, and why a suggestion of theirs was let go. */
export const incentiveWords: Record<Locale, Said> = {
  en: {
    far: 'For going well beyond the target of the quarter.',
    reached: 'For reaching the target of the quarter.',
    behind: 'Far below what was due: a talk about what has to change.',
    dismissed: {
      reward: 'Thanked in the team meeting; the bonus of the quarter covers it.',
      penalty: 'Two accounts moved to another team in the middle of the quarter.',
    },
  },
  'zh-CN': {
    far: '大幅超额完成本季度目标。',
    reached: '完成本季度目标。',
    behind: '远低于应达进度，面谈需要改变什么。',
    dismissed: {
      reward: '已在团队会上表扬，季度奖金中已体现。',
      penalty: '季度中有两家客户转给了别的团队。',
    },
  },
}
