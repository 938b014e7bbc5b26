import { addDays, dayNumber } from './calendar'
import { add, compare, ratio, subtract, toNumber } from './decimal'
import { targetAmount, valueAtDeadline, type KeyResultTerms, type Measurement } from './measures'
import type { Mark, Pace } from './pace'
import type { Day, Decimal } from './types'

/** The last day of a day's month. */
export function monthEnd(day: Day): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return addDays(
    month === 12 ? `${year + 1}-01-01` : `${day.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`,
    -1,
  )
}

/** The month ends a goal passes before its deadline: a mark can stand on each; on the deadline stands the target. */
export function markDays({ starts, deadline }: { starts: Day; deadline: Day }): Day[] {
  const days: Day[] = []
  for (let day = monthEnd(starts); dayNumber(day) < dayNumber(deadline); day = monthEnd(addDays(day, 1)))
    days.push(day)
  return days
}

/** What marks lie between: values of a growth are amounts, from nothing on. */
export const markSpan = (one: KeyResultTerms): { baseline: Decimal; target: Decimal } => ({
  baseline: one.kind === 'growth' ? '0' : one.baseline,
  target: targetAmount(one),
})

/** What a month asks for and has brought so far, in the metric's unit; `done` is null before anything was measured. */
export type MonthMark = { until: Day; asked: Decimal; done: Decimal | null }

/**
 * The part of the target that falls into the month of a day: its mark less the one before it (at first the baseline; at the
 * deadline the target). Marks keep their shape where the target has moved since. Null where the month's end or the one before
 * has no mark, and outside the goal's time.
 */
export function monthMark(
  marks: readonly Mark[],
  { starts, deadline, baseline, target }: { starts: Day; deadline: Day; baseline: Decimal; target: Decimal },
  values: readonly Measurement[],
  today: Day,
): MonthMark | null {
  if (today < starts || today > deadline) return null
  const days = [...markDays({ starts, deadline }), deadline]
  const at = days.findIndex((day) => today <= day)
  const scaled = toTarget(marks, baseline, target)
  const markOn = (index: number): Decimal | undefined =>
    index < 0
      ? baseline
      : index === days.length - 1
        ? target
        : scaled.find(({ day }) => day === days[index])?.value
  const [before, until] = [markOn(at - 1), markOn(at)]
  if (before === undefined || until === undefined) return null
  const last = valueAtDeadline(values, today)?.value
  const start = at === 0 ? baseline : (valueAtDeadline(values, days[at - 1]!)?.value ?? baseline)
  return {
    until: days[at]!,
    asked: subtract(until, before),
    done: last === undefined ? null : subtract(last, start),
  }
}

/** Marks as they stand for the target there is: the last one says what they were set against. */
export function toTarget(marks: readonly Mark[], baseline: Decimal, target: Decimal): readonly Mark[] {
  const set = marks.at(-1)
  if (!set || compare(set.value, target) === 0 || compare(set.value, baseline) === 0) return marks
  const share = ratio(subtract(target, baseline), subtract(set.value, baseline))
  return marks.map(({ day, value }) => ({
    day,
    value: add(baseline, (toNumber(subtract(value, baseline)) * share).toFixed(2)),
  }))
}

/**
 * What a form of marks begins with: those there are, as they stand for the target there is; else what today's pace asks for by each
 * day, in three figures as a person would write it and never beyond the target.
 */
export function proposedMarks(
  terms: KeyResultTerms,
  days: readonly Day[],
  { marks, paceAt }: { marks: readonly Mark[] | null; paceAt: Pace },
): Mark[] {
  const { baseline, target } = markSpan(terms)
  const set = marks && toTarget(marks, baseline, target)
  const span = toNumber(subtract(target, baseline))
  const decimals = terms.kind === 'percent' || Math.abs(span) < 10 ? 1 : 0
  return days.map((day) => {
    const gained = Number((paceAt(day) * span).toPrecision(3)).toFixed(decimals)
    const beyond = Math.abs(Number(gained)) > Math.abs(span)
    const proposed = beyond ? target : add(baseline, gained)
    return { day, value: set?.find((mark) => mark.day === day)?.value ?? proposed }
  })
}
