import type { GoalPage } from '@/db/queries/goal-page'
import { formatValue, type Measure } from '@/lib/i18n/format'
import { addDays, daysBetween, todayIn } from '@/lib/okr/calendar'
import { subtract, toNumber } from '@/lib/okr/decimal'
import { isPaced, progress, targetAmount, type KeyResultTerms } from '@/lib/okr/measures'
import type { Day, Decimal, Locale } from '@/lib/okr/types'

export type KeyResult = GoalPage['goal']['keyResults'][number]

/** A key result's terms, those it was agreed with, and how far it came. */
export type Judged = KeyResultTerms & Pick<KeyResult, 'original' | 'dropped' | 'progress' | 'attainment'>

/** What was agreed first, where an adjustment has moved the target since. */
export function originalOf(one: Judged): { target: Decimal; ratio: number; progress: number | null } | null {
  if (!one.original || one.dropped) return null
  const first = targetAmount({ ...one, ...one.original })
  if (toNumber(first) === toNumber(targetAmount(one))) return null
  return { target: first, ratio: progress(one, first) ?? 1, progress: one.attainment.original }
}

/** A rate as a person reads it: whole for money, one decimal for what is counted. */
export const formatRate = (perWeek: number, measure: Measure, locale: Locale): string =>
  measure.kind === 'amount' || measure.kind === 'growth'
    ? formatValue(String(Math.round(perWeek)), measure, locale, { compact: true, bare: true })
    : formatValue(perWeek.toFixed(1), measure, locale, { bare: true, distance: true })

type Step = { from: Day; value: Decimal }
export type TargetSteps = readonly [Step, ...Step[]]

/** The target from a day on: what was agreed first, then each adjustment that moved it. */
export function targetSteps(one: KeyResult, { goal, story, timeZone }: GoalPage): TargetSteps {
  const amount = (target: Decimal, base: Decimal | null) => targetAmount({ ...one, target, base })
  const moves = story.terms
    .filter((term) => term.keyResultId === one.id && term.cause === 'adjusted' && !term.dropped)
    .map(({ at, target, base }): Step => ({
      from: todayIn(timeZone, new Date(at)),
      value: amount(target, base),
    }))
  const first: Step = one.original
    ? { from: goal.starts, value: amount(one.original.target, one.original.base) }
    : (moves.shift() ?? { from: goal.starts, value: targetAmount(one) })
  const steps: [Step, ...Step[]] = [first]
  for (const move of moves) if (toNumber(move.value) !== toNumber(steps.at(-1)!.value)) steps.push(move)
  return steps
}

const DAYS_BETWEEN_POINTS = 4

/** What should be done by a day, in the metric's unit: a curve for each target that held. Bounds and milestones have none. */
export function paceCurves(one: KeyResult, steps: TargetSteps, { goal }: GoalPage) {
  if (!isPaced(one.kind)) return []
  const baseline = one.kind === 'growth' ? '0' : one.baseline
  return steps.flatMap((step, index) => {
    const next = steps[index + 1]
    const first = step.from < goal.starts ? goal.starts : step.from
    const last = next && next.from < goal.deadline ? next.from : goal.deadline
    if (first > last) return []
    const span = toNumber(subtract(step.value, baseline))
    const days = new Set([first, last])
    for (let day = first; day < last; day = addDays(day, DAYS_BETWEEN_POINTS)) days.add(day)
    for (const { asOf } of one.values) if (asOf >= first && asOf <= last) days.add(asOf)
    return [[...days].sort().map((day) => ({ day, value: toNumber(baseline) + one.paceAt(day) * span }))]
  })
}

/** Days left after today. */
export const daysLeft = (deadline: Day, today: Day): number => Math.max(0, daysBetween(today, deadline))
