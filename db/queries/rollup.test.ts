import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NotFound } from '@/lib/okr/errors'
import { endOfWeek } from '@/lib/okr/known'
import { formatIsoWeek } from '@/lib/okr/calendar'
import { add, normalise, subtract } from '@/lib/okr/decimal'
import type { Context } from '../context'
import { growTeam } from '../demo/large'
import { person, team } from '../schema'
import { contextOf, DEMO_NOW, demoTemplate } from '../testing/demo'
import { expectTargets, targetRows } from '../testing/rollup-targets'
import { testDb, type TestDb } from '../testing/test-db'
import { companyPage } from './company-page'
import { rollup, type Rollup } from './rollup'

const BUDGET = 12

let opened: TestDb
let statements = 0
let executive: Context

beforeAll(async () => {
  opened = await testDb({
    template: demoTemplate,
    onStatement: (text) => void (statements += text.includes('pg_catalog') ? 0 : 1),
  })
  executive = await as('Helena Marsh')
})
afterAll(() => opened.close())

const as = async (name: string): Promise<Context> => {
  const [found] = await opened.db.select({ id: person.id }).from(person).where(eq(person.name, name))
  return contextOf(opened.db, found!.id)
}
const teamNamed = async (name: string): Promise<string> =>
  (await opened.db.select({ id: team.id }).from(team).where(eq(team.name, name)))[0]!.id

const whole = async (week?: string, teamId?: string): Promise<Rollup> =>
  (await rollup(executive, { week, teamId }))!

test('every total of the page is what the measurements themselves add up to, to the last digit', async () => {
  const page = await whole()
  const compared = expectTargets(
    page,
    await targetRows(opened.db, page.period.id, new Date(executive.now.getTime() + 1)),
  )
  expect(compared).toBeGreaterThan(15)
})

test('so is it at the end of every past week, from what had been recorded by then', async () => {
  const { weeks } = await whole()
  const seen = new Set<string | null>()
  for (const week of weeks.slice(0, -1)) {
    const page = await whole(formatIsoWeek(week))
    expect(page.week).toBe(week)
    expectTargets(
      page,
      await targetRows(opened.db, page.period.id, endOfWeek(week, executive.company.timeZone)),
    )
    seen.add(page.whole.cells.get(page.metrics[0]!.id)?.value ?? null)
  }
  expect(seen.size).toBeGreaterThan(4)
})

test('a heatmap’s column is the page of that week', async () => {
  const now = await whole()
  for (const [index, week] of now.weeks.slice(0, -1).entries()) {
    const then = await whole(formatIsoWeek(week))
    for (const row of now.heat) {
      const cell = then.units.find(({ id }) => id === row.id)?.cells.get(now.metrics[0]!.id)
      expect(row.weeks[index]?.status, `${row.name} in ${week}`).toBe(cell?.status)
    }
  }
})

test('as it stands now it says what the company page says', async () => {
  const [page, company] = await Promise.all([whole(), companyPage(executive, {})])
  for (const row of company.teams) {
    const unit = page.units.find(({ id }) => id === row.id)!
    const { coverage, previous: _, forecast: __, ...cell } = unit.cells.get(company.metric!.id)!
    expect(cell).toEqual(row.cell)
    expect(coverage?.gap).toBe(row.coverage?.gap)
    expect(coverage?.ratio).toBe(row.coverage?.ratio)
    expect(unit.discipline).toEqual(row.discipline)
    expect(Object.values(unit.people).reduce((a, b) => a + b)).toBe(row.statuses.length)
  }
  expect(page.whole.discipline).toEqual(company.discipline)
})

test('gaps and surprises name their owner, and what was said that week', async () => {
  const { findings } = await whole()
  expect(findings.gaps).toHaveLength(3)
  expect(findings.surprises).toHaveLength(3)
  const by = findings.gaps.map((one) => one.by)
  expect(by).toEqual(by.toSorted((a, b) => b - a))
  expect([...findings.gaps, ...findings.surprises].some(({ said }) => said?.happened)).toBe(true)
})

