import type { ReadChanges } from '@/lib/okr/input/adjustment-changes'
import type { Day } from '@/lib/okr/types'
import type { KeyResultFacts } from './goal-facts'
import { measure, type MeasuredGoal } from './measured-goals'

/** The goal as it would stand today with an adjustment in force. */
export function withChanges(found: MeasuredGoal, changes: ReadChanges, today: Day): MeasuredGoal {
  const kept = found.keyResults.map(({ values, afterDeadline, ...one }): KeyResultFacts => {
    const next = changes.after.find(({ id }) => id === one.id)
    return {
      ...one,
      ...(next && { target: next.target, weight: next.weight, dueOn: next.dueOn ?? null }),
      dropped: one.dropped || !next,
      values: [...values, ...afterDeadline].map(({ asOf, value }) => [asOf, value]),
    }
  })
  const added = changes.items.flatMap((item): KeyResultFacts[] => {
    if (item.change !== 'add') return []
    const { draft } = item
    return [
      {
        ...draft,
        id: `added ${draft.index}`,
        name: draft.wording,
        marks: null,
        adjustedAt: null,
        dropped: false,
        original: null,
        values: [],
        parts: [],
      },
    ]
  })
  const deadline = changes.deadline?.to ?? found.deadline
  const { excused, logged, lastCheckIn, settings, ...facts } = found
  return measure(
    {
      ...facts,
      deadline,
      excused: [...excused],
      logged: [...logged].map(([week, at]) => [week, at.toISOString()]),
      keyResults: [...kept, ...added],
      lastCheckIn: lastCheckIn && {
        ...lastCheckIn,
        firstRecordedAt: lastCheckIn.firstRecordedAt.toISOString(),
        recordedAt: lastCheckIn.recordedAt.toISOString(),
      },
    },
    settings,
    today,
  )
}
