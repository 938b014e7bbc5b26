import type { Judged, SeenAs } from './text-evidence'

const MOST = 4

/** The words a judgement of the text saw as one of these, each once, at most four. */
export function wordsAs({ seen }: Judged, ...as: SeenAs[]): string[] {
  const words = seen.filter((one) => as.includes(one.as)).map(({ text }) => text.trim())
  return [...new Set(words)].filter((word) => word !== '').slice(0, MOST)
}
