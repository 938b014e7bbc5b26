import { daysBetween } from '../calendar'
import { compare, isNegative, isZero, toNumber } from '../decimal'
import { isPaced, type KeyResultTerms, targetAmount, targetSpan } from '../measures'
import type { Decimal } from '../types'
import type { CheckMessage, Judgement } from './check-message'
import type { GoalFacts, KeyResultFacts } from './goal-facts'
import type { OwnPace } from '../rhythm'
import { completeTerms, quantity } from './key-result-terms'
import type { Verdict } from './text-evidence'

/** Above this many times the best four weeks, and above the best period, nobody has seen it done. */
const STRETCH = 1.5
const MARKET =
  /市场.{0,6}(?:萎缩|下滑|下行|低迷|变化|收缩|疲软|饱和)|(?:行业|需求|大环境).{0,4}(?:下滑|下行|低迷|萎缩|疲软)|\bmarket (?:is )?(?:shrink|declin|contract|soften|slow|conditions|downturn|weak|fall)|(?:shrinking|declining|weak|weaker|slowing|soft|falling) (?:market|demand)/i

type Found = { verdict: Verdict; evidence: CheckMessage[]; suggestion: CheckMessage | null }
const order: Verdict[] = ['pass', 'look', 'fail']
const worst = (verdicts: Verdict[]): Verdict =>
  order[Math.max(0, ...verdicts.map((one) => order.indexOf(one)))]!

/** From start to deadline, both inclusive, in weeks; null without both or when the deadline comes first. */
function weeksOf({ starts, deadline, period }: GoalFacts): number | null {
  const [first, last] = [starts ?? period?.first, deadline ?? period?.last]
  return first && last && last >= first ? (daysBetween(first, last) + 1) / 7 : null
}

const asksNoMore = (terms: KeyResultTerms, last: Decimal): boolean => {
  const asked = compare(targetAmount(terms), last)
  return isNegative(targetSpan(terms)) ? asked >= 0 : asked <= 0
}

function againstHistory(
  one: KeyResultFacts,
  terms: KeyResultTerms,
  history: OwnPace,
  weeks: number,
  { supported, market }: { supported: boolean; market: boolean },
): Found {
  const { meanWeek, bestFourWeeks, bestPeriodWeek, lastResult } = history
  const span = targetSpan(terms)
  const needed = Math.abs(toNumber(span)) / weeks
  const shown = (value: Decimal | number) =>
    quantity(value, terms.kind === 'growth' ? { ...terms, kind: 'amount' } : terms)
  const found: Found = { verdict: 'pass', evidence: [], suggestion: null }
  const say = (verdict: Verdict, evidence: CheckMessage, suggestion: CheckMessage | null) => {
    found.evidence.push(evidence)
    if (verdict === 'pass') return
    if (order.indexOf(verdict) > order.indexOf(found.verdict)) found.suggestion = suggestion
    found.verdict = worst([found.verdict, verdict])
  }
  const values = { name: one.name }
  if (meanWeek !== null)
    found.evidence.push({
      key: 'seen.rate',
      values: { ...values, times: timesOf(needed, meanWeek) },
      quantities: { needed: shown(needed), mean: shown(meanWeek) },
    })
  const bound = bestFourWeeks === null ? null : Math.max(STRETCH * bestFourWeeks, bestPeriodWeek ?? 0)
  const reachable = (week: number): CheckMessage => {
    const gain = (isNegative(span) ? -1 : 1) * week * weeks
    const from = terms.kind === 'growth' ? 0 : toNumber(terms.baseline)
    return {
      key: 'suggest.target',
      values,
      quantities: { target: shown(String(roundFor(terms, from + gain))) },
    }
  }
  if (bound !== null && needed > bound)
    say(
      'fail',
      { key: 'seen.aboveEverything', values, quantities: { needed: shown(needed), bound: shown(bound) } },
      reachable(bestFourWeeks!),
    )
  else if (bestFourWeeks !== null && needed > bestFourWeeks)
    say(
      'look',
      { key: 'seen.aboveBestRun', values, quantities: { needed: shown(needed), best: shown(bestFourWeeks) } },
      reachable(bestFourWeeks),
    )
  const usual = Math.max(meanWeek ?? 0, bestPeriodWeek ?? 0)
  const knowsUsual = meanWeek !== null || bestPeriodWeek !== null
  if (!supported && knowsUsual && needed > usual)
    say('look', { key: 'seen.withoutSupport', values }, { key: 'suggest.support', values })
  if (one.isTotal && lastResult !== null && asksNoMore(terms, lastResult)) {
    const quantities = { target: shown(targetAmount(terms)), last: shown(lastResult) }
    if (market) say('pass', { key: 'seen.marketReason', values, quantities }, null)
    else
      say(
        'look',
        { key: 'seen.atLastResult', values, quantities },
        { key: 'suggest.raise', values, quantities },
      )
  }
  return found
}

