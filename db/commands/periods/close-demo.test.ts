import { and, eq, inArray } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '@/lib/okr/calendar'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { measuredGoals } from '../../queries/parts/measured-goals'
import { goal, grade, gradeValue, period, person } from '../../schema'
import { contextOf, demoTemplate } from '../../testing/demo'
import { testDb, type TestDb } from '../../testing/test-db'
import { closePeriod } from './close'

let opened: TestDb
let eva: Context
let quarter: typeof period.$inferSelect
beforeAll(async () => {
  opened = await testDb({ template: demoTemplate })
  const { db } = opened
  const [executive] = await db.select().from(person).where(eq(person.name, 'Helena Marsh'))
  const [active] = await db
    .select()
    .from(period)
    .where(and(eq(period.kind, 'quarter'), eq(period.state, 'active')))
  quarter = active!
  eva = await contextOf(db, executive!.id, new Date(`${addDays(quarter.last, 5)}T14:00:00Z`))
  const inForce = inArray(goal.state, ['agreed', 'graded'])
  const goals = await db
    .select({ id: goal.id })
    .from(goal)
    .where(and(eq(goal.periodId, quarter.id), inForce))
  const given = { periodId: quarter.id, finalScore: 0.7, version: 1 }
  await db.insert(grade).values(goals.map(({ id }) => ({ id: newId(eva.now), goalId: id, ...given })))
  await db.update(period).set({ state: 'grading' }).where(eq(period.id, quarter.id))
})
afterAll(() => opened.close())

test('the statement of a whole company is what is computed, goal by goal and value by value', async () => {
  await closePeriod(eva, { formId: v4(), periodId: quarter.id, version: quarter.version })
  const states = inArray(goal.state, ['agreed', 'graded', 'dropped'])
  const goals = await measuredGoals(eva, and(eq(goal.periodId, quarter.id), states)!)
  expect(goals.length).toBeGreaterThan(40)
  const stated = await opened.db.select().from(grade).where(eq(grade.periodId, quarter.id))
  const computed = goals.map(({ id, adjustedAttainment, originalAttainment }) => ({
    goalId: id,
    cappedAdjusted: adjustedAttainment?.capped ?? null,
    cappedOriginal: originalAttainment?.capped ?? null,
    uncappedAdjusted: adjustedAttainment?.uncapped ?? null,
    uncappedOriginal: originalAttainment?.uncapped ?? null,
  }))
  expect(stated).toHaveLength(computed.length)
  expect(stated).toEqual(expect.arrayContaining(computed.map((one) => expect.objectContaining(one))))
  const values = await opened.db.select().from(gradeValue).where(eq(gradeValue.periodId, quarter.id))
  const kept = new Map(values.map((one) => [one.keyResultId, one]))
  for (const result of goals.flatMap(({ keyResults }) => keyResults)) {
    const { value, attainmentAdjusted, attainmentOriginal } = kept.get(result.id)!
    expect(Number(value ?? 0)).toBe(Number(result.value ?? 0))
    expect([attainmentAdjusted, attainmentOriginal]).toEqual([
      result.attainment.adjusted,
      result.attainment.original,
    ])
  }
})
