import type { World } from './world'

type Event = {
  event: string
  by: { id: string }
  at: Date
  subjectId: string
  goal?: { id: string }
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/** The activity row a command would have written. */
export function log(world: World, { event, by, at, subjectId, goal, before, after }: Event): void {
  world.rows.activity.push({
    id: world.id(at),
    at,
    actorId: by.id,
    actorKind: 'person',
    event,
    subjectId,
    goalId: goal?.id ?? null,
    before: before ?? null,
    after: after ?? null,
    alone: false,
  })
}