/** How many times the usual week is needed, to one place; a tenth is said as less than that below it. */
function timesOf(needed: number, mean: number): number | string {
  if (mean <= 0) return '–'
  const times = needed / mean
  return times < 0.1 ? '<0.1' : Math.round(times * 10) / 10
}

/** A target somebody would write: whole for counts, two leading digits and more for the rest. */
function roundFor({ kind }: KeyResultTerms, value: number): number {
  if (kind === 'count') return Math.round(value)
  const step = 10 ** Math.max(-1, Math.floor(Math.log10(Math.abs(value) || 1)) - 1)
  return Math.round(Math.round(value / step) * step * 10) / 10
}

const knows = ({ meanWeek, bestFourWeeks, bestPeriodWeek, lastResult }: OwnPace): boolean =>
  [meanWeek, bestFourWeeks, bestPeriodWeek, lastResult].some((one) => one !== null)

function judgeOne(one: KeyResultFacts, facts: GoalFacts, weeks: number | null): Found | null {
  const terms = completeTerms(one)
  if (!terms || !isPaced(terms.kind) || isZero(targetSpan(terms)) || weeks === null) return null
  const supported = facts.support.trim() !== ''
  if (!one.history || !knows(one.history)) {
    const evidence: CheckMessage[] = [{ key: 'seen.noHistory', values: { name: one.name } }]
    return supported
      ? { verdict: 'pass', evidence: [...evidence, { key: 'seen.supportWritten' }], suggestion: null }
      : {
          verdict: 'look',
          evidence,
          suggestion: { key: 'suggest.supportUnknown', values: { name: one.name } },
        }
  }
  const market =
    facts.marketReason || MARKET.test(`${facts.background.slice(0, 4000)}\n${facts.relevance.slice(0, 4000)}`)
  return againstHistory(one, terms, one.history, weeks, { supported, market })
}

/** A: the rate each target needs against the owner's own weeks. Limits, floors and milestones have no rate. */
export function judgeAchievable(facts: GoalFacts): Judgement {
  const weeks = weeksOf(facts)
  const found = facts.keyResults.flatMap((one) => judgeOne(one, facts, weeks) ?? [])
  if (found.length === 0) {
    const waiting = facts.keyResults.every(({ terms }) => isPaced(terms.kind)) && facts.support.trim() === ''
    return {
      verdict: waiting ? 'look' : 'pass',
      evidence: [{ key: 'seen.nothingToDivide' }],
      suggestion: waiting ? { key: 'suggest.supportUnknown', values: { name: facts.name.trim() } } : null,
    }
  }
  const verdict = worst(found.map((one) => one.verdict))
  return {
    verdict,
    evidence: found.flatMap(({ evidence }) => evidence),
    suggestion: verdict === 'pass' ? null : found.find((one) => one.verdict === verdict)!.suggestion,
  }
}
