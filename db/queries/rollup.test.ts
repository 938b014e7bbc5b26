import { eq, sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compare, normalise } from '@/lib/okr/decimal'
import { NotFound } from '@/lib/okr/errors'
import { endOfWeek } from '@/lib/okr/known'
import { formatIsoWeek } from '@/lib/okr/calendar'
import { rows } from '../client'
import type { Context } from '../context'
import { growTeam } from '../demo/large'
import { person, team } from '../schema'
import { contextOf, DEMO_NOW, demoTemplate } from '../testing/demo'
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

type Raw = {
  team: string | null
  metric: string
  value: string | null
  target: string
  original: string | null
}

/**
 * Every unit's totals once more, from the rows themselves and in another way than the page's: of each key result measured by
 * hand the last value by its deadline that was known at an instant, with its share all the way up.
 */
async function fromRaw(periodId: string, before: Date): Promise<Raw[]> {
  const at = before.toISOString()
  const stood = (alias: string) => {
    const row = sql.identifier(alias)
    return sql`${row}.recorded_at < ${at} and (${row}.superseded_at is null or ${row}.superseded_at >= ${at})`
  }
  const result = await opened.db.execute(sql`
    with recursive
    goals_then as (
      select g.id, g.level, g.team_id,
        (select s.state from goal_step s where s.goal_id = g.id and s.at < ${at} order by s.at desc, s.id desc limit 1) as state,
        coalesce((select t.deadline from goal_term t where t.goal_id = g.id and ${stood('t')}), g.deadline) as deadline
      from goal g
    ),
    root as (
      select k.id, g.team_id, k.metric_id from goals_then g join key_result k on k.goal_id = g.id
      join key_result_term t on t.key_result_id = k.id and ${stood('t')} and not t.dropped
      where g.level <> 'person' and g.state in ('agreed', 'graded') and k.period_id = ${periodId} and k.metric_id is not null
        and k.kind in ('count', 'amount')
    ),
    tree (root, id, share) as (
      select id, id, 1::numeric from root
      union all
      select t.root, a.child_id, t.share * a.share / 10000 from tree t
      join key_result p on p.id = t.id and p.value_source = 'children'
      join alignment a on a.parent_id = t.id and a.axis = p.fed_by and a.valid_from < ${at}
        and (a.valid_to is null or a.valid_to >= ${at})
      join key_result c on c.id = a.child_id and c.metric_id = p.metric_id
      join goals_then g on g.id = c.goal_id and g.state in ('agreed', 'graded', 'dropped')
    ),
    brought as (
      select tree.root, sum(tree.share * (me.value - b.baseline)) as more
      from tree
      join key_result k on k.id = tree.id and k.value_source <> 'children'
      join goals_then g on g.id = k.goal_id
      join key_result_term b on b.key_result_id = k.id and ${stood('b')}
      join lateral (
        select m.value from measurement m where m.key_result_id = k.id and ${stood('m')} and m.as_of <= g.deadline
        order by m.as_of desc limit 1
      ) me on true
      group by tree.root
    )
    select r.team_id as team, r.metric_id as metric, sum(t.baseline + b.more)::text as value, sum(t.target)::text as target,
      (select sum(o.target) from root r2 join lateral (
          select ot.target from key_result_term ot where ot.key_result_id = r2.id and ot.cause in ('agreed', 'corrected')
            and ot.recorded_at < ${at} order by ot.recorded_at desc, ot.id desc limit 1) o on true
        where r2.team_id is not distinct from r.team_id and r2.metric_id = r.metric_id)::text as original
    from root r join key_result_term t on t.key_result_id = r.id and ${stood('t')}
    left join brought b on b.root = r.id
    group by r.team_id, r.metric_id`)
  return rows<Raw>(result)
}

