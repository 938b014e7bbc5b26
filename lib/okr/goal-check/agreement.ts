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

/** The judgements the check sees otherwise, on one criterion. */
export function disagreements(judgements: readonly Judgement[], on: keyof Agreement): Judgement[] {
  const decides: Verdict = on === 'S' ? 'fail' : 'pass'
  return judgements.filter(
    (judged) => (checkText(judged.text)[on].verdict === decides) !== (judged[on] === decides),
  )
}

export function agreement(judgements: readonly Judgement[]): Agreement {
  const on = (criterion: keyof Agreement) =>
    1 - disagreements(judgements, criterion).length / judgements.length
  return { S: on('S'), M: on('M'), T: on('T') }
}
