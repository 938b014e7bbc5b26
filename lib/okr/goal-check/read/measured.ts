import {
  careObjects,
  careVerbs,
  careVerbsZh,
  describesAfter,
  describesBefore,
  idiomAfter,
  withAfter,
  withAfterZh,
  withBefore,
  withBeforeZh,
} from '../lexicon/attributes'
import { metricCodes, named, namesAfter, numberNames, placed, rankAfter, rankBefore } from '../lexicon/names'
import { objectEnds } from '../lexicon/deliverables-en'
import { classifiers, countedEnds, countedZh } from '../lexicon/numbers'
import { numbersIn } from './numbers'
import { halfWidth } from './plain'
import { overlaps, type Span } from './spans'
import type { Time } from './times'

/** What a number is to the goal: only a `measure` is asked for. */
export type NumberAs = 'measure' | 'time' | 'name' | 'attribute'
export type ReadNumber = Span & { as: NumberAs }

const REACH = 60
/** The lower end of a range: its upper end is what it is. */
const RANGE = /\d+(?:\.\d+)?[万亿k]? ?(?:-|to|至|到|and) ?$/
const RANGE_AFTER = /^[万亿k]? ?(?:-|to|至|到) ?\d+(?:\.\d+)?/
const BULLET = /(?:^|\n|[;；。])\s*[(（]?$/
const AFTER_BULLET = /^\s?[.、)）](?!\d)/
const UNIT_AFTER = new RegExp(
  `^ ?(?:%|percent|per cent|[$€£¥]|k\\b|m\\b|w(?![a-z])|million|thousand|new|more|additional|qualified|${classifiers})`,
)
/** Latin letters right before a number: part of a code unless they are a metric, a currency or a small word. */
const CODE = /(?:^|[^a-zA-Z])([A-Z][A-Za-z]*)[ -]?$/
const CAPITALS = /^[A-Z]{2,}$/

function nameOf(plainBefore: string, typedBefore: string, number: string, after: string): boolean {
  if (placed.test(plainBefore)) return false
  if (numberNames.test(number + after)) return true
  if (named.test(plainBefore) || namesAfter.test(after)) return true
  if (rankBefore.test(plainBefore) && rankAfter.test(after)) return true
  const code = CODE.exec(typedBefore)?.[1]
  if (!code || !CAPITALS.test(code)) return false
  const known = new RegExp(`^${metricCodes.source}$`).test(code.toLowerCase())
  return !known && !UNIT_AFTER.test(after)
}

function asOf(text: string, typed: string, number: Span, times: readonly Time[]): NumberAs {
  const time = times.find(({ start, end }) => number.start >= start && number.end <= end)
  if (time) return 'time'
  const before = text.slice(Math.max(0, number.start - REACH), number.start).replace(RANGE, '')
  const after = text.slice(number.end, number.end + REACH)
  if (/^20[0-4]\d$/.test(number.text) && !UNIT_AFTER.test(after) && !/[$€£¥]$/.test(before)) return 'name'
  if (BULLET.test(before) && AFTER_BULLET.test(after)) return 'name'
  if (
    idiomAfter.test(after) ||
    describesAfter.test(after.replace(RANGE_AFTER, '')) ||
    describesBefore.test(before)
  )
    return 'attribute'
  if (withBefore.test(before) && withAfter.test(after.replace(RANGE_AFTER, ''))) return 'attribute'
  if (nameOf(before, typed.slice(Math.max(0, number.start - REACH), number.start), number.text, after))
    return 'name'
  if (careObjects.test(before) && careVerbs.test(before)) return 'attribute'
  if (withBeforeZh.test(before) && withAfterZh.test(after)) return 'attribute'
  if (careVerbsZh.test(before) && /^(?:个|家|名|位|人)/.test(after)) return 'attribute'
  return 'measure'
}

/**
 * The numbers of the text and what each is to the goal. A length of time that is the metric's value measures as a whole:
 * "within 24 hours", 一小时内.
 */
export function readNumbers(text: string, typed: string, times: readonly Time[]): ReadNumber[] {
  const values = times.filter((time) => time.as === 'value')
  const shaped = halfWidth(typed)
  const numbers = numbersIn(text, typed)
    .filter((number) => !values.some((value) => overlaps(number, value)))
    .map((number) => ({ ...number, as: asOf(text, shaped, number, times) }))
  return [...numbers, ...values.map((value) => ({ ...value, as: 'measure' as const }))].sort(
    (a, b) => a.start - b.start,
  )
}

const CURRENCY_BEFORE = /(?:\b(?:us|hk|au|ca|nz|sg))?[$€£¥] ?$|\b(?:usd|eur|gbp|rmb|cny) ?$/
const UNIT = new RegExp(
  `^ ?(?:%|percent(?:age points?)?\\b|per cent\\b|pp\\b|points?\\b|(?:k|m|bn|million|thousand|w(?![a-z]))(?: (?:usd|eur|gbp|rmb|cny)\\b)?(?![a-z])|(?:usd|eur|gbp|rmb|cny)\\b|[十百千万亿]+|(?:${classifiers})(?<![kw](?=[a-z])))`,
)
/** 一次 has its unit. */
const COUNTED_ALREADY = /(?![十百千万亿零一二两三四五六七八九半])[\u4e00-\u9fff]$/
const LARGE_ZH = /[十百千万亿]$/
const LARGE_UNIT_ZH = /^(?:元|个|台|套|人|美元|件)/

/** The number with its currency, its unit and what it counts, as it is shown: 15%, $2M, 3 new account managers, 10个新客户. */
export function withUnit(text: string, typed: string, number: Span, times: readonly Time[]): Span {
  const before = CURRENCY_BEFORE.exec(text.slice(Math.max(0, number.start - 6), number.start))?.[0] ?? ''
  const counted = COUNTED_ALREADY.test(text.slice(number.start, number.end))
  const unit = counted ? '' : (UNIT.exec(text.slice(number.end, number.end + 20))?.[0] ?? '')
  let end = number.end + unit.length
  if (LARGE_ZH.test(text.slice(number.start, end)))
    end += LARGE_UNIT_ZH.exec(text.slice(end, end + 2))?.[0].length ?? 0
  if (/[\u4e00-\u9fff]$/.test(text.slice(number.start, end)))
    end += countedZh.exec(text.slice(end, end + 12))?.[0].length ?? 0
  else if (before === '' && unit === '') end = countedEnd(text, end, times)
  const start = number.start - before.length
  return { start, end, text: typed.slice(start, end) }
}

const MOST_WORDS = 4
const PLURAL = /(?:[^s]s|sses)$/

/** Where the words after a number end that say what is counted: its noun, up to what begins something else or says when. */
function countedEnd(text: string, from: number, times: readonly Time[]): number {
  const when = times.filter(({ as, start }) => as === 'when' && start >= from)
  let end = from
  for (let words = 0; words < MOST_WORDS; words++) {
    const next = /^[ -]([a-z][a-z'-]*[a-z])(?![a-z])/.exec(text.slice(end, end + 32))
    if (!next || countedEnds.has(next[1]!) || objectEnds.has(next[1]!)) break
    if (when.some(({ start }) => start <= end + 1)) break
    end += next[0].length
    if (PLURAL.test(next[1]!) && !/^(?:sales|business)$/.test(next[1]!)) break
  }
  return end
}
