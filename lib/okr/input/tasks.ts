import { z } from 'zod'
import { checkbox, formId, id, optionalDay, optionalId, requiredText } from './fields'

export const TASK_MAXIMUM = 200

const step = { title: requiredText(TASK_MAXIMUM), assigneeId: optionalId, dueOn: optionalDay }

export const addTaskInput = z.object({ formId, goalId: id, ...step })
export type AddTask = z.output<typeof addTaskInput>

export const editTaskInput = z.object({ formId, taskId: id, ...step })
export type EditTask = z.output<typeof editTaskInput>

export const removeTaskInput = z.object({ formId, taskId: id })
export type RemoveTask = z.output<typeof removeTaskInput>

/** `done` says what the task is to be, so that two clicks on one page cannot undo each other. */
export const tickTaskInput = z.object({ formId, taskId: id, done: checkbox })
export type TickTask = z.output<typeof tickTaskInput>
