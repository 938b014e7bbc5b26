import type { CheckMessage, Judgement } from './check-message'
import type { GoalFacts } from './goal-facts'
import { isMeasurable, targetQuantity } from './key-result-terms'
import { wordsAs } from './seen-words'
import type { Judged } from './text-evidence'

/** A paste-in for a name that says too little: its first measurable key result in one sentence, else an example. */
function nameFrom({ keyResults, deadline }: GoalFacts): CheckMessage {
  const first = keyResults.find((one) => isMeasurable(one) && one.terms.kind !== 'milestone')
  if (!first || deadline === null) return { key: 'suggest.object' }
  return {
    key: 'suggest.name',
    values: { metric: first.name },
    quantities: { target: targetQuantity(first) },
    days: { deadline },
  }
}

/** S: the words, what the key results add to them, and whether there is a step to begin with (具体到可执行的步骤). */
export function judgeSpecific(text: Judged, facts: GoalFacts): Judgement {
  const named = wordsAs(text, 'object', 'metric', 'measure', 'deliverable')
  const carried = facts.keyResults.filter(isMeasurable)
  const evidence: CheckMessage[] = []
  if (named.length > 0) evidence.push({ key: 'seen.objects', words: named })
  else
    evidence.push({ key: (facts.name + facts.content).trim() === '' ? 'seen.nothing' : 'seen.onlyDirection' })
  let verdict = text.verdict
  if (verdict !== 'pass' && carried.length > 0) {
    evidence.push({ key: 'seen.keyResultsName', words: carried.map(({ name }) => name) })
    verdict = verdict === 'fail' ? 'look' : 'pass'
  }
  const vague = verdict !== 'pass'
  if (facts.tasks === 0) {
    evidence.push({ key: 'seen.noTask' })
    if (verdict === 'pass') verdict = 'look'
  }
  const suggestion: CheckMessage | null = vague
    ? nameFrom(facts)
    : verdict === 'look'
      ? { key: 'suggest.task' }
      : null
  return { verdict, evidence, suggestion }
}
