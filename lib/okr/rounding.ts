import { compare, isZero, normalise, subtract } from './decimal'
import { ROUNDING, type Thresholds } from './status'
import type { Decimal, Status } from './types'

/**
 * A fraction as a whole percent that never reaches a bound the fraction has not: 0.898 is 89 beside the bound 0.9, 0.996
 * is 99 beside 1. Bounds are fractions; 1 is always one.
 */
export function percentBelow(fraction: number, bounds: readonly number[] = []): number {
  const rounded = Math.round(fraction * 100)
  const reached = [...bounds, 1].some((bound) => fraction < bound && rounded >= Math.round(bound * 100))
  return reached ? Math.floor(fraction * 100) : rounded
}

type Shown = { status: Status; pace: number; thresholds: Thresholds }

function says(percent: number, pacePercent: number, { onTrack, atRisk }: Thresholds): Status {
  if (percent >= 100) return 'done'
  if (percent >= onTrack * pacePercent - ROUNDING) return 'on_track'
  return percent >= atRisk * pacePercent - ROUNDING ? 'at_risk' : 'off_track'
}

/** The pace as a whole percent, 100 only at its end. */
export const shownPace = (pace: number): number => percentBelow(pace)

/**
 * Progress as the whole percent to show beside its pace and status: the nearest one that, divided by the pace shown, says
 * the same as the status. 44.8 % against a pace of 49.9 % is at risk, and 45 beside 50 would read as on track: 44.
 * Where another rule than the thresholds made the status (whole units, the first days, a bound), the nearest one.
 * Under 1 it never shows 100.
 */
export function shownPercent(progress: number, beside?: Shown): number {
  const nearest = percentBelow(progress)
  if (!beside || beside.status === 'no_data') return nearest
  const { status, thresholds } = beside
  const pace = shownPace(beside.pace)
  const exact = progress >= 1 ? 'done' : says(progress * 100, beside.pace * 100, thresholds)
  if (exact !== status) return nearest
  const floor = Math.floor(progress * 100)
  return [nearest, floor, floor + 1].find((percent) => says(percent, pace, thresholds) === status) ?? nearest
}

/** Progress, pace and the points between them as whole numbers that agree with one another and with the status. */
export function shownAgainstPace(
  progress: number,
  beside: Shown,
): { percent: number; pace: number; points: number } {
  const percent = shownPercent(progress, beside)
  const pace = shownPace(beside.pace)
  return { percent, pace, points: percent - pace }
}

/**
 * A target as a person would write it: two leading digits, halves of the second where the first is 1, whole numbers
 * below 100: 823,417 → 820,000 · 104,200 → 105,000 · 31.05 → 31 · 0.37 → 0.4. Never 0 unless it was.
 */
export function roundTarget(value: Decimal): Decimal {
  if (isZero(value)) return '0'
  if (compare(value, '0') < 0) return subtract('0', roundTarget(subtract('0', value)))
  const number = Number(value)
  if (number < 1) return normalise(String(Number(number.toPrecision(1))))
  const digits = normalise(value).split('.')[0]!.length
  const second = 10 ** Math.max(0, digits - 2)
  const step = digits > 2 && number < 2 * 10 ** (digits - 1) ? second / 2 : second
  return BigInt(Math.round(number / step) * step).toString()
}
