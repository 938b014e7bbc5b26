import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { normalise } from '@/lib/okr/decimal'
import { contextOf, DEMO_NOW, demoTemplate } from '../../testing/demo'
import { testDb, type TestDb } from '../../testing/test-db'
import type { Context } from '../../context'
import { person } from '../../schema'
import { alignedChildren } from './coverage-children'
import { goalFacts, withValues, type GoalFactsRow } from './goal-facts'
import { goalHistory } from './goal-history'
import { knownBefore, knownChildren, knownFacts } from './known-goals'

let opened: TestDb
let ctx: Context
beforeAll(async () => {
  opened = await testDb({ template: demoTemplate })
  const all = await opened.db.select({ id: person.id, name: person.name }).from(person)
  ctx = await contextOf(opened.db, all.find(({ name }) => name === 'Helena Marsh')!.id)
})
afterAll(() => opened.close())

const everything = sql`true`

/** Instants in one form; what a history of numbers leaves out is left out. */
const comparable = ({ submittedBy: _, lastCheckIn, ...goal }: GoalFactsRow) => ({
  ...goal,
  ownerLeftAt: goal.ownerLeftAt && new Date(goal.ownerLeftAt).toISOString(),
  excused: goal.excused.toSorted(),
  logged: goal.logged.map(([week, at]) => [week, new Date(at).toISOString()]).toSorted(),
  lastCheckIn: lastCheckIn && {
    id: lastCheckIn.id,
    week: lastCheckIn.week,
    confidence: lastCheckIn.confidence,
    firstRecordedAt: new Date(lastCheckIn.firstRecordedAt).toISOString(),
    recordedAt: new Date(lastCheckIn.recordedAt).toISOString(),
  },
  keyResults: goal.keyResults.map((one) => ({
    ...one,
    adjustedAt: one.adjustedAt && new Date(one.adjustedAt).toISOString(),
    values: one.values.map(([asOf, value]) => [asOf, normalise(value)]),
  })),
})

test('what is known now is what every other page reads, goal by goal and value by value', async () => {
  const [facts, history] = await Promise.all([goalFacts(ctx, everything), goalHistory(ctx, everything)])
  const known = knownBefore(history, DEMO_NOW.getTime() + 1)
  const now = new Map(knownFacts(known).map((goal) => [goal.id, comparable(goal)]))
  expect(now.size).toBe(facts.goals.length)
  expect(facts.goals.length).toBeGreaterThan(100)
  for (const goal of facts.goals) expect(now.get(goal.id)).toEqual(comparable(withValues(goal)))
})

test('so is what is aligned below each key result', async () => {
  const [children, history] = await Promise.all([
    alignedChildren(ctx, everything),
    goalHistory(ctx, everything),
  ])
  const known = knownChildren(knownBefore(history, DEMO_NOW.getTime() + 1))
  const counted = (all: typeof children) =>
    new Map(
      [...all].map(([id, list]) => [
        id,
        list
          .map(({ id, share, axis, baseline, base, target, state, dropped }) => ({
            ...{ id, share, axis, baseline, base, target, state, dropped },
          }))
          .sort((a, b) => (a.id + a.axis < b.id + b.axis ? -1 : 1)),
      ]),
    )
  expect(counted(known)).toEqual(counted(children))
})

test('before anything was written nothing is known', async () => {
  const history = await goalHistory(ctx, everything)
  expect(knownFacts(knownBefore(history, Date.parse('2020-01-01T00:00:00Z')))).toEqual([])
})