test('of every sum it is known what is aligned to the target above, and that is what its coverage counts', async () => {
  const teams = (await whole()).units.map(({ id }) => id)
  let apart = 0
  for (const teamId of [undefined, ...teams]) {
    const { sums, whole: unit } = await whole(undefined, teamId)
    for (const [metricId, { target, parts }] of sums) {
      if (!parts) continue
      expect([parts.aligned, ...parts.apart.map((one) => one.target)].reduce(add), unit.name).toBe(target)
      expect(add(parts.aligned, parts.elsewhere)).toBe(unit.cells.get(metricId)?.coverage?.sum ?? '0')
      apart += parts.apart.length
    }
  }
  expect(apart).toBeGreaterThan(0)
})

test('a lead reads the own subtree, and it begins at its top', async () => {
  const lead = await as('周文静')
  const page = (await rollup(lead, {}))!
  expect(page.unit.name).toBe('East')
  expect(page.company).toBeNull()
  expect(page.units.map(({ name }) => name)).toEqual(['Team Losch', 'Team Neubert'])
  expect(page.choices.map(({ name }) => name)).toEqual(['East', 'Team Losch', 'Team Neubert'])
  const below = (await rollup(lead, { teamId: await teamNamed('Team Losch') }))!
  expect(below.units.length).toBeGreaterThan(2)
  expect(below.units.every(({ kind }) => kind === 'person')).toBe(true)
  expect(below.whole.cells).toEqual(page.units[0]!.cells)
})

test.each(['Central', 'West', 'Team Rouche'])('to a lead elsewhere %s is not there', async (name) => {
  await expect(rollup(await as('周文静'), { teamId: await teamNamed(name) })).rejects.toThrow(NotFound)
})

test.each(['Boris Faz', '罗晓明'])('there is no rollup for %s, who leads nobody', async (name) => {
  const ctx = await as(name)
  await expect(rollup(ctx, {})).rejects.toThrow(NotFound)
  await expect(rollup(ctx, { teamId: await teamNamed('East') })).rejects.toThrow(NotFound)
})

test.each(['unknown', v4(), `' or true --`])('no team is called %s', async (teamId) => {
  await expect(rollup(executive, { teamId })).rejects.toThrow(NotFound)
})

test.each(['2026-W99', '1999-W01', '2027-W02', 'x'])(
  'a week %s that is none of the period is now',
  async (week) => {
    expect(await whole(week)).toMatchObject({ week: null })
  },
)

test('a year costs no more, with its quarters and those of the year before', async () => {
  const { period } = await whole()
  statements = 0
  const page = (await rollup(executive, { periodId: period.yearId! }))!
  expect(page.previous).not.toBeNull()
  expect(statements).toBeLessThanOrEqual(BUDGET)
})

test('it costs the same few statements for eight people and for forty', async () => {
  const small = await growTeam(opened.db, 8, DEMO_NOW)
  const large = await growTeam(opened.db, 40, DEMO_NOW)
  const counted = async (teamId: string) => {
    statements = 0
    const page = await whole(undefined, teamId)
    return { statements, people: page.units.length }
  }
  const [eight, forty] = [await counted(small), await counted(large)]
  expect(forty.people).toBeGreaterThan(eight.people)
  expect(forty.statements).toBe(eight.statements)
  expect(forty.statements).toBeLessThanOrEqual(BUDGET)
})

test('a team aligned to nothing is named with its target: it is in the sum, not in the target above', async () => {
  const before = (await whole()).sums.values().next().value!
  const teamId = await growTeam(opened.db, 3, DEMO_NOW, 'nowhere')
  const page = await whole()
  const [metricId, { parts, target, lacks }] = page.sums.entries().next().value!
  const grown = page.units.find(({ id }) => id === teamId)!
  const asks = grown.cells.get(metricId)!
  expect(parts!.apart).toContainEqual({ name: grown.name, target: normalise(asks.target) })
  expect(parts!.aligned).toBe(before.parts!.aligned)
  expect(subtract(target, before.target)).toBe(normalise(asks.target))
  expect(lacks).toBe(subtract(page.whole.cells.get(metricId)!.target, target))
  expect(subtract(parts!.apartValue!, before.parts!.apartValue ?? '0')).toBe(normalise(asks.value!))
  expect(page.whole.cells.get(metricId)!.coverage!.sum).toBe(parts!.aligned)
})
