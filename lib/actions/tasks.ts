'use server'

import { addTask as add } from '@/db/commands/tasks/add'
import { editTask as edit } from '@/db/commands/tasks/edit'
import { removeTask as remove } from '@/db/commands/tasks/remove'
import { tickTask as tick } from '@/db/commands/tasks/tick'
import { addTaskInput, editTaskInput, removeTaskInput, tickTaskInput } from '@/lib/okr/input/tasks'
import { action } from './action'

export const addTask = action(addTaskInput, add, { done: 'taskAdded' })

export const editTask = action(editTaskInput, edit, { done: 'taskEdited' })

export const removeTask = action(removeTaskInput, remove, { done: 'taskRemoved' })

export const tickTask = action(tickTaskInput, tick)
