import type { Locale } from '../types'
import type { Judgement } from './check-message'
import { checkText } from './check-text'
import type { GoalFacts } from './goal-facts'
import { judgeAchievable } from './judge-achievable'
import { judgeMeasurable } from './judge-measurable'
import { judgeRelevant } from './judge-relevant'
import { judgeSpecific } from './judge-specific'
import { judgeTime } from './judge-time'
import { languageOf } from './languages'
import { LONGEST } from './read/plain'
import type { Verdict } from './text-evidence'

export const criteria = ['S', 'M', 'A', 'R', 'T'] as const
export type Criterion = (typeof criteria)[number]

/** The five pitfalls, each with the criterion it comes from. */
export const pitfalls = {
  vague: 'S',
  unrealistic: 'A',
  unmeasurable: 'M',
  badTime: 'T',
  irrelevant: 'R',
} as const satisfies Record<string, Criterion>
export type Pitfall = keyof typeof pitfalls

export type GoalCheck = {
  criteria: Record<Criterion, Judgement>
  /** Those the goal is in, worst first. */
  pitfalls: { pitfall: Pitfall; criterion: Criterion; verdict: Verdict }[]
  /** The language the goal is written in, which its suggestions are to be shown in; null where nothing is written. */
  language: Locale | null
}

const worse: Record<Verdict, number> = { pass: 0, look: 1, fail: 2 }

/** The worst of the five. */
export const worstVerdict = ({ criteria: judged }: Pick<GoalCheck, 'criteria'>): Verdict =>
  criteria.map((one) => judged[one].verdict).reduce((a, b) => (worse[b] > worse[a] ? b : a))

/**
 * SMART and the five pitfalls of a goal, from its words, its structure and its owner's history. It advises and blocks
 * nothing. Pure: the same facts always give the same, in the browser at each key as on the server.
 */
export function checkGoal(facts: GoalFacts): GoalCheck {
  const words = `${facts.name.slice(0, LONGEST)}\n${facts.content}`
  const text = checkText(words)
  const language = languageOf(words)
  const judged = {
    S: judgeSpecific(text.S, facts),
    M: judgeMeasurable(text.M, words, facts),
    A: judgeAchievable(facts),
    R: judgeRelevant(facts, language),
    T: judgeTime(text.T, facts),
  }
  const met = (Object.keys(pitfalls) as Pitfall[])
    .map((pitfall) => ({ pitfall, criterion: pitfalls[pitfall], verdict: judged[pitfalls[pitfall]].verdict }))
    .filter(({ verdict }) => verdict !== 'pass')
    .sort((a, b) => worse[b.verdict] - worse[a.verdict])
  return { criteria: judged, pitfalls: met, language }
}
