import type { Day } from '@/lib/okr/types'
import { timingIn, timingOf } from '@/lib/okr/goal-weeks'
import type { WeekTiming } from '@/lib/okr/weeks'
import type { MeasuredGoal } from './measured-goals'

/** Where somebody's check-ins stand: the last one, and the week that is open. */
export type CheckInStanding = {
  last: {
    id: string
    goalId: string
    week: Day
    recordedAt: Date
    /** Null of a week that was not asked for. */
    timing: WeekTiming | null
    read: boolean
  } | null
  /** The newest week that asks for a check-in and has none: due, late, missed or excused. Null when it is logged. */
  open: { week: Day; timing: WeekTiming; dueAt: Date } | null
  /** Weeks that were missed and not made up, the open one left out. */
  notMadeUp: number
}

type OfGoal = Omit<CheckInStanding, 'notMadeUp'> & { notMadeUp: readonly Day[] }

/** Of one goal. A goal that asks for no check-ins, because it is a draft or its period is being planned, has none open. */
function ofGoal(goal: MeasuredGoal, now: Date): OfGoal {
  const { lastCheckIn } = goal
  const begun = goal.weeks.filter((week) => week.due.opens <= now)
  const last = lastCheckIn && {
    id: lastCheckIn.id,
    goalId: goal.id,
    week: lastCheckIn.week,
    recordedAt: lastCheckIn.recordedAt,
    timing: timingOf(goal, lastCheckIn.week, now),
    read: lastCheckIn.acknowledged,
  }
  // Of somebody who has left nothing is due any more, nor missed.
  if (goal.state !== 'agreed' || goal.ownerLeftAt !== null) return { last, open: null, notMadeUp: [] }
  const newest = begun.findLast(({ monday }) => last === null || monday > last.week)
  const open = newest && {
    week: newest.monday,
    timing: timingIn(goal, newest, now),
    dueAt: newest.due.at,
  }
  const notMadeUp = begun.filter((week) => timingIn(goal, week, now) === 'missed')
  return { last, open: open ?? null, notMadeUp: notMadeUp.map(({ monday }) => monday) }
}

/** Of a person over their goals: the newest check-in, and the goal that waits longest for one. */
export function checkInStanding(goals: readonly MeasuredGoal[], now: Date): CheckInStanding {
  const each = goals.map((goal) => ofGoal(goal, now))
  const last = each.reduce((all, one) => newer(all, one.last), null as CheckInStanding['last'])
  const open = each.reduce(
    (all, one) => (all && (!one.open || all.week <= one.open.week) ? all : one.open),
    null as CheckInStanding['open'],
  )
  const weeks = new Set(each.flatMap((one) => one.notMadeUp))
  if (open) weeks.delete(open.week)
  return { last, open, notMadeUp: weeks.size }
}

function newer(a: CheckInStanding['last'], b: CheckInStanding['last']): CheckInStanding['last'] {
  if (!a || !b) return a ?? b
  if (a.week !== b.week) return a.week > b.week ? a : b
  return a.read && !b.read ? b : a
}
