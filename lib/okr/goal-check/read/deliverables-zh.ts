import {
  compounds,
  setsUp,
  doThing,
  emptyObjects,
  finishedZh,
  inTimeZh,
  looseVerbs,
  meansZh,
  passing,
  promotedZh,
  qualitiesZh,
  thingDone,
} from '../lexicon/deliverables-zh'
import type { TextTimes } from './deliverables-en'
import { clauseAround, type Span } from './spans'

function names(text: string, match: RegExpMatchArray, { often, bound }: TextTimes): boolean {
  const [, verb, between, thing] = match as unknown as [string, string, string, string]
  const clause = clauseAround(text, match.index!, match.index! + match[0].length)
  if (meansZh.test(text.slice(clause.start, clause.end))) return false
  if (!bound && inTimeZh.test(text.slice(0, match.index))) return false
  if (verb === '通过' && !passing.test(between + thing)) return false
  if (between === '' && compounds.test(thing) && !setsUp.test(verb)) return false
  if (between === '' && text[match.index! - 1] === '的') return false
  if (qualitiesZh.test(between)) return false
  if (verb === '完成' && emptyObjects.test(text.slice(match.index! + verb.length, clause.end))) return false
  if (looseVerbs.test(verb))
    return often || /调研|调查|评估|审计|盘点|认证|证书?$|资质|专利|资格|上市/.test(thing)
  return true
}

/** Things a Chinese clause says will be there. */
export function chineseDeliverables(text: string, typed: string, times: TextTimes): Span[] {
  const found: Span[] = []
  const add = (match: RegExpMatchArray) => {
    const [start, end] = [match.index!, match.index! + match[0].length]
    found.push({ start, end, text: typed.slice(start, end) })
  }
  for (const match of text.matchAll(doThing)) if (names(text, match, times)) add(match)
  for (const match of text.matchAll(thingDone)) {
    const clause = clauseAround(text, match.index, match.index + match[0].length)
    if (!meansZh.test(text.slice(clause.start, clause.end))) add(match)
  }
  for (const match of text.matchAll(promotedZh)) add(match)
  if (times.bound && found.length === 0)
    for (const match of text.matchAll(finishedZh)) if (!emptyObjects.test(match[1] ?? '')) add(match)
  return found
}
