import {
  chineseFractions,
  chineseNumberWords,
  digits,
  englishFractions,
  englishNumberWords,
  placeholders,
} from '../lexicon/numbers'
import { claimsOn } from './claims'
import type { Span } from './spans'

const patterns = [englishFractions, digits, englishNumberWords, chineseFractions, chineseNumberWords].map(
  (source) => new RegExp(source, 'g'),
)
const open = new RegExp(placeholders, 'g')

const spansOf = (regex: RegExp, text: string, typed: string): Span[] =>
  Array.from(text.matchAll(regex), (match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    return { start, end, text: typed.slice(start, end) }
  })

/** Every number of the text, in digits or words, whatever it is to the goal, in the order of the text. */
export function numbersIn(text: string, typed: string): Span[] {
  const { claim } = claimsOn(text.length)
  const found: Span[] = []
  for (const regex of patterns)
    for (const span of spansOf(regex, text, typed)) if (span.end > span.start && claim(span)) found.push(span)
  return found.sort((a, b) => a.start - b.start)
}

/** Where a number is still to be filled in. */
export const placeholdersIn = (text: string, typed: string): Span[] => spansOf(open, text, typed)
