import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readsNote, seesGoal, type CompanyRules } from '@/lib/okr/permissions'
import type { GoalState } from '@/lib/okr/types'
import type { Context } from './context'
import { holdsOn } from './queries/parts/dated'
import { goal, membership, note, period, person } from './schema'
import { readableNotes, visibleGoals } from './scope'
import { contextOf, DEMO_NOW, demoTemplate } from './testing/demo'
import { testDb, type TestDb } from './testing/test-db'

let opened: TestDb
let viewers: Context[]
beforeAll(async () => {
  opened = await testDb({ template: demoTemplate })
  const { db } = opened
  // Goals of every state in every team, whatever the demo has.
  const states: GoalState[] = ['draft', 'submitted', 'agreed', 'dropped', 'discarded']
  const open = await db
    .select({ id: goal.id })
    .from(goal)
    .innerJoin(period, eq(period.id, goal.periodId))
    .where(inArray(period.state, ['planning', 'active']))
    .orderBy(goal.id)
  for (const [index, state] of states.entries())
    await db
      .update(goal)
      .set({ state })
      .where(
        inArray(
          goal.id,
          open.filter((_, at) => at % states.length === index).map(({ id }) => id),
        ),
      )
  const people = await db.select({ id: person.id }).from(person).where(eq(person.active, true))
  viewers = await Promise.all(people.map(({ id }) => contextOf(db, id, DEMO_NOW)))
})
afterAll(() => opened.close())

const settings: CompanyRules['visibility'][] = ['everyone', 'team', 'leads']

describe.each(settings)('where %s may see personal goals', (visibility) => {
  const asked = (ctx: Context): Context => ({ ...ctx, company: { ...ctx.company, visibility } })

  test('every viewer finds exactly the goals the rules let them see', async () => {
    const goals = await opened.db.select().from(goal)
    const seen = new Set<number>()
    for (const ctx of viewers.map(asked)) {
      const found = await opened.db.select({ id: goal.id }).from(goal).where(visibleGoals(ctx))
      const allowed = goals.filter((one) => seesGoal(ctx.viewer, one, ctx.company))
      expect(ids(found), ctx.viewer.name).toEqual(ids(allowed))
      seen.add(allowed.length)
    }
    expect(goals.length).toBeGreaterThan(100)
    expect(viewers.length).toBeGreaterThan(40)
    // Some see everything, others do not: otherwise nothing was compared.
    expect(seen.size).toBeGreaterThan(5)
  })

  test('every viewer finds exactly the notes the rules let them read', async () => {
    const notes = await opened.db
      .select({
        id: note.id,
        personId: note.personId,
        authorId: note.authorId,
        personTeamId: membership.teamId,
      })
      .from(note)
      .leftJoin(
        membership,
        and(eq(membership.personId, note.personId), holdsOn(membership, viewers[0]!.today)),
      )
    expect(notes.length).toBeGreaterThan(8)
    for (const ctx of viewers.map(asked)) {
      const found = await opened.db
        .select({ id: note.id })
        .from(note)
        .leftJoin(membership, and(eq(membership.personId, note.personId), holdsOn(membership, ctx.today)))
        .where(readableNotes(ctx, membership.teamId))
      expect(ids(found), ctx.viewer.name).toEqual(ids(notes.filter((one) => readsNote(ctx.viewer, one))))
    }
  })
})

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).sort()
