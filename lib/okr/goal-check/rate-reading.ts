import { add, multiply, round } from '../decimal'
import type { Decimal } from '../types'
import { plain } from './read/plain'

const RATE_ZH =
  /([\u4e00-\u9fff]{1,8}率|占比|份额|占有率)[^,。;；\n]{0,4}?(?:提升|提高|增长|增加|上升|上涨|降低|下降|减少|降)(?:了)?\s?(\d{1,3}(?:\.\d{1,2})?)\s?%(?!点)/
const RATE_ZH_VERB_FIRST =
  /(?:提升|提高|增加|降低|减少)([\u4e00-\u9fff]{1,8}率)\s?(\d{1,3}(?:\.\d{1,2})?)\s?%(?!点)/
const RATE_EN =
  /\b(?:increase|improve|raise|boost|grow|lift|reduce|lower|cut|decrease)\b[^,;.\n]{0,40}?\b((?:[a-z-]+ )?(?:rate|margin|share|ratio|churn|retention|conversion))\b[^,;.\n]{0,20}?\bby (\d{1,3}(?:\.\d{1,2})?) ?(?:%|percent)(?! ?(?:points?|age))/
const LESS = /降|减少|reduce|lower|cut|decrease/

/** A rate that is to change "by 5 %", which says two things. `less`: it is to fall. */
export type RateChange = { metric: string; percent: Decimal; less: boolean }

/** "转化率提升5%", "raise the win rate by 5 %": null where the text says neither or says points (个百分点). */
export function rateChange(typed: string): RateChange | null {
  const text = plain(typed)
  const match = RATE_ZH.exec(text) ?? RATE_ZH_VERB_FIRST.exec(text) ?? RATE_EN.exec(text)
  return match ? { metric: match[1]!.trim(), percent: match[2]!, less: LESS.test(match[0]) } : null
}

/** What both readings come to, from a level in percent: 20 and 5 % are 25 (points) and 21 (relative). To 4 places. */
export function readings(
  from: Decimal,
  { percent, less }: RateChange,
): { points: Decimal; relative: Decimal } {
  const by = less ? `-${percent}` : percent
  return {
    points: round(add(from, by)),
    relative: round(multiply(from, add('1', multiply(by, '0.01')))),
  }
}
