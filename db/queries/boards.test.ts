import { and, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { add, compare } from '@/lib/okr/decimal'
import { NotFound } from '@/lib/okr/errors'
import type { Context } from '../context'
import { growTeam } from '../demo/large'
import { goal, period, person, team, teamLead } from '../schema'
import { contextOf, DEMO_NOW, demoTemplate } from '../testing/demo'
import { testDb, type TestDb } from '../testing/test-db'
import { companyPage } from './company-page'
import { frameFor } from './frame'
import { notesPage } from './notes-page'
import { personPage } from './person-page'
import { rollup } from './rollup'
import { search } from './search'
import { teamBoard, type BoardOptions } from './team-board'

/** What a page may cost besides the session check: the frame's statement, the periods, is one of them. */
const BUDGET = 7

let opened: TestDb
let statements = 0
let executive: Context
let manager: Context
let marxen: string
let small: string
let large: string

beforeAll(async () => {
  opened = await testDb({
    template: demoTemplate,
    // A fresh connection asks the catalogue for its types once: that is not the page's doing.
    onStatement: (sql) => void (statements += sql.includes('pg_catalog') ? 0 : 1),
  })
  const { db } = opened
  small = await growTeam(db, 8, DEMO_NOW)
  large = await growTeam(db, 40, DEMO_NOW)
  executive = await contextOf(db, await personNamed('Helena Marsh'))
  manager = await contextOf(db, await personNamed('Melvin Marxen'))
  const [led] = await db
    .select({ id: teamLead.teamId })
    .from(teamLead)
    .where(and(eq(teamLead.personId, manager.viewer.id), isNull(teamLead.validTo)))
  marxen = led!.id
})
afterAll(() => opened.close())

const personNamed = async (name: string): Promise<string> =>
  (await opened.db.select({ id: person.id }).from(person).where(eq(person.name, name)))[0]!.id

const options: BoardOptions = { show: 'all', sort: { by: 'status', down: false } }

async function counted<T>(ask: () => Promise<T>): Promise<{ answer: T; count: number }> {
  statements = 0
  const answer = await ask()
  return { answer, count: statements }
}

test('a board asks the same few statements for eight people and for forty', async () => {
  const eight = await counted(() => teamBoard(executive, small, options))
  const forty = await counted(() => teamBoard(executive, large, options))
  expect([eight.answer.people.length, forty.answer.people.length]).toEqual([8, 40])
  expect(eight.answer.toRead.length).toBeGreaterThan(0)
  expect(forty.count).toBe(eight.count)
  expect(forty.count).toBeLessThanOrEqual(BUDGET)
})

test('so do the company, a person and the notes', async () => {
  const pages = {
    company: () => companyPage(executive, {}),
    person: () => personPage(executive, manager.viewer.id, {}),
    notes: () => notesPage(executive, { personId: manager.viewer.id }),
    search: () => search(executive, 'team'),
  }
  for (const [name, ask] of Object.entries(pages))
    expect((await counted<unknown>(ask)).count, name).toBeLessThanOrEqual(BUDGET)
})

test('a year’s target is covered by its quarters, on the company’s page as in the rollup', async () => {
  const { periods, currentPeriodId } = await frameFor({
    ...executive,
    home: { teamId: null, teamName: null },
  })
  const year = periods.find(({ id }) => id === currentPeriodId)!.yearId!
  const { measures } = await companyPage(executive, { periodId: year })
  const { whole } = (await rollup(executive, { periodId: year }))!
  const covered = measures.filter(({ coverage }) => coverage !== null)
  expect(covered.length).toBeGreaterThan(0)
  for (const { metricId, coverage, unaligned } of covered) {
    expect(coverage).toEqual(whole.cells.get(metricId!)!.coverage)
    expect(coverage!.axis).toBe('time')
    expect(unaligned).toEqual([])
  }
})

test('people stand furthest behind first, and sums agree with their rows', async () => {
  const board = await teamBoard(manager, marxen, options)
  expect(board.directs).toBe(true)
  const behind = board.people.map(({ standing }) => (standing.progress ?? standing.pace) - standing.pace)
  expect(behind).toEqual(behind.toSorted((a, b) => a - b))
  const revenue = board.metrics[0]!
  const listed = await teamBoard(manager, marxen, { ...options, metricId: revenue.id })
  const targets = listed.people.flatMap(({ cells }) => cells.get(revenue.id)?.target ?? [])
  expect(compare(listed.sum!.target, targets.reduce(add, '0'))).toBe(0)
  expect(compare(add(listed.sum!.target, listed.sum!.lacks!), listed.measures[0]!.target)).toBe(0)
})

test("a team's value is what its aligned people brought", async () => {
  const { measures, people } = await teamBoard(manager, marxen, options)
  const [revenue] = measures
  const brought = people.flatMap(({ cells }) => cells.get(revenue!.metricId!)?.value ?? [])
  expect(compare(revenue!.value!, brought.reduce(add, '0'))).toBe(0)
})

test('filters leave those they name, and count before they filter', async () => {
  const all = await teamBoard(manager, marxen, options)
  for (const show of ['behind', 'toRead', 'noCheckIn'] as const) {
    const some = await teamBoard(manager, marxen, { ...options, show })
    expect(some.people).toHaveLength(all.rows[show])
    expect(some.rows).toEqual(all.rows)
  }
})

test('where personal goals are open to leads only, a colleague sees the sum and their own row', async () => {
  const rep = await contextOf(opened.db, await personNamed('Darcel Schlecht'))
  const closed = { ...rep, company: { ...rep.company, visibility: 'leads' as const } }
  const [open, limited] = [await teamBoard(rep, marxen, options), await teamBoard(closed, marxen, options)]
  expect(open.people.length).toBeGreaterThan(1)
  expect(limited.people.map(({ id }) => id)).toEqual([rep.viewer.id])
  // Whether the lead has a goal of their own is not told either.
  const others = open.people.filter(({ id }) => id !== rep.viewer.id && id !== manager.viewer.id)
  expect(limited.hidden).toBe(others.length)
  // Nor does a colleague’s page say that there is no goal.
  const page = await personPage(closed, others[0]!.id, {})
  expect(page).toMatchObject({ open: false, periods: [] })
  expect(await personPage(rep, others[0]!.id, {})).toMatchObject({ open: true })
  expect(limited.measures[0]!.value).toBe(open.measures[0]!.value)
  expect(limited.measures[0]!.coverage!.sum).toBe(open.measures[0]!.coverage!.sum)
  expect(JSON.stringify(limited)).not.toContain('Niesha')
  // Nor do counts speak of those who are seen as if they were all.
  expect(Object.values(limited.standing.mix).reduce((a, b) => a + b)).toBe(0)
  const [central] = await opened.db.select({ id: team.id }).from(team).where(eq(team.name, 'Central'))
  const region = await teamBoard(closed, central!.id, options)
  expect(region.teams.map(({ statuses, noCheckIn }) => [statuses, noCheckIn])).toEqual([
    [[], null],
    [[], null],
  ])
  expect((await teamBoard(rep, central!.id, options)).teams[0]!.noCheckIn).not.toBeNull()
})

test('only those above find check-ins to read and goals to agree', async () => {
  const { db } = opened
  const rep = await contextOf(db, await personNamed('Darcel Schlecht'))
  const { people, period } = await teamBoard(manager, marxen, options)
  const ownerId = people.find(({ id }) => id !== rep.viewer.id)!.id
  const theirs = and(eq(goal.ownerId, ownerId), eq(goal.periodId, period!.id))
  const [waiting] = await db.update(goal).set({ state: 'submitted' }).where(theirs).returning({ id: goal.id })

  const above = await teamBoard(manager, marxen, options)
  expect(above.toRead.length).toBeGreaterThan(0)
  expect(above.submitted.map(({ id }) => id)).toContain(waiting!.id)
  const beside = await teamBoard(rep, marxen, options)
  expect(beside).toMatchObject({ toRead: [], submitted: [], directs: false })
  expect(JSON.stringify(beside)).not.toContain(waiting!.id)
  await db.update(goal).set({ state: 'agreed' }).where(theirs)
})

test('a region shows its teams, and what adds up below it', async () => {
  const [central] = await opened.db.select({ id: team.id }).from(team).where(eq(team.name, 'Central'))
  const board = await teamBoard(executive, central!.id, options)
  expect(board.teams.map(({ name }) => name)).toEqual(['Team Brinkmann', 'Team Marxen'])
  expect(board.measures[0]!.coverage).not.toBeNull()
})

test('the company lists regions before the teams below them', async () => {
  const page = await companyPage(executive, {})
  const named = page.teams.map(({ name, depth }) => `${depth} ${name}`)
  expect(named.slice(0, 3)).toEqual(['0 Central', '1 Team Brinkmann', '1 Team Marxen'])
  expect(page.measures[0]!.coverage!.gap).not.toBe('0')
  expect(page.discipline!.counted).toBeGreaterThan(100)
})

test('a person keeps every period they had goals in, newest first', async () => {
  const page = await personPage(manager, await personNamed('Gladys Colclough'), {})
  const firsts = page.periods.map(({ period }) => period.first)
  expect(firsts).toEqual(firsts.toSorted().toReversed())
  expect(page).toMatchObject({ above: true, self: false, person: { team: { id: marxen } } })
})

test('a name is found as it is typed, wildcards are letters', async () => {
  expect((await search(executive, 'melvin M')).people).toMatchObject([{ name: 'Melvin Marxen' }])
  expect((await search(executive, '%')).people).toEqual([])
  expect((await search(executive, '  ')).people).toEqual([])
  expect((await search(executive, '\u0000' + 'x'.repeat(2_000_000))).people).toEqual([])
})

test.each(['unknown', v4()])('no team and nobody is called %s', async (id) => {
  await expect(teamBoard(executive, id, options)).rejects.toThrow(NotFound)
  await expect(personPage(executive, id, {})).rejects.toThrow(NotFound)
})

test('what a target lacks is spread over those who brought something last, for who leads them', async () => {
  const [neubert] = await opened.db.select({ id: team.id }).from(team).where(eq(team.name, 'Team Neubert'))
  const { carriers, measures } = await teamBoard(executive, neubert!.id, options)
  expect(carriers).toMatchObject({ below: 'people', withoutHistory: ['Natalya Ivanova'] })
  expect(carriers!.gap).toBe(measures[0]!.coverage!.gap)
  expect(compare(carriers!.all.map(({ part }) => part).reduce(add, '0'), carriers!.gap)).toBe(0)
  for (const { goal: own, target, part } of carriers!.all) {
    expect(own!.state).toBe('agreed')
    expect(compare(add(target!.from, part), target!.to)).toBe(0)
  }
  const last = carriers!.all.map((one) => Number(one.last))
  const parts = carriers!.all.map((one) => Number(one.part))
  const order = (values: number[]) => values.map((_, place) => place).sort((a, b) => values[b]! - values[a]!)
  expect(order(parts)).toEqual(order(last))

  const rep = await contextOf(opened.db, await personNamed('Boris Faz'))
  expect(await teamBoard(rep, neubert!.id, options)).toMatchObject({ carriers: null })
})

test('of a region its teams carry what is missing', async () => {
  const [east] = await opened.db.select({ id: team.id }).from(team).where(eq(team.name, 'East'))
  const { carriers } = await teamBoard(executive, east!.id, options)
  expect(carriers!.below).toBe('teams')
  expect(carriers!.all.map(({ name }) => name)).toEqual(['Team Losch', 'Team Neubert'])
})

test('who left after an ended period was in the team on its last day; on the board of today they have left', async () => {
  const { db } = opened
  const niesha = await personNamed('Niesha Huffines')
  const left = async (name: '2026-07-01' | '2026-10-01') => {
    const [asked] = await db
      .select({ id: period.id })
      .from(period)
      .where(and(eq(period.first, name), eq(period.kind, 'quarter')))
    const { people } = await teamBoard(executive, marxen, { ...options, periodId: asked!.id })
    return people.find(({ id }) => id === niesha)!.left
  }
  const goes = (at: string) =>
    db
      .update(person)
      .set({ active: false, deactivatedAt: new Date(at) })
      .where(eq(person.id, niesha))
  await goes('2026-11-12T12:00:00Z')
  expect([await left('2026-07-01'), await left('2026-10-01')]).toEqual([false, true])
  await goes('2026-09-29T12:00:00Z')
  expect([await left('2026-07-01'), await left('2026-10-01')]).toEqual([true, true])
  await db.update(person).set({ active: true, deactivatedAt: null }).where(eq(person.id, niesha))
})
