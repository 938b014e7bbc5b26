import { checkText } from './check-text'
import type { Verdict } from './text-evidence'

/** A sentence of the corpus and what the rules, not this code, say of it. */
export type Judgement = { id: string; part: string; text: string; S: Verdict; M: Verdict; T: Verdict }

/** Fractions from 0 to 1: on S fail or not, on M and T pass or not. */
export type Agreement = { S: number; M: number; T: number }

/** One judgement a line, as in the corpus. */
export const judgementsOf = (jsonl: string): Judgement[] =>
  jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Judgement)

/** Sentences the check judges otherwise, by criterion: S fail or not, M and T pass or not. */
export function disagreements(judgements: readonly Judgement[]): Record<keyof Agreement, string[]> {
  const found: Record<keyof Agreement, string[]> = { S: [], M: [], T: [] }
  for (const judged of judgements) {
    const check = checkText(judged.text)
    for (const on of ['S', 'M', 'T'] as const) {
      const decides: Verdict = on === 'S' ? 'fail' : 'pass'
      if ((check[on].verdict === decides) !== (judged[on] === decides)) found[on].push(judged.text)
    }
  }
  return found
}

export function agreement(judgements: readonly Judgement[]): Agreement {
  const { S, M, T } = disagreements(judgements)
  const share = (others: string[]) => 1 - others.length / judgements.length
  return { S: share(S), M: share(M), T: share(T) }
}
