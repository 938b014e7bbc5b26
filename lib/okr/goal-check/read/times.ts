import { chineseTimes } from '../lexicon/times-zh'
import { englishTimes } from '../lexicon/times-en'
import type { TimeAs, TimePattern } from '../lexicon/time-pattern'
import { servesWithin } from './service-times'
import { overlaps, type Span } from './spans'

export type Time = Span & { as: TimeAs }

const patterns: TimePattern[] = [
  ...[...chineseTimes, ...englishTimes].filter(({ as }) => as === 'comparison'),
  ...[...chineseTimes, ...englishTimes].filter(({ as }) => as !== 'comparison'),
]

/** Every time the text speaks of and what it is to the goal, in the order of the text. `text` is plain, `typed` as it was. */
export function timesIn(text: string, typed: string): Time[] {
  const found: Time[] = []
  for (const { as, regex } of patterns)
    for (const match of text.matchAll(regex)) {
      const span = { start: match.index, end: match.index + match[0].length }
      while (text[span.start] === ' ') span.start++
      if (found.some((other) => overlaps(other, span))) continue
      const time = { ...span, text: typed.slice(span.start, span.end), as }
      found.push(as === 'when' && servesWithin(text, time) ? { ...time, as: 'value' } : time)
    }
  return found.sort((a, b) => a.start - b.start)
}

/** Whether a time says by when, over what period or how often. */
export const binds = (time: Time): boolean => time.as === 'when' || time.as === 'often'
