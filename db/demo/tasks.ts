import { addDays, isWorkingDay } from '../../lib/okr/calendar'
import type { Day } from '../../lib/okr/types'
import type { Goal } from './goal'
import { dice } from './random'
import type { Task } from './texts/facts'
import type { World } from './world'

/** The steps of a goal's plan; most are taken in their week, now and then one stays open. */
export function writeTasks(world: World, goal: Goal, tasks: Task[]): void {
  const working = (day: Day): Day => (isWorkingDay(day, world.settings) ? day : working(addDays(day, -1)))
  tasks.forEach(({ title, dueOn }, position) => {
    const luck = dice('task', goal.externalId, position)
    const due = working(dueOn < goal.deadline ? dueOn : goal.deadline)
    const doneAt = world.at(working(addDays(due, -luck.whole(0, 3))), `1${luck.whole(0, 7)}:20`)
    const done = goal.agreedAt !== null && doneAt > goal.agreedAt && doneAt < world.now && !luck.chance(0.14)
    world.rows.task.push({
      id: world.id(goal.row.createdAt),
      goalId: goal.id,
      periodId: goal.period.id,
      title,
      assigneeId: goal.owner.id,
      dueOn: due,
      position,
      createdAt: goal.row.createdAt,
      doneAt: done ? doneAt : null,
      doneBy: done ? goal.owner.id : null,
    })
  })
}
