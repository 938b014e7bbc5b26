import { compare } from '../decimal'
import type { CheckMessage, Judgement } from './check-message'
import type { GoalFacts } from './goal-facts'
import { isMeasurable, quantity, targetQuantity } from './key-result-terms'
import { type RateChange, rateChange, readings } from './rate-reading'
import { wordsAs } from './seen-words'
import type { Judged } from './text-evidence'

/** Where no key result gives the level, the two readings are shown from here. */
const EXAMPLE = '20'

/** "提升5%" of a rate: which of its two readings the key result takes, or the question which. */
function readRate(change: RateChange, { keyResults }: GoalFacts): { asks: boolean; message: CheckMessage } {
  const rate = keyResults.find(({ terms }) => terms.kind === 'percent' && terms.baseline !== null)
  const from = rate?.terms.baseline ?? EXAMPLE
  const { points, relative } = readings(from, change)
  const percent = (value: string) => quantity(value, { kind: 'percent' })
  const quantities = {
    from: percent(from),
    points: percent(points),
    relative: percent(relative),
    by: percent(change.percent),
  }
  const say = (key: CheckMessage['key']): CheckMessage => ({
    key,
    values: { number: change.percent },
    quantities,
  })
  const target = rate?.terms.target
  if (target != null && compare(target, points) === 0) return { asks: false, message: say('seen.ratePoints') }
  if (target != null && compare(target, relative) === 0)
    return { asks: false, message: say('seen.rateRelative') }
  return { asks: true, message: say('seen.rateAsks') }
}

function missing(text: Judged): CheckMessage[] {
  const found: CheckMessage[] = []
  const add = (key: CheckMessage['key'], words: string[]) => words.length > 0 && found.push({ key, words })
  add('seen.numberOpen', wordsAs(text, 'placeholder'))
  add('seen.numberNames', wordsAs(text, 'nameNumber'))
  add('seen.numberDescribes', wordsAs(text, 'attributeNumber'))
  return found.length > 0 ? found : [{ key: 'seen.noNumber' }]
}

/** M: a number that is asked for, in the words or in a key result with metric, number and unit. */
export function judgeMeasurable(text: Judged, words: string, facts: GoalFacts): Judgement {
  const counted = facts.keyResults.filter(isMeasurable)
  const open = facts.keyResults.filter((one) => one.name.trim() !== '' && !isMeasurable(one))
  const evidence: CheckMessage[] = counted.map((one) =>
    one.terms.kind === 'milestone'
      ? { key: 'seen.deliverables', words: [one.name] }
      : { key: 'seen.keyResult', values: { name: one.name }, quantities: { target: targetQuantity(one) } },
  )
  const measures = wordsAs(text, 'measure')
  const things = wordsAs(text, 'deliverable')
  if (measures.length > 0) evidence.push({ key: 'seen.measures', words: measures })
  if (things.length > 0) evidence.push({ key: 'seen.deliverables', words: things })
  if (open.length > 0) evidence.push({ key: 'seen.keyResultOpen', words: open.map(({ name }) => name) })

  if (counted.length === 0 && text.verdict !== 'pass') {
    const filled = wordsAs(text, 'placeholder').length > 0
    return {
      verdict: 'fail',
      evidence: [...missing(text), ...evidence],
      suggestion: { key: filled ? 'suggest.fillNumber' : 'suggest.number' },
    }
  }
  const change = rateChange(words)
  const rate = change && readRate(change, facts)
  if (rate) evidence.push(rate.message)
  if (rate?.asks)
    return {
      verdict: 'look',
      evidence,
      suggestion: { key: 'suggest.points', quantities: rate.message.quantities },
    }
  return open.length > 0
    ? { verdict: 'look', evidence, suggestion: { key: 'suggest.fillNumber' } }
    : { verdict: 'pass', evidence, suggestion: null }
}
