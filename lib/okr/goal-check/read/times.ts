import { chineseTimes } from '../lexicon/times-zh'
import { englishTimes } from '../lexicon/times-en'
import type { TimeAs } from '../lexicon/time-pattern'
import { servesWithin } from './service-times'
import { claimsOn } from './claims'
import type { Span } from './spans'

export type Time = Span & { as: TimeAs }

const all = [
  ...chineseTimes.map((one) => ({ ...one, script: 'han' as const })),
  ...englishTimes.map((one) => ({ ...one, script: 'latin' as const })),
]
const patterns = [
  ...all.filter(({ as }) => as === 'comparison'),
  ...all.filter(({ as }) => as !== 'comparison'),
]

/** Every time the text speaks of and what it is to the goal, in the order of the text. `text` is plain, `typed` as it was. */
export function timesIn(text: string, typed: string): Time[] {
  const written = { han: /[\u4e00-\u9fff]/.test(text), latin: /[a-z/]/.test(text) }
  const { claim } = claimsOn(text.length)
  const found: Time[] = []
  for (const { as, regex, script } of patterns) {
    if (!written[script] && (written.han || written.latin)) continue
    for (const match of text.matchAll(regex)) {
      const span = { start: match.index, end: match.index + match[0].length }
      while (text[span.start] === ' ') span.start++
      if (!claim(span)) continue
      const time = { ...span, text: typed.slice(span.start, span.end), as }
      found.push(as === 'when' && servesWithin(text, time) ? { ...time, as: 'value' } : time)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Whether a time says by when, over what period or how often. */
export const binds = (time: Time): boolean => time.as === 'when' || time.as === 'often'
