import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { agreement, judgementsOf } from '../lib/okr/goal-check/agreement'
import { checkText } from '../lib/okr/goal-check/check-text'
import { atLeast, atMost, type Figures } from './figures'

const bounds = { M: ['measurable', 0.95], T: ['time-bound', 0.95], S: ['specific', 0.9] } as const
const ROUNDS = 9

/** How often the check of a goal's words agrees with the judged sentences of the corpus, and what one check takes. */
export function goalCheckFigures(): Figures {
  const figures: Figures = {}
  const texts: string[] = []
  for (const language of ['zh', 'en']) {
    const file = join(import.meta.dirname, '..', 'lib', 'okr', 'goal-check', 'corpus', `${language}.jsonl`)
    const corpus = judgementsOf(readFileSync(file, 'utf8'))
    const agrees = agreement(corpus)
    for (const criterion of ['M', 'T', 'S'] as const) {
      const [name, bound] = bounds[criterion]
      figures[`goal check: agreement on ${name}, ${language}`] = atLeast(agrees[criterion], bound, '')
    }
    texts.push(...corpus.map(({ text }) => text))
  }
  const rounds = Array.from({ length: ROUNDS }, () => {
    const started = performance.now()
    for (const text of texts) checkText(text)
    return ((performance.now() - started) * 1000) / texts.length
  })
  figures['goal check: a check'] = atMost(Math.min(...rounds), 1000, 'µs')
  return figures
}
