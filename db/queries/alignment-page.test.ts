import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { add, compare } from '@/lib/okr/decimal'
import type { Context } from '../context'
import { growTeam } from '../demo/large'
import { alignment, goal, keyResult, period, person } from '../schema'
import { visibleGoals } from '../scope'
import { contextOf, DEMO_NOW, demoTemplate } from '../testing/demo'
import { testDb, type TestDb } from '../testing/test-db'
import { alignmentPage } from './alignment-page'
import type { AlignmentNode } from './parts/alignment-tree'

let opened: TestDb
let statements = 0
let executive: Context, manager: Context, rep: Context

beforeAll(async () => {
  opened = await testDb({
    template: demoTemplate,
    onStatement: (sql) => void (statements += sql.includes('pg_catalog') ? 0 : 1),
  })
  ;[executive, manager, rep] = (await Promise.all(
    ['Helena Marsh', 'Melvin Marxen', 'Darcel Schlecht'].map(as),
  )) as [Context, Context, Context]
})
afterAll(() => opened.close())

const as = async (name: string): Promise<Context> => {
  const [found] = await opened.db.select({ id: person.id }).from(person).where(eq(person.name, name))
  return contextOf(opened.db, found!.id)
}

/** A node and all below it. */
const flat = (nodes: readonly AlignmentNode[]): AlignmentNode[] =>
  nodes.flatMap((node) => [node, ...flat([...(node.people?.nodes ?? []), ...(node.time?.nodes ?? [])])])

test('the tree goes from the company over regions and teams to people, by its main metric', async () => {
  const page = await alignmentPage(executive, {})
  expect(page.metrics.map(({ name }) => name)).toEqual(['Won revenue', 'Won deals'])
  expect(page.metric).toMatchObject({ name: 'Won revenue' })
  const [company] = page.trees
  expect(page.trees).toHaveLength(1)
  expect(company!.people!.nodes.map(({ name }) => name)).toEqual(['Central', 'East', 'West'])
  const [, marxen] = company!.people!.nodes[0]!.people!.nodes
  expect(marxen).toMatchObject({ name: 'Team Marxen', level: 'team' })
  const people = marxen!.people!.nodes
  expect(people.map(({ level }) => level)).toEqual(people.map(() => 'person'))
  expect(compare(people.map(({ cell }) => cell.target).reduce(add, '0'), marxen!.people!.coverage.sum)).toBe(
    0,
  )
})

test('another metric is another tree, and an unknown one the main one', async () => {
  const { metrics } = await alignmentPage(executive, {})
  expect((await alignmentPage(executive, { metricId: metrics[1]!.id })).trees[0]!.cell.kind).toBe('count')
  expect((await alignmentPage(executive, { metricId: 'none' })).metric).toEqual(metrics[0])
})

test('everybody sees the goals they may, and the same sums', async () => {
  const whole = await alignmentPage(executive, {})
  const sumOf = (nodes: readonly AlignmentNode[]) => nodes[0]!.people!.coverage.sum
  const people = await opened.db.select({ id: person.id }).from(person).where(eq(person.active, true))
  const rules = ['everyone', 'team', 'leads'] as const
  for (const [place, { id }] of people.entries()) {
    const known = await contextOf(opened.db, id)
    const ctx = { ...known, company: { ...known.company, visibility: rules[place % 3]! } }
    const page = await alignmentPage(ctx, {})
    const open = await opened.db
      .select({ id: goal.id })
      .from(goal)
      .where(and(eq(goal.periodId, page.period!.id), visibleGoals(ctx)))
    const may = new Set(open.map((one) => one.id))
    const shown = [
      ...flat(page.trees).flatMap(({ goalId, supporters }) => [goalId, ...supporters.map((one) => one.id)]),
      ...page.unaligned.map((one) => one.id),
    ]
    expect(shown.filter((one) => !may.has(one))).toEqual([])
    expect(sumOf(page.trees)).toBe(sumOf(whole.trees))
  }
})

test('what is not open is left out, counted, and named nowhere', async () => {
  const closed = { ...rep, company: { ...rep.company, visibility: 'leads' as const } }
  const page = await alignmentPage(closed, {})
  const marxen = flat(page.trees).find(({ name }) => name === 'Team Marxen')!
  expect(marxen.people!.nodes.map(({ name }) => name)).toEqual(['Darcel Schlecht'])
  expect(marxen.people!.hidden.counted).toBeGreaterThan(2)
  expect(marxen.people!.hidden.notCounted).toEqual([])
  expect(JSON.stringify(page)).not.toContain('Niesha')
})