function expectSameAs(page: Rollup, raw: readonly Raw[]): number {
  let compared = 0
  for (const unit of [page.whole, ...page.units])
    for (const { id } of page.metrics) {
      const cell = unit.cells.get(id)
      const found = raw.find(
        (one) => one.metric === id && one.team === (unit === page.whole ? null : unit.id),
      )
      expect(cell === undefined, `${unit.name} has a target`).toBe(found === undefined)
      if (!cell || !found) continue
      expect(compare(cell.target, found.target), `target of ${unit.name}`).toBe(0)
      expect(cell.value && normalise(cell.value), `value of ${unit.name}`).toBe(
        found.value && normalise(found.value),
      )
      expect(compare(cell.originalTarget ?? cell.target, found.original!)).toBe(0)
      expect(cell.attainment.adjusted).toBe(found.value && Number(found.value) / Number(found.target))
      expect(cell.attainment.original).toBe(found.value && Number(found.value) / Number(found.original))
      compared += 1
    }
  return compared
}

test('every total of the page is what the measurements themselves add up to, to the last digit', async () => {
  const page = await whole()
  const compared = expectSameAs(page, await fromRaw(page.period.id, new Date(executive.now.getTime() + 1)))
  expect(compared).toBeGreaterThan(15)
})

test('so is it at the end of every past week, from what had been recorded by then', async () => {
  const { weeks } = await whole()
  const seen = new Set<string | null>()
  for (const week of weeks.slice(0, -1)) {
    const page = await whole(formatIsoWeek(week))
    expect(page.week).toBe(week)
    expectSameAs(page, await fromRaw(page.period.id, endOfWeek(week, executive.company.timeZone)))
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
    const { coverage, previous: _, ...cell } = unit.cells.get(company.metric!.id)!
    expect(cell).toEqual(row.cell)
    expect(coverage?.gap).toBe(row.coverage?.gap)
    expect(coverage?.ratio).toBe(row.coverage?.ratio)
    expect(unit.discipline).toEqual(row.discipline)
    expect(Object.values(unit.people).reduce((a, b) => a + b)).toBe(row.statuses.length)
  }
  expect(page.whole.discipline).toEqual(company.discipline)
})

test('adjustments are counted by reason as the rows say', async () => {
  const page = await whole()
  const counted = rows<{ reason: string; accepted: number; late: number; approach: number }>(
    await opened.db.execute(sql`
      select a.reason, count(*) filter (where a.scope = 'numbers' and a.state = 'accepted')::int as accepted,
        count(*) filter (where a.scope = 'numbers' and a.state = 'accepted' and a.late)::int as late,
        count(*) filter (where a.scope = 'approach')::int as approach
      from adjustment a where a.period_id = ${page.period.id} group by a.reason`),
  )
  expect(counted.length).toBeGreaterThan(0)
  for (const { reason, accepted, late, approach } of page.whole.reasons) {
    const found = counted.find((one) => one.reason === reason) ?? { accepted: 0, late: 0, approach: 0 }
    expect({ accepted, late, approach }).toEqual({
      accepted: found.accepted,
      late: found.late,
      approach: found.approach,
    })
  }
})

test('scores of a closed quarter are those people were given', async () => {
  const { previous } = await whole()
  const page = (await rollup(executive, { periodId: previous!.id }))!
  const [given] = rows<{ count: number; low: number; middle: number; high: number }>(
    await opened.db.execute(sql`
      select count(*)::int as count, min(gr.final_score) as low, max(gr.final_score) as high,
        percentile_cont(0.5) within group (order by gr.final_score) as middle
      from grade gr join goal g on g.id = gr.goal_id and g.level = 'person' and g.state in ('agreed', 'graded')
      where gr.period_id = ${previous!.id} and gr.final_score is not null`),
  )
  expect(page.whole.scores).toMatchObject({ low: given!.low, high: given!.high })
  expect(page.whole.scores!.count).toBeGreaterThanOrEqual(given!.count)
})

test('gaps and surprises name their owner, and what was said that week', async () => {
  const { findings } = await whole()
  expect(findings.gaps).toHaveLength(3)
  expect(findings.surprises).toHaveLength(3)
  const by = findings.gaps.map((one) => one.by)
  expect(by).toEqual(by.toSorted((a, b) => b - a))
  expect([...findings.gaps, ...findings.surprises].some(({ said }) => said?.happened)).toBe(true)
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
