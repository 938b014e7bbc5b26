import type { Goal } from './goal'
import { log } from './log'
import type { Person } from './people'
import type { World } from './world'

export type Note = {
  kind: 'reward' | 'penalty'
  to: Person
  by: Person
  goal: Goal | null
  at: Date
  body: string
  amount?: string
  change?: { support: string; target: string; by: string }
  /** Hours after it was written. */
  acknowledgedAfter?: number
  answer?: string
  withdrawnAfter?: number
}

const HOUR = 3_600_000

/** A note with what became of it by now; the answer comes an hour after the reading. */
export function writeNote(world: World, note: Note): void {
  const { kind, to, by, goal, at, body, amount, change } = note
  const later = (hours: number | undefined) => {
    const then = hours === undefined ? null : new Date(at.getTime() + hours * HOUR)
    return then && then < world.now ? then : null
  }
  const withdrawnAt = later(note.withdrawnAfter)
  const acknowledgedAt = later(note.acknowledgedAfter)
  const answeredAt = note.answer && acknowledgedAt ? later(note.acknowledgedAfter! + 1) : null
  const id = world.id(at)
  world.rows.note.push({
    id,
    kind,
    personId: to.id,
    goalId: goal?.id ?? null,
    authorId: by.id,
    body,
    amount: amount ?? null,
    currency: amount ? 'USD' : null,
    support: change?.support ?? null,
    target: change?.target ?? null,
    changeBy: change?.by ?? null,
    writtenAt: at,
    withdrawnAt,
    acknowledgedAt,
    answer: answeredAt ? note.answer! : null,
    answeredAt,
  })
  const said = { subjectId: id, ...(goal && { goal }) }
  log(world, { event: 'note.write', by, at, ...said, after: { kind, personId: to.id } })
  if (withdrawnAt) log(world, { event: 'note.withdraw', by, at: withdrawnAt, subjectId: id })
  if (acknowledgedAt) log(world, { event: 'note.acknowledge', by: to, at: acknowledgedAt, subjectId: id })
  if (answeredAt) log(world, { event: 'note.answer', by: to, at: answeredAt, subjectId: id })
}