test('goals aligned to nothing are listed, to be aligned by who may', async () => {
  const names = (page: { unaligned: { name: string; aligns: boolean }[] }) =>
    page.unaligned.filter(({ aligns }) => aligns).map(({ name }) => name)
  const [above, own] = [await alignmentPage(manager, {}), await alignmentPage(rep, {})]
  expect(above.unaligned.map(({ holder }) => holder)).toContain('Jonathan Berthelot')
  expect(names(above).length).toBeGreaterThan(names(own).length)
  expect(names(own)).toEqual(['Revenue up by 10% in 2026 Q4'])
})

test('what cannot be added stands below its parent with the reason', async () => {
  const page = await alignmentPage(executive, {})
  const [deals] = await opened.db
    .select({ id: keyResult.id })
    .from(keyResult)
    .innerJoin(goal, eq(goal.id, keyResult.goalId))
    .where(and(eq(goal.name, 'Revenue up by 10% in 2026 Q4'), eq(keyResult.periodId, page.period!.id)))
  const marxen = flat(page.trees).find(({ name }) => name === 'Team Marxen')!
  const row = {
    id: '01990000-0000-7000-8000-000000000001',
    childId: deals!.id,
    parentId: marxen.keyResultId,
    periodId: page.period!.id,
    axis: 'people' as const,
    share: 5_000,
    createdBy: manager.viewer.id,
    validFrom: DEMO_NOW,
  }
  await opened.db.insert(alignment).values(row)
  const after = flat((await alignmentPage(executive, {})).trees)
  const child = after.find(({ keyResultId }) => keyResultId === deals!.id)!
  expect(child).toMatchObject({ share: 5_000, notCounted: 'other_metric', name: 'Darcel Schlecht' })
  expect(after.find(({ name }) => name === 'Team Marxen')!.people!.coverage).toMatchObject({
    sum: marxen.people!.coverage.sum,
    notCounted: [{ name: 'Darcel Schlecht', reason: 'other_metric' }],
  })
  const state = (to: 'agreed' | 'draft') =>
    opened.db.update(goal).set({ state: to }).where(eq(goal.id, child.goalId))
  await state('agreed')
  // To whom it is not open it is not said to be in the sum, and not whose it is.
  const colleague = await as('Niesha Huffines')
  const closed = { ...colleague, company: { ...colleague.company, visibility: 'leads' as const } }
  const { people } = flat((await alignmentPage(closed, {})).trees).find(({ name }) => name === 'Team Marxen')!
  expect(people!.hidden).toEqual({
    counted: people!.coverage.children - 1,
    notCounted: [{ reason: 'other_metric', count: 1 }],
  })
  expect(JSON.stringify(people)).not.toContain('Darcel')
  await state('draft')
  await opened.db.delete(alignment).where(eq(alignment.id, row.id))
})

test('a year is divided over its quarters, beside what people take on for it', async () => {
  const [year] = await opened.db
    .select()
    .from(period)
    .where(and(eq(period.kind, 'year'), eq(period.first, '2026-01-01')))
  const page = await alignmentPage(executive, { periodId: year!.id })
  const [company] = page.trees
  expect(company!.people).toBeNull()
  expect(company!.time!.coverage.ratio).toBeGreaterThan(0)
  expect(company!.time!.nodes.length).toBeGreaterThan(0)
  expect(company!.time!.nodes.every(({ periodId }) => periodId !== year!.id)).toBe(true)
})

test('a period without a company goal has no tree', async () => {
  const [far] = await opened.db
    .insert(period)
    .values({
      id: '01990000-0000-7000-8000-000000000002',
      kind: 'quarter',
      first: '2030-01-01',
      last: '2030-03-31',
      state: 'planning',
      createdAt: DEMO_NOW,
      version: 1,
    })
    .returning()
  expect(await alignmentPage(executive, { periodId: far!.id })).toMatchObject({
    trees: [],
    unaligned: [],
    metric: null,
  })
})

test('it costs the same few statements whatever the number of people', async () => {
  const counted = async () => {
    statements = 0
    const page = await alignmentPage(executive, {})
    return { statements, rows: flat(page.trees).length + page.unaligned.length }
  }
  await growTeam(opened.db, 8, DEMO_NOW)
  const eight = await counted()
  await growTeam(opened.db, 40, DEMO_NOW)
  const forty = await counted()
  expect(forty.rows).toBeGreaterThan(eight.rows + 30)
  expect(forty.statements).toBe(eight.statements)
  expect(forty.statements).toBeLessThanOrEqual(6)
})
