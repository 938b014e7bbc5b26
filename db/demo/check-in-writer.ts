import type { Day, Decimal } from '../../lib/okr/types'
import type { Goal, KeyResult } from './goal'
import { log } from './log'
import type { Person } from './people'
import type { Words } from './texts/facts'
import type { World } from './world'

export type Reading = { keyResult: KeyResult; value: Decimal }

export type WrittenCheckIn = { id: string; goal: Goal; recordedAt: Date; version: number }

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
  const { goal, week, recordedAt, corrected, words, asOf } = entry
  const by = entry.by ?? goal.owner
  const id = world.id(recordedAt)
  const periodId = goal.period.id
  const current = corrected ? 2 : 1
  rows.checkIn.push({ id, goalId: goal.id, periodId, week, firstRecordedAt: recordedAt, version: current })

  const versions = [
    {
      version: 1,
      at: recordedAt,
      until: corrected?.at ?? null,
      readings: corrected?.first ?? entry.readings,
    },
    ...(corrected ? [{ version: 2, at: corrected.at, until: null, readings: entry.readings }] : []),
  ]
  for (const { version, at, until, readings } of versions) {
    rows.checkInVersion.push({
      id: world.id(at),
      checkInId: id,
      periodId,
      confidence: entry.confidence,
      happened: words.happened || null,
      changes: words.changes || null,
      blockers: words.blockers || null,
      recordedBy: by.id,
      recordedAt: at,
      supersededAt: until,
    })
    for (const { keyResult, value } of readings)
      writeMeasurement(world, { keyResult, value, asOf, by, at, until, checkInId: id })
    const event = version === 1 ? 'check-in.log' : 'check-in.edit'
    log(world, { event, by, at, subjectId: id, goal, after: { version, week } })
  }
  return { id, goal, recordedAt, version: current }
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

export function writeMeasurement(world: World, measured: Measured): void {
  const { keyResult, value, asOf, by, at, until, checkInId } = measured
  const { goal } = keyResult
  const row = {
    id: world.id(at),
    keyResultId: keyResult.id,
    goalId: goal.id,
    periodId: goal.period.id,
    checkInId: checkInId ?? null,
    asOf,
    value,
    recordedBy: by.id,
    recordedAt: at,
    supersededAt: until ?? null,
  }
  world.rows.measurement.push(row)
  const known = world.measurements.get(keyResult.id)
  if (known) known.push(row)
  else world.measurements.set(keyResult.id, [row])
}

/** Somebody above has read a check-in, in one of its versions. */
export function acknowledge(
  world: World,
  { id, goal }: WrittenCheckIn,
  version: number,
  by: Person,
  at: Date,
): void {
  world.rows.acknowledgement.push({ id: world.id(at), checkInId: id, personId: by.id, version, at })
  log(world, { event: 'check-in.acknowledge', by, at, subjectId: id, goal, after: { version } })
}

type Said = {
  goal: Goal
  checkInId?: string
  adjustmentId?: string
  by: Person
  body: string
  at: Date
  question?: boolean
  answeredAt?: Date | null
}

export function writeComment(world: World, said: Said): void {
  const { goal, by, body, at } = said
  const id = world.id(at)
  const question = said.question ?? false
  world.rows.comment.push({
    id,
    goalId: goal.id,
    checkInId: said.checkInId ?? null,
    adjustmentId: said.adjustmentId ?? null,
    authorId: by.id,
    body,
    question,
    answeredAt: said.answeredAt ?? null,
    createdAt: at,
  })
  log(world, { event: 'comment.write', by, at, subjectId: id, goal, after: { question } })
}
