import type { Day, Decimal, Kind } from '../types'
import type { Verdict } from './text-evidence'

/** A value of a metric as a decimal, or a rate a week of it as a number; shown by the formatter of its kind. */
export type Quantity = {
  value: Decimal | number
  kind: Kind
  unit?: string | null
  currency?: string | null
}

export const checkKeys = [
  'seen.objects',
  'seen.onlyDirection',
  'seen.nothing',
  'seen.keyResultsName',
  'seen.noTask',
  'seen.measures',
  'seen.deliverables',
  'seen.keyResult',
  'seen.keyResultOpen',
  'seen.noNumber',
  'seen.numberOpen',
  'seen.numberNames',
  'seen.numberDescribes',
  'seen.rateAsks',
  'seen.ratePoints',
  'seen.rateRelative',
  'seen.time',
  'seen.dates',
  'seen.noTime',
  'seen.timeVague',
  'seen.timeCompares',
  'seen.timeMeasures',
  'seen.tooShort',
  'seen.pastPeriod',
  'seen.beforePeriod',
  'seen.endsFirst',
  'seen.dayOutside',
  'seen.rate',
  'seen.aboveBestRun',
  'seen.aboveEverything',
  'seen.atLastResult',
  'seen.marketReason',
  'seen.withoutSupport',
  'seen.noHistory',
  'seen.supportWritten',
  'seen.nothingToDivide',
  'seen.aligned',
  'seen.coverage',
  'seen.sideBySide',
  'seen.notAdded',
  'seen.supports',
  'seen.reason',
  'seen.noReason',
  'seen.direction',
  'seen.company',
  'suggest.name',
  'suggest.object',
  'suggest.task',
  'suggest.number',
  'suggest.fillNumber',
  'suggest.points',
  'suggest.deadline',
  'suggest.deadlineBare',
  'suggest.longer',
  'suggest.withinPeriod',
  'suggest.target',
  'suggest.support',
  'suggest.supportUnknown',
  'suggest.raise',
  'suggest.align',
  'suggest.whyDifferent',
  'suggest.why',
] as const
export type CheckKey = (typeof checkKeys)[number]

/**
 * One sentence of the check: a key of the `goalCheck` catalogue and what stands in it. `words` are words of the goal,
 * shown in quotes as {words}; `ratios` are fractions (1 is 100 %); the rest goes by its name.
 */
export type CheckMessage = {
  key: CheckKey
  words?: string[]
  values?: Record<string, string | number>
  quantities?: Record<string, Quantity>
  ratios?: Record<string, number>
  days?: Record<string, Day>
}

/** `evidence`: what was seen, or what is missing. `suggestion`: words to paste in; null where nothing is to be changed. */
export type Judgement = { verdict: Verdict; evidence: CheckMessage[]; suggestion: CheckMessage | null }
