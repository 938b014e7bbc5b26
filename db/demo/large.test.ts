import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goal, membership, period } from '../schema'
import { testDb, type TestDb } from '../testing/test-db'
import { buildDemo } from '.'
import { growTeam } from './large'

/** The second day of a quarter and a year: the last quarter is graded, and week 53 lies across both. */
const now = new Date('2027-01-02T16:00:00Z')

let opened: TestDb
beforeAll(async () => {
  opened = await testDb()
  await buildDemo(opened.db, now)
})
afterAll(() => opened.close())

test('a grown team has as many people as asked for, each with a goal, and leaves the rest alone', async () => {
  const { db } = opened
  const companyGoals = () => db.$count(goal, eq(goal.level, 'company'))
  const before = await companyGoals()
  for (const size of [8, 40]) {
    const teamId = await growTeam(db, size, now)
    const people = and(eq(membership.teamId, teamId), isNull(membership.validTo))
    expect(await db.$count(membership, people)).toBe(size)
    const goals = await db
      .select({ owners: sql<number>`count(distinct ${goal.ownerId})::int`, state: period.state })
      .from(goal)
      .innerJoin(period, eq(period.id, goal.periodId))
      .where(and(eq(goal.teamId, teamId), eq(goal.level, 'person')))
      .groupBy(period.state)
    expect(goals).toEqual([{ owners: size, state: 'active' }])
  }
  expect(await companyGoals()).toBe(before)
})
