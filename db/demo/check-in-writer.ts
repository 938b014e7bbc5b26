import type { Day, Decimal } from '../../lib/okr/types'
import type { Goal, KeyResult } from './goal-writer'
import type { Person } from './people'
import type { Words } from './texts/facts'
import type { World } from './world'

export type Reading = { keyResult: KeyResult; value: Decimal }

export type WrittenCheckIn = { id: string; goal: Goal; recordedAt: Date; versionRow: number }

type Entry = {
  goal: Goal
  week: Day
  recordedAt: Date
  /** Who typed it, where that is not the goal's owner. */
  by?: Person
  asOf: Day
  confidence: number | null
  words: Words
  readings: Reading[]
  /** A slip put right later: what was typed first, and when the right value came. */
  corrected?: { first: Reading[]; at: Date }
}

/** A check-in as logging it would have written it: its version, its measurements, its line in the log. */
export function writeCheckIn(world: World, entry: Entry): WrittenCheckIn {
  const { rows } = world
  const { goal, recordedAt, corrected, words } = entry
  const by = entry.by ?? goal.owner
  const id = world.id(recordedAt)
  const periodId = goal.period.id
  const version = corrected ? 2 : 1
  rows.checkIn.push({ id, goalId: goal.id, periodId, week: entry.week, firstRecordedAt: recordedAt, version })

  const versions = corrected
    ? [
        { at: recordedAt, until: corrected.at, readings: corrected.first },
        { at: corrected.at, until: null, readings: entry.readings },
      ]
    : [{ at: recordedAt, until: null, readings: entry.readings }]
  for (const { at, until, readings } of versions) {
    rows.checkInVersion.push({
      ...{ id: world.id(at), checkInId: id, periodId, confidence: entry.confidence },
      ...{ happened: words.happened, changes: words.changes, blockers: words.blockers },
      ...{ recordedBy: by.id, recordedAt: at, supersededAt: until },
    })
    for (const { keyResult, value } of readings)
      writeMeasurement(world, { keyResult, value, asOf: entry.asOf, by, at, until, checkInId: id })
    rows.activity.push({
      ...{ id: world.id(at), at, actorId: by.id, actorKind: 'person', alone: false },
      ...{ event: at === recordedAt ? 'check-in.log' : 'check-in.edit', subjectId: id, goalId: goal.id },
    })
  }
  return { id, goal, recordedAt, versionRow: version }
}

type Measured = {
  keyResult: KeyResult
  value: Decimal
  asOf: Day
  by: Person
  at: Date
  until?: Date | null
  checkInId?: string
}

export function writeMeasurement(
  world: World,
  { keyResult, value, asOf, by, at, until, checkInId }: Measured,
): void {
  const { goal } = keyResult
  world.rows.measurement.push({
    ...{
      id: world.id(at),
      keyResultId: keyResult.id,
      goalId: goal.id,
      periodId: goal.period.id,
      asOf,
      value,
    },
    ...{ checkInId: checkInId ?? null, recordedBy: by.id, recordedAt: at, supersededAt: until ?? null },
  })
}

export function acknowledge(
  world: World,
  { id, goal, versionRow }: WrittenCheckIn,
  by: Person,
  at: Date,
): void {
  world.rows.acknowledgement.push({
    id: world.id(at),
    checkInId: id,
    personId: by.id,
    version: versionRow,
    at,
  })
  world.rows.activity.push({
    ...{ id: world.id(at), at, actorId: by.id, actorKind: 'person', event: 'check-in.acknowledge' },
    ...{ subjectId: id, goalId: goal.id, alone: false },
  })
}

type Said = { goal: Goal; checkInId?: string; adjustmentId?: string; by: Person; body: string; at: Date }

export function writeComment(
  world: World,
  said: Said & { question?: boolean; answeredAt?: Date | null },
): void {
  const { goal, checkInId, adjustmentId, by, body, at } = said
  world.rows.comment.push({
    ...{ id: world.id(at), goalId: goal.id, authorId: by.id, body, createdAt: at },
    ...{ checkInId: checkInId ?? null, adjustmentId: adjustmentId ?? null },
    ...{ question: said.question ?? false, answeredAt: said.answeredAt ?? null },
  })
}
