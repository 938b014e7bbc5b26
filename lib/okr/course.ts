import { addDays, daysBetween } from './calendar'
import type { Day } from './types'

/** Why somebody is asked to keep, adjust or change the approach. */
export const courseReasons = ['mid_period', 'needed'] as const
export type CourseReason = (typeof courseReasons)[number]

export const courseAnswers = ['keep', 'adjust', 'approach'] as const
export type CourseAnswer = (typeof courseAnswers)[number]

/** Days after an answer before *needed* asks again. */
export const COURSE_PAUSE_DAYS = 28

type Span = { starts: Day; deadline: Day }

/** The first day of a goal's second half: 16 November of a quarter from 1 October to 31 December. */
export const midPeriod = ({ starts, deadline }: Span): Day =>
  addDays(starts, Math.ceil((daysBetween(starts, deadline) + 1) / 2))

export type CourseFacts = Span & {
  today: Day
  /** On some key result more is needed a week than the own best four weeks brought. */
  exceeded: boolean
  /** What this person answered to either question, and each adjustment proposed meanwhile: that is an answer, too. */
  answered: readonly { asked: CourseReason; on: Day }[]
}

/**
 * Whether to ask, and why: *needed* goes before mid-period, and an answer to it in the four weeks before the middle or later
 * answers both. Mid-period is asked once; *needed* again when four weeks have passed since its last answer. Not before the
 * start, not after the deadline.
 */
export function courseAsked(facts: CourseFacts): CourseReason | null {
  const { starts, deadline, today, exceeded, answered } = facts
  if (today < starts || today > deadline) return null
  const since = (day: Day, reason?: CourseReason) =>
    answered.some(({ asked, on }) => on >= day && (reason === undefined || asked === reason))
  if (exceeded && !since(addDays(today, 1 - COURSE_PAUSE_DAYS), 'needed')) return 'needed'
  const middle = midPeriod(facts)
  return today >= middle && !since(starts, 'mid_period') && !since(addDays(middle, 1 - COURSE_PAUSE_DAYS))
    ? 'mid_period'
    : null
}
