import { generalEn } from '../lexicon/general-en'
import { generalZh, weakZh } from '../lexicon/general-zh'
import { metricsEn, metricsZh } from '../lexicon/metrics'
import { placeholdersIn } from './numbers'
import { overlaps, type Span } from './spans'
import type { Time } from './times'

/** Groups, places and things whose words are general one by one. */
const NAMED_ZH =
  /(?:大|新老|老|重点|潜在|意向|高端|vip|[a-d]类|沉睡|流失|存量|目标|战略|关键|企业|个人|银行|医院|学校|政府|中小|线上|线下|海外|国内|国际|本地|终端|机构)客户|(?:销售|市场|财务|人事|人力资源|技术|研发|产品|客服|采购|生产|运营|行政|法务|质量|仓储|物流)部(?!门)|[东南西北华][东南西北中](?:区|市场|地区|大区)?|售[前后]|供应商|知识库|线索|商机|周报|月报|日报|车间|产线|门店|仓库|前台|夜班|白班|年轻化|达人|网红|主播|媒体|会计|经销商|代理商|老员工|新员工|新人/g
const ENGLISH = /[a-z][a-z0-9&'+/.-]*[a-z0-9]|[a-z]/g
const CHINESE = /[\u4e00-\u9fff]+/g

/** The word itself or the form without its ending: shows, taking, improved. */
const isGeneral = (word: string): boolean =>
  generalEn.has(word) ||
  [/s$/, /es$/, /ing$/, /ed$/, /d$/].some(
    (ending) => ending.test(word) && generalEn.has(word.replace(ending, '')),
  )

const spans = (matches: Iterable<RegExpMatchArray>, typed: string): Span[] =>
  Array.from(matches, (match) => {
    const [start, end] = [match.index!, match.index! + match[0].length]
    return { start, end, text: typed.slice(start, end) }
  })

/** Metrics the text names: they say what is looked at, not how much is asked. */
export const metricsIn = (text: string, typed: string): Span[] => [
  ...spans(text.matchAll(metricsEn), typed),
  ...spans(text.matchAll(metricsZh), typed),
]

/**
 * What gives a direction its object or its scope: the words that are left when times, directions, general nouns and what
 * binds them are taken away. Nothing left is "improve performance", 提升综合素质.
 */
export function objectsIn(text: string, typed: string, times: readonly Time[]): Span[] {
  const taken = [
    ...times.filter(({ as }) => as !== 'name' && as !== 'attribute'),
    ...placeholdersIn(text, typed),
  ]
  const free = (span: Span) => !taken.some((other) => overlaps(other, span))
  const english = spans(text.matchAll(ENGLISH), typed).filter((span) => {
    const word = text.slice(span.start, span.end)
    if (word.length < 2 || !free(span)) return false
    return !isGeneral(word) && !word.split(/[-/]/).every(isGeneral)
  })
  const chinese: Span[] = spans(text.matchAll(NAMED_ZH), typed)
  for (const run of spans(text.matchAll(CHINESE), typed)) {
    const left = text.slice(run.start, run.end)
    let at = 0
    const keep = (end: number) => {
      const span = { start: run.start + at, end: run.start + end, text: '' }
      if (end - at >= 2 && !weakZh.test(left.slice(at, end)) && free(span))
        chinese.push({ ...span, text: typed.slice(span.start, span.end) })
    }
    for (const match of left.matchAll(generalZh)) {
      keep(match.index)
      at = match.index + match[0].length
    }
    keep(left.length)
  }
  return [...english, ...chinese].sort((a, b) => a.start - b.start)
}
