import { add, compare, fits, isZero } from '../../../lib/okr/decimal'
import { Invalid, type Message } from '../../../lib/okr/errors'
import type { SplitYear } from '../../../lib/okr/input/goals'
import { readValue } from '../../../lib/okr/input/key-results'
import { validateTerms } from '../../../lib/okr/measures'
import { quarterTerms, type QuarterTerms } from '../../../lib/okr/quarter-split'
import type { Decimal } from '../../../lib/okr/types'
import {
  asks,
  writesOf,
  type QuarterFacts,
  type YearQuarter,
  type YearQuarters,
  type YearResult,
} from '../../queries/parts/year-quarters'
import { periodTakesGoals } from './lock-goal'

type Problems = Record<string, Message>

/** A part of a year's key result that a quarter's draft is to ask for. */
export type QuarterPart = {
  result: YearResult
  quarter: YearQuarter
  facts: QuarterFacts
  terms: QuarterTerms
  field: string
}

/** The parts to be written, after all that is wrong with any of them has been said. */
export function readQuarterParts(year: YearQuarters, input: SplitYear): QuarterPart[] {
  const problems: Problems = {}
  const parts = input.results.flatMap(({ index, value }) => {
    const result = year.results.find(({ keyResult: { id } }) => id === value.keyResultId)
    const twice = input.results.some(
      (one) => one.index < index && one.value.keyResultId === value.keyResultId,
    )
    if (result && !twice) return readResult(year, result, value, `results.${index}.`, problems)
    problems[`results.${index}.keyResultId`] = { key: twice ? 'keyResultTwice' : 'unknownChoice' }
    return []
  })
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  return parts
}

function readResult(
  year: YearQuarters,
  result: YearResult,
  { parts, differs }: SplitYear['results'][number]['value'],
  prefix: string,
  problems: Problems,
): QuarterPart[] {
  let sum: Decimal = '0'
  const found: QuarterPart[] = []
  const own = parts.map(({ value }) => value.first)
  for (const [place, { index, value }] of parts.entries())
    if (!year.quarters.some(({ first }) => first === value.first) || own.indexOf(value.first) !== place)
      problems[`${prefix}parts.${index}.part`] = { key: 'quarterOfAnotherYear' }
  for (const [place, quarter] of year.quarters.entries()) {
    const facts = result.quarters[place]!
    const row = parts.find(({ value }) => value.first === quarter.first)
    const field = `${prefix}parts.${row?.index ?? place}.part`
    const typed = row?.value.part ?? ''
    if (quarter.ended) {
      if (typed !== '') refuseEnded(quarter, field, problems)
      sum = add(sum, facts.reached ?? '0')
      continue
    }
    const writes = writesOf(quarter, facts)
    if (typed === '') {
      // What nobody writes over stays as it is.
      if (writes !== 'new') sum = add(sum, asks(facts) ?? '0')
      continue
    }
    const part = readAmount(typed, result, field, problems)
    if (part === null) continue
    const terms = quarterTerms(result.keyResult, sum, part)
    sum = add(sum, part)
    if (writes === 'nothing') continue
    const problem = problemWith(terms, part, typed, writes === 'draft')
    if (problem) problems[field] = problem
    else if (!isZero(part)) found.push({ result, quarter, facts, terms, field })
  }
  if (
    !differs &&
    compare(sum, result.span) !== 0 &&
    !Object.keys(problems).some((name) => name.startsWith(prefix))
  )
    problems[`${prefix}differs`] = { key: 'quartersNotWhole', values: { sum, total: result.span } }
  return found
}

function refuseEnded({ period: within }: YearQuarter, field: string, problems: Problems): void {
  if (within) periodTakesGoals(within)
  problems[field] = { key: 'quarterEnded' }
}

function readAmount(
  typed: string,
  { keyResult: of }: YearResult,
  field: string,
  problems: Problems,
): Decimal | null {
  const found: Partial<Problems> = {}
  const measure = {
    kind: of.kind === 'count' ? of.kind : ('amount' as const),
    unit: of.unit,
    currency: of.currency,
  }
  const part = readValue(typed, measure, 'part', found)
  if (!found.part) return part
  problems[field] = found.part
  return null
}

/** Why a draft cannot ask for a part; null where it can. Nothing is asked for by having no draft, not by one that asks for nothing. */
function problemWith(terms: QuarterTerms, part: Decimal, typed: string, stands: boolean): Message | null {
  if (isZero(part)) return stands ? { key: 'draftAsksNothing' } : null
  if (compare(part, '0') < 0) return { key: 'amountNegative', values: { text: typed } }
  if (!fits(terms.baseline) || !fits(terms.target))
    return { key: 'amountTooLarge', values: { text: typed, digits: 16 } }
  return Object.values(validateTerms(terms))[0] ?? null
}
