import type { Locale } from '../types'
import type { CheckMessage, Judgement } from './check-message'
import type { GoalFacts, KeyResultFacts, ParentFacts } from './goal-facts'
import { inLanguage } from './languages'
import { quantity, targetQuantity } from './key-result-terms'

const LONGEST_SHOWN = 120

const parentTarget = ({ terms }: ParentFacts) =>
  quantity(terms.target, terms.kind === 'growth' ? { kind: 'percent' } : terms)

function aligned(one: KeyResultFacts, parent: ParentFacts): CheckMessage[] {
  const values = { name: one.name, parent: parent.name }
  const target = parentTarget(parent)
  if (!parent.addsUp)
    return [
      one.terms.target === null
        ? { key: 'seen.notAdded', values }
        : { key: 'seen.sideBySide', values, quantities: { asked: targetQuantity(one), above: target } },
    ]
  const messages: CheckMessage[] = [{ key: 'seen.aligned', values, quantities: { target } }]
  if (parent.coverage !== null)
    messages.push({ key: 'seen.coverage', values, ratios: { coverage: parent.coverage } })
  return messages
}

/** R: an alignment whose arithmetic works, or a written reason; beside it what stands above, in the goal's language. */
export function judgeRelevant(facts: GoalFacts, language: Locale | null): Judgement {
  const reason = facts.relevance.trim()
  const pairs = facts.keyResults.flatMap((one) => one.parents.map((parent) => ({ one, parent })))
  const evidence = pairs.flatMap(({ one, parent }) => aligned(one, parent))
  if (facts.supports !== null) evidence.push({ key: 'seen.supports', values: { goal: facts.supports } })
  if (reason !== '') evidence.push({ key: 'seen.reason', words: [shown(reason)] })
  if (facts.level === 'company') evidence.push({ key: 'seen.company' })
  const direction = (facts.period?.direction ?? [])
    .map((part) => inLanguage(part, language).trim())
    .filter((part) => part !== '')
  if (direction.length > 0) evidence.push({ key: 'seen.direction', words: direction.map(shown) })

  const counts = pairs.some(({ parent }) => parent.addsUp)
  if (counts || reason !== '' || facts.level === 'company')
    return { verdict: 'pass', evidence, suggestion: null }
  if (pairs.length > 0) {
    const { parent } = pairs[0]!
    const suggestion: CheckMessage = { key: 'suggest.whyDifferent', values: { parent: parent.name } }
    return { verdict: 'look', evidence, suggestion }
  }
  if (facts.supports !== null)
    return { verdict: 'look', evidence, suggestion: { key: 'suggest.why', values: { goal: facts.supports } } }
  return {
    verdict: 'fail',
    evidence: [{ key: 'seen.noReason' }, ...evidence],
    suggestion: { key: 'suggest.align' },
  }
}

const shown = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text
