import type { Span } from './spans'

const ENGLISH =
  /\b(?:update|log|call|contact|visit|train|review|record|enter|interview|onboard|complete|audit|clear|document)s? (?:all|every|each)\b(?: (?:of|the|our|my|outstanding|open|active|overdue|\w+)\b){0,4}/g
const CHINESE =
  /(?:修复|解决|更新|录入|回访|拜访|培训|完成|启用|走访|覆盖|梳理|清理|盘点|轮训|签订|复核|检查)[^,。;；\n]{0,10}(?:全部|所有|每(?:个|位|名|家)|全体)[^,。;；\n]{1,12}|(?:全部|所有|每(?:个|位|名|家)|全体|全员)[^,。;；\n]{0,14}(?:启用|更新|录入|完成|上线|培训|回访|切换|覆盖|接入|设定|配置|修复|通过|签订|到位|整改|升级|迁移|设置|安装|建档|交接|迁到|迁至|转到|迁入)/g

/** "Every rep has a plan", 每位销售都有计划: true or not without a time, too. */
const HOLDS =
  /\b(?:every|each|all) (?:[a-z'-]+ ){1,4}(?:has|have|owns?) (?:an?|their|his|her|the) (?:[a-z'-]+ ?){1,4}|(?:每(?:个|位|名|家)|全部|所有|全员)[^,。;；\n]{1,10}都?(?:有|持有|配有|具备)[^,。;；\n]{2,12}/g

/** What no phrase ends with: "has a plan by", "update all accounts by". */
const TAIL =
  /(?: (?:by|before|until|within|in|on|at|for|with|to|of|and|or|from|the|a|an|end|every|each|this|next))* ?$/

/** "Update every opportunity by Friday": a whole group done by a time is done or not. `bound`: the text says by when. */
export function wholesIn(text: string, typed: string, bound: boolean): Span[] {
  return (bound ? [ENGLISH, CHINESE, HOLDS] : [HOLDS]).flatMap((regex) =>
    Array.from(text.matchAll(regex), (match) => {
      const [start, end] = [match.index, match.index + match[0].replace(TAIL, '').length]
      return { start, end, text: typed.slice(start, end) }
    }),
  )
}
