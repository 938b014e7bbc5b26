/** A piece of a text: its first place, the place after its last, and the words as they were typed. */
export type Span = { start: number; end: number; text: string }

export const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end

/** An alternation of words, the longest first so that it wins. Words are regular expressions, groups among them. */
export function anyOf(words: string): string {
  const list = ['']
  let depth = 0
  for (const char of words) {
    if (char === '(' || char === '[') depth++
    if (char === ')' || char === ']') depth--
    if (char === '|' && depth === 0) list.push('')
    else list[list.length - 1] += char
  }
  return list
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .join('|')
}

/** English words that stand alone. */
export const word = (words: string): string => `(?<![a-z0-9])(?:${anyOf(words)})(?![a-z0-9])`

const CLAUSE_END = /[,;:.!?。；、，！？\n]/

/** No clause is longer than this, so that a text without any stop costs no more than one with. */
const LONGEST_CLAUSE = 160

/** From where to where the clause around a place goes; a point within a number ends none. */
export function clauseAround(text: string, start: number, end: number): { start: number; end: number } {
  const ends = (i: number) =>
    CLAUSE_END.test(text[i]!) && !(/\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? ''))
  let [first, last] = [start, end]
  const [least, most] = [Math.max(0, start - LONGEST_CLAUSE), Math.min(text.length, end + LONGEST_CLAUSE)]
  while (first > least && !ends(first - 1)) first--
  while (last < most && !ends(last)) last++
  return { start: first, end: last }
}
