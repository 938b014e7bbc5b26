import { z } from 'zod'
import { compare, normalise } from '../decimal'
import type { Message } from '../errors'
import { markDays, markSpan } from '../marks'
import { isPaced, type KeyResultTerms } from '../measures'
import type { Mark } from '../pace'
import { type Decimal, paceCurves, type Day, type PaceCurve } from '../types'
import { byId, day, formId, id, optionalText, rowsOf, version } from './fields'
import { goalLimits } from './goals'
import { baseMeasure, readValue, type Measure, type Problems } from './key-results'

/** Month ends of the longest period, with room. */
const MOST_MARKS = 24

const paceRow = z.object({
  curve: z.enum(paceCurves, 'unknownChoice'),
  /** Cumulative targets by month end; only read where the curve is of marks. */
  marks: rowsOf(day, optionalText(goalLimits.number), MOST_MARKS),
})

export const setPaceInput = z.object({
  formId,
  goalId: id,
  version,
  keyResults: byId(paceRow, goalLimits.keyResults * 2),
})

export type SetPace = z.output<typeof setPaceInput>

export type ReadPace = { id: string; paceCurve: PaceCurve; marks: Mark[] | null }

/** A key result whose pace can be set. */
export type PacedTerms = KeyResultTerms & Measure & { id: string; dropped: boolean }

/** Values of a growth are amounts, from nothing on. */
export const markMeasure = (one: Measure): Measure => (one.kind === 'growth' ? baseMeasure(one) : one)

/**
 * The pace asked for of each key result, and what is wrong with it by field. Marks lie between baseline and target and never go
 * back; a month may be left out, but not all of them.
 */
export function readPaces(
  rows: SetPace['keyResults'],
  standing: readonly PacedTerms[],
  span: { starts: Day; deadline: Day },
): { paces: ReadPace[]; problems: Record<string, Message> } {
  const problems: Record<string, Message> = {}
  const paces = standing.flatMap((one): ReadPace[] => {
    const row = rows[one.id]
    if (!row || one.dropped || !isPaced(one.kind)) return []
    if (row.curve !== 'marks') return [{ id: one.id, paceCurve: row.curve, marks: null }]
    const found: Problems = {}
    const marks = readMarks(row.marks, one, span, found)
    for (const [field, message] of Object.entries(found))
      if (message) problems[`keyResults.${one.id}.${field}`] = message
    return [{ id: one.id, paceCurve: 'marks', marks }]
  })
  return { paces, problems }
}

function readMarks(
  typed: Record<Day, string>,
  one: PacedTerms,
  span: { starts: Day; deadline: Day },
  problems: Problems,
): Mark[] {
  const { baseline, target } = markSpan(one)
  const falls = compare(target, baseline) < 0
  const beyond = (a: Decimal, b: Decimal) => (falls ? compare(a, b) < 0 : compare(a, b) > 0)
  const days = markDays(span)
  let before = baseline
  const marks = days.flatMap((day): Mark[] => {
    if (!typed[day]) return []
    const field = `marks.${day}`
    const value = readValue(typed[day], markMeasure(one), field, problems)
    if (problems[field]) return []
    if (beyond(value, target)) problems[field] = { key: 'markBeyondTarget' }
    else if (beyond(before, value)) problems[field] = { key: 'markGoesBack' }
    // The next one is held against the last that can stand: one slip is one message.
    else before = value
    return [{ day, value }]
  })
  if (marks.length === 0 && Object.keys(problems).length === 0)
    problems[days.length > 0 ? `marks.${days[0]}` : 'curve'] = {
      key: days.length > 0 ? 'marksMissing' : 'noMonthEnd',
    }
  // What they were set against stands at the end: should the target move, they keep their shape.
  return marks.length > 0 ? [...marks, { day: span.deadline, value: normalise(target) }] : marks
}
