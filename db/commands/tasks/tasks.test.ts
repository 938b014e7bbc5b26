import { asc, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/okr/errors'
import { addTaskInput, editTaskInput, removeTaskInput, tickTaskInput } from '@/lib/okr/input/tasks'
import type { Context } from '../../context'
import { activity, goal, keyResultTerm, period, task } from '../../schema'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { addTask } from './add'
import { editTask } from './edit'
import { removeTask } from './remove'
import { tickTask } from './tick'

const NOW = '2026-11-13T15:00:00Z'

let opened: TestDb
let company: SmallCompany
let ann: Context, bo: Context, cai: Context, max: Context
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  ;[ann, bo, cai, max] = (['ann', 'bo', 'cai', 'max'] as const).map((name) => company.as(name, NOW)) as [
    Context,
    Context,
    Context,
    Context,
  ]
})
afterAll(() => opened.close())

const adding = (goalId: string, changes: Record<string, unknown> = {}) =>
  addTaskInput.parse({ formId: v4(), goalId, title: 'List 40 accounts', ...changes })
const ticking = (taskId: string, done = true) =>
  tickTaskInput.parse({ formId: v4(), taskId, ...(done && { done: 'on' }) })
const found = async (id: string) => (await opened.db.select().from(task).where(eq(task.id, id)))[0]!
const eventsOf = async (goalId: string) =>
  (
    await opened.db.select().from(activity).where(eq(activity.goalId, goalId)).orderBy(asc(activity.sequence))
  ).map(({ event }) => event)

test('a task is added, changed, ticked, unticked and taken out, and moves no number', async () => {
  const { id } = await company.goalOf('ann')
  const terms = await opened.db.select().from(keyResultTerm).where(eq(keyResultTerm.goalId, id))
  const one = await addTask(ann, adding(id, { dueOn: '2026-11-20' }))
  expect(await found(one)).toMatchObject({ assigneeId: company.people.ann, dueOn: '2026-11-20', position: 0 })
  await editTask(
    max,
    editTaskInput.parse({ formId: v4(), taskId: one, title: 'List 50', assigneeId: company.people.bo }),
  )
  expect(await found(one)).toMatchObject({ title: 'List 50', assigneeId: company.people.bo, dueOn: null })
  await tickTask(bo, ticking(one))
  await tickTask(ann, ticking(one))
  expect(await found(one)).toMatchObject({ doneAt: new Date(NOW), doneBy: company.people.bo })
  await tickTask(ann, ticking(one, false))
  expect(await found(one)).toMatchObject({ doneAt: null, doneBy: null })
  await removeTask(ann, removeTaskInput.parse({ formId: v4(), taskId: one }))
  await expect(tickTask(ann, ticking(one))).rejects.toThrow(NotFound)
  expect(await eventsOf(id)).toEqual(['task.add', 'task.edit', 'task.tick', 'task.untick', 'task.remove'])
  expect(JSON.stringify(await opened.db.select().from(activity))).not.toContain('List')
  expect(await opened.db.select().from(keyResultTerm).where(eq(keyResultTerm.goalId, id))).toEqual(terms)
})

test('others may look, and of a draft know nothing; its assignee ticks it all the same', async () => {
  const agreed = await company.goalOf('ann')
  const one = await addTask(ann, adding(agreed.id))
  await expect(tickTask(bo, ticking(one))).rejects.toThrow(Forbidden)
  await expect(addTask(cai, adding(agreed.id))).rejects.toThrow(Forbidden)
  const draft = await company.goalOf('ann', 'q4', { state: 'draft' })
  const hidden = await addTask(ann, adding(draft.id))
  await expect(tickTask(cai, ticking(hidden))).rejects.toThrow(NotFound)
  await expect(addTask(cai, adding(draft.id))).rejects.toThrow(NotFound)
  const shared = await addTask(ann, adding(draft.id, { assigneeId: company.people.cai }))
  await tickTask(cai, ticking(shared))
  expect(await found(shared)).toMatchObject({ doneBy: company.people.cai })
})

test('bad input, an ended goal and a closed period are refused', async () => {
  const made = await company.goalOf('ann')
  expect(addTaskInput.safeParse({ formId: v4(), goalId: made.id, title: ' ' }).success).toBe(false)
  expect(addTaskInput.safeParse({ formId: v4(), goalId: made.id, title: 'x'.repeat(201) }).success).toBe(
    false,
  )
  await expect(addTask(ann, adding(made.id, { assigneeId: v4() }))).rejects.toThrow(Invalid)
  await expect(addTask(ann, adding(v4()))).rejects.toThrow(NotFound)
  const one = await addTask(ann, adding(made.id))
  await opened.db.update(goal).set({ state: 'dropped' }).where(eq(goal.id, made.id))
  await expect(tickTask(ann, ticking(one))).rejects.toThrow(Conflict)
  const late = await company.goalOf('ann', 'q1')
  const left = await addTask(ann, adding(late.id))
  await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, company.quarters.q1))
  await expect(tickTask(ann, ticking(left))).rejects.toMatchObject({ key: 'periodClosed' })
  await expect(addTask(ann, adding(late.id))).rejects.toMatchObject({ key: 'periodClosed' })
})
