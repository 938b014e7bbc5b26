import { dayNumber, type WorkCalendar, workingDaysBetween } from './calendar'
import { ratio, subtract } from './decimal'
import { clamp } from './measures'
import type { Day, Decimal, PaceCurve } from './types'

/** A cumulative target at the end of a day, usually a month's last. */
export type Mark = { day: Day; value: Decimal }

/** The shape of closed periods: cumulative fractions 0–1, one a day of the period from its first day to its last. */
export type LearnedShape = { shape: readonly number[]; first: Day; last: Day }

export type PaceSpan = {
  curve: PaceCurve
  starts: Day
  deadline: Day
  /** For `working_days`. */
  calendar?: WorkCalendar
  /** For `learned`; absent while no period is closed. */
  learned?: LearnedShape | null
  /** For `marks`, with what the values run between. */
  marks?: readonly Mark[] | null
  baseline?: Decimal
  target?: Decimal
}

export type Pace = (day: Day) => number

type Curve = (n: number) => number

/** Joins points (day number, value) by straight lines; before the first and after the last it stays level. */
function through(points: readonly (readonly [number, number])[]): Curve {
  return (n) => {
    let [x0, y0] = points[0]!
    if (n <= x0) return y0
    for (const [x1, y1] of points) {
      if (n <= x1) return y0 + ((y1 - y0) * (n - x0)) / (x1 - x0)
      x0 = x1
      y0 = y1
    }
    return y0
  }
}

function workingDays({ starts, deadline, calendar }: PaceSpan): ((day: Day) => number) | null {
  if (!calendar) return null
  const all = workingDaysBetween(starts, deadline, calendar)
  return all > 0 ? (day) => workingDaysBetween(starts, day, calendar) / all : null
}

function learnedCurve({ learned, starts, deadline }: PaceSpan): Curve | null {
  const days = learned?.shape.length ?? 0
  if (!learned || days === 0) return null
  const before = dayNumber(learned.first) - 1
  const length = dayNumber(learned.last) - before
  // A quarter may have lost ground for some days; what should be done by a date never falls.
  let most = 0
  const reached = [0, ...learned.shape.map((fraction) => (most = Math.max(most, fraction)))]
  // The shape may come from a period some days shorter or longer: both are stretched to the same length.
  const shape: Curve = (n) => {
    const at = Math.min(Math.max(((n - before) / length) * days, 0), days)
    const i = Math.floor(at)
    const left = reached[i]!
    return i === days ? left : left + (reached[i + 1]! - left) * (at - i)
  }
  const from = shape(dayNumber(starts) - 1)
  const rise = shape(dayNumber(deadline)) - from
  return rise > 0 ? (n) => (shape(n) - from) / rise : null
}

function marksCurve({ marks, baseline, target, starts, deadline }: PaceSpan): Curve | null {
  if (!marks?.length || baseline === undefined || target === undefined) return null
  const before = dayNumber(starts) - 1
  const end = dayNumber(deadline)
  const sorted = marks.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  // Marks give the shape: an adjusted target keeps it, so the last mark stands for the whole where it is at the end.
  const final = sorted.find((mark) => mark.day >= deadline)?.value ?? target
  const span = subtract(final, baseline)
  if (Number(span) === 0) return null
  const points: [number, number][] = [[before, 0]]
  let reached = 0
  for (const { day, value } of sorted) {
    const n = dayNumber(day)
    if (n <= points.at(-1)![0] || n >= end) continue
    reached = Math.max(reached, clamp(ratio(subtract(value, baseline), span)))
    points.push([n, reached])
  }
  points.push([end, 1])
  return through(points)
}

const byNumber = (curve: Curve | null) => curve && ((day: Day) => curve(dayNumber(day)))

function chosen(span: PaceSpan): ((day: Day) => number) | null {
  if (span.curve === 'working_days') return workingDays(span)
  if (span.curve === 'learned') return byNumber(learnedCurve(span))
  if (span.curve === 'marks') return byNumber(marksCurve(span))
  return null
}

/** Which curve is drawn: the one asked for, or `linear` where it has nothing to go by (no closed period, no marks). */
export const curveDrawn = (span: PaceSpan): PaceCurve => (chosen(span) ? span.curve : 'linear')

/**
 * The fraction (0–1, never falling) that should be done at the end of a day, prepared once for many days. 0 before the
 * start, 1 from the deadline on. linear: elapsed ÷ all days, both ends inclusive · working days: the same, counting
 * working days · learned: the goal's slice of the period's shape, rescaled to 0–1 · marks: straight lines between the
 * cumulative targets.
 */
export function paceOf(span: PaceSpan): Pace {
  const { starts, deadline } = span
  const before = dayNumber(starts) - 1
  const all = dayNumber(deadline) - before
  const curve = chosen(span) ?? ((day: Day) => (dayNumber(day) - before) / all)
  return (day) => (day < starts ? 0 : day >= deadline ? 1 : clamp(curve(day)))
}

/** The pace on one day; `paceOf` where several are asked. */
export const pace = (span: PaceSpan, day: Day): number => paceOf(span)(day)
