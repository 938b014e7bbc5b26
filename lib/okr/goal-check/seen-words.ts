import type { Judged, Seen, SeenAs } from './text-evidence'

const MOST = 4

/**
 * The words a judgement of the text saw as one of these, in the order of the text, each once, at most four. What overlaps is one
 * phrase.
 */
export function wordsAs({ seen }: Judged, ...as: SeenAs[]): string[] {
  const phrases: Seen[] = []
  for (const one of seen
    .filter((one) => as.includes(one.as))
    .sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = phrases.at(-1)
    if (!last || one.start >= last.end) phrases.push(one)
    else if (one.end > last.end) {
      const text = last.text + one.text.slice(last.end - one.start)
      phrases.splice(-1, 1, { ...last, end: one.end, text })
    }
  }
  const words = phrases.map(({ text }) => text.trim())
  return [...new Set(words)].filter((word) => word !== '').slice(0, MOST)
}
