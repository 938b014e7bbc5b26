import {
  careObjects,
  careVerbs,
  careVerbsZh,
  describesAfter,
  describesBefore,
  idiomAfter,
  withAfter,
  withBefore,
} from '../lexicon/attributes'
import { metricCodes, named, namesAfter, rankAfter, rankBefore } from '../lexicon/names'
import { classifiers } from '../lexicon/numbers'
import { numbersIn } from './numbers'
import { halfWidth } from './plain'
import type { Span } from './spans'
import type { Time } from './times'

/** What a number is to the goal: only a `measure` is asked for. */
export type NumberAs = 'measure' | 'time' | 'name' | 'attribute'
export type ReadNumber = Span & { as: NumberAs }

const REACH = 60
const BULLET = /(?:^|\n|[;；。])\s*[(（]?$/
const AFTER_BULLET = /^\s?[.、)）](?!\d)/
const UNIT_AFTER = new RegExp(
  `^ ?(?:%|percent|per cent|[$€£¥]|k\\b|m\\b|w(?![a-z])|million|thousand|new|more|additional|qualified|${classifiers})`,
)
/** Latin letters right before a number: part of a code unless they are a metric, a currency or a small word. */
const CODE = /(?:^|[^a-zA-Z])([A-Z][A-Za-z]*)[ -]?$/
const CAPITALS = /^[A-Z]{2,}$/

function nameOf(plainBefore: string, typedBefore: string, after: string): boolean {
  if (named.test(plainBefore) || namesAfter.test(after)) return true
  if (rankBefore.test(plainBefore) && rankAfter.test(after)) return true
  const code = CODE.exec(typedBefore)?.[1]
  if (!code || !CAPITALS.test(code)) return false
  const known = new RegExp(`^${metricCodes.source}$`).test(code.toLowerCase())
  return !known && !UNIT_AFTER.test(after)
}

function asOf(text: string, typed: string, number: Span, times: readonly Time[]): NumberAs {
  const time = times.find(({ start, end }) => number.start >= start && number.end <= end)
  if (time) return time.as === 'value' ? 'measure' : 'time'
  const before = text.slice(Math.max(0, number.start - REACH), number.start)
  const after = text.slice(number.end, number.end + REACH)
  if (BULLET.test(before) && AFTER_BULLET.test(after)) return 'name'
  if (idiomAfter.test(after) || describesAfter.test(after) || describesBefore.test(before)) return 'attribute'
  if (withBefore.test(before) && withAfter.test(after)) return 'attribute'
  if (nameOf(before, typed.slice(Math.max(0, number.start - REACH), number.start), after)) return 'name'
  if (careObjects.test(before) && careVerbs.test(before)) return 'attribute'
  if (careVerbsZh.test(before) && /^(?:个|家|名|位|人)/.test(after)) return 'attribute'
  return 'measure'
}

/** The numbers of the text and what each is to the goal. A length of time that is the metric's value measures, too. */
export function readNumbers(text: string, typed: string, times: readonly Time[]): ReadNumber[] {
  return numbersIn(text, typed).map((number) => ({
    ...number,
    as: asOf(text, halfWidth(typed), number, times),
  }))
}
