import { addDays, daysBetween, earliest } from '../calendar'
import type { CheckMessage, Judgement } from './check-message'
import type { GoalFacts } from './goal-facts'
import { namesDayOutside } from './read/written-days'
import { wordsAs } from './seen-words'
import type { Judged } from './text-evidence'

/** In less than this a goal is a task (pitfall four). */
const SHORTEST_DAYS = 14

function fromWords(text: Judged): CheckMessage[] {
  const found: CheckMessage[] = []
  const add = (key: CheckMessage['key'], words: string[]) => words.length > 0 && found.push({ key, words })
  add('seen.time', wordsAs(text, 'when', 'often'))
  if (text.verdict === 'pass') return found
  add('seen.timeVague', wordsAs(text, 'vague'))
  add('seen.timeCompares', wordsAs(text, 'comparison'))
  add('seen.timeMeasures', wordsAs(text, 'value'))
  return found
}

/**
 * T: a time in the words, or the goal's own dates, which are neither too short nor outside the period. A day in the words that
 * lies outside them is to be looked at: it may be left from an earlier goal.
 */
export function judgeTime(text: Judged, { starts, deadline, period }: GoalFacts): Judgement {
  const evidence = fromWords(text)
  if (deadline === null) {
    if (text.verdict === 'pass') return { verdict: 'pass', evidence, suggestion: null }
    const suggestion: CheckMessage = period
      ? { key: 'suggest.deadline', days: { deadline: period.last } }
      : { key: 'suggest.deadlineBare' }
    return { verdict: 'fail', evidence: [...evidence, { key: 'seen.noTime' }], suggestion }
  }
  const first = starts ?? period?.first ?? null
  const wrong = (verdict: 'look' | 'fail', message: CheckMessage, suggestion: CheckMessage): Judgement => ({
    verdict,
    evidence: [...evidence, message],
    suggestion,
  })
  const within = (): CheckMessage => ({
    key: 'suggest.withinPeriod',
    days: { first: period!.first, deadline: period!.last },
  })

  if (first !== null && deadline < first)
    return wrong(
      'fail',
      { key: 'seen.endsFirst', days: { starts: first, deadline } },
      period ? within() : { key: 'suggest.longer', days: { deadline: addDays(first, SHORTEST_DAYS - 1) } },
    )
  if (period && deadline > period.last)
    return wrong('fail', { key: 'seen.pastPeriod', days: { deadline, last: period.last } }, within())
  if (period && starts !== null && starts < period.first)
    return wrong('fail', { key: 'seen.beforePeriod', days: { starts, first: period.first } }, within())
  const days = first === null ? null : daysBetween(first, deadline) + 1
  if (first !== null && days !== null && days < SHORTEST_DAYS) {
    const longer = addDays(first, SHORTEST_DAYS - 1)
    return wrong(
      'look',
      { key: 'seen.tooShort', values: { days, least: SHORTEST_DAYS } },
      { key: 'suggest.longer', days: { deadline: period ? earliest(longer, period.last) : longer } },
    )
  }
  const outside =
    first === null ? [] : wordsAs(text, 'when').filter((words) => namesDayOutside(words, first, deadline))
  if (first !== null && outside.length > 0)
    return wrong(
      'look',
      { key: 'seen.dayOutside', words: outside, days: { starts: first, deadline } },
      { key: 'suggest.deadline', days: { deadline } },
    )
  const dates: CheckMessage = { key: 'seen.dates', days: { starts: first ?? deadline, deadline } }
  return { verdict: 'pass', evidence: [...evidence, dates], suggestion: null }
}
