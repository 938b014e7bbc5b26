import { readFileSync } from 'node:fs'
import { and, eq, isNull, like, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roundTarget } from '../../lib/okr/rounding'
import { rows } from '../client'
import * as schema from '../schema'
import { demoTemplate } from '../testing/demo-company'
import { testDb, type TestDb } from '../testing/test-db'

let opened: TestDb
beforeAll(async () => {
  opened = await testDb({ template: demoTemplate })
})
afterAll(() => opened.close())

type Won = { agent: string; date: string; value: number }

/** The extract once more, read by nothing of ours: on this clock its days are those of 2026, nine years later. */
const wonDeals: Won[] = readFileSync('db/demo/data/sales_pipeline.csv', 'utf8')
  .split('\n')
  .map((line) => line.trim().split(','))
  .filter((cells) => cells[4] === 'Won')
  .map((cells) => {
    const [month, day] = cells[6]!.split('/').map((part) => part.padStart(2, '0'))
    return { agent: cells[1]!, date: `2026-${month}-${day}`, value: Number(cells[7]) }
  })

const sellers = [...new Set(wonDeals.map(({ agent }) => agent))]

function result(agent: string, from: string, to: string) {
  const deals = wonDeals.filter((one) => one.agent === agent && one.date >= from && one.date <= to)
  return { revenue: deals.reduce((sum, { value }) => sum + value, 0), deals: deals.length }
}

const quarters = {
  '2026-Q2': ['2026-04-01', '2026-06-30'],
  '2026-Q3': ['2026-07-01', '2026-09-30'],
  '2026-Q4': ['2026-10-01', '2026-12-31'],
} as const

const externalId = (quarter: string, agent: string) =>
  `${quarter}/${agent.toLowerCase().replaceAll(' ', '.')}`

/** Each rep's goal with the targets agreed first and the last values, keyed by external id. */
async function repGoals() {
  const found = await opened.db.execute(sql`
    select g.external_id as "externalId", t.name as team, k.kind, o.target::float as original, c.target::float as target,
      (select jsonb_build_array(m.as_of::text, m.value::text) from measurement m
        where m.key_result_id = k.id and m.superseded_at is null order by m.as_of desc limit 1) as last,
      (select count(*)::int from alignment a where a.child_id = k.id) as above
    from goal g join key_result k on k.goal_id = g.id join team t on t.id = g.team_id
    join key_result_term o on o.key_result_id = k.id and o.cause = 'agreed'
    join key_result_term c on c.key_result_id = k.id and c.superseded_at is null
    where g.level = 'person' and g.external_id ~ '^2026-Q[234]/[^/]+$'`)
  type Row = {
    externalId: string
    team: string
    kind: 'amount' | 'count'
    original: number
    target: number
    last: [string, string] | null
    above: number
  }
  const goals = new Map<string, Partial<Record<Row['kind'], Row>>>()
  for (const row of rows<Row>(found))
    goals.set(row.externalId, { ...goals.get(row.externalId), [row.kind]: row })
  return goals
}

describe('values', () => {
  test.each(['2026-Q2', '2026-Q3'] as const)(
    'of %s are the sums of the extract at its end',
    async (quarter) => {
      const goals = await repGoals()
      const [first, last] = quarters[quarter]
      for (const agent of sellers) {
        const goal = goals.get(externalId(quarter, agent))!
        const { revenue, deals } = result(agent, first, last)
        expect([agent, goal.amount!.last, goal.count!.last]).toEqual([
          agent,
          [last, `${revenue}.0000`],
          [last, `${deals}.0000`],
        ])
      }
    },
  )

  test('of the quarter in progress are the sums up to the day they are for', async () => {
    const goals = await repGoals()
    for (const agent of sellers) {
      const { last } = goals.get(externalId('2026-Q4', agent))!.amount!
      if (!last) continue
      expect([agent, last[1]]).toEqual([agent, `${result(agent, '2026-10-01', last[0]).revenue}.0000`])
      expect(last[0] <= '2026-11-24').toBe(true)
    }
  })
})

describe('targets', () => {
  const before = { '2026-Q3': quarters['2026-Q2'], '2026-Q4': quarters['2026-Q3'] }

  test.each(['2026-Q3', '2026-Q4'] as const)(
    'of %s are the quarter before × 1.15, rounded',
    async (quarter) => {
      const goals = await repGoals()
      const [from, to] = before[quarter]
      for (const agent of sellers) {
        const { revenue, deals } = result(agent, from, to)
        const goal = goals.get(externalId(quarter, agent))!
        expect([agent, goal.amount!.original, goal.count!.original]).toEqual([
          agent,
          Number(roundTarget((revenue * 1.15).toFixed(2))),
          Number(roundTarget((deals * 1.15).toFixed(2))),
        ])
      }
    },
  )

  test('of the first quarter are the own result ÷ 0.85 to 1.25', async () => {
    const goals = await repGoals()
    for (const agent of sellers) {
      const { revenue } = result(agent, ...quarters['2026-Q2'])
      const ratio = revenue / goals.get(externalId('2026-Q2', agent))!.amount!.original
      expect([agent, ratio > 0.85 * 0.96 && ratio < 1.25 * 1.04]).toEqual([agent, true])
    }
  })

  test('of the five without deals are the average of their team, feed nothing and have no data', async () => {
    const goals = await repGoals()
    const silent = [...goals].filter(
      ([, { amount }]) => !sellers.some((one) => externalId('', one) === amount!.externalId.slice(7)),
    )
    expect(silent).toHaveLength(15)
    for (const [, { amount, count }] of silent) {
      expect([amount!.last, count!.last, amount!.above, count!.above]).toEqual([null, null, 0, 0])
    }
    const { amount } = goals.get('2026-Q4/mei-mei.johns')!
    const team = [
      'Jonathan Berthelot',
      'Marty Freudenburg',
      'Gladys Colclough',
      'Niesha Huffines',
      'Darcel Schlecht',
    ]
    const sum = team.reduce((total, agent) => total + result(agent, ...quarters['2026-Q3']).revenue, 0)
    expect(amount!.original).toBe(Number(roundTarget(((sum * 1.15) / 5).toFixed(2))))
  })

  test('of the company ask for a fifth more than was won', async () => {
    const [row] = await opened.db
      .select({ target: schema.keyResultTerm.target })
      .from(schema.goal)
      .innerJoin(schema.keyResult, eq(schema.keyResult.goalId, schema.goal.id))
      .innerJoin(schema.keyResultTerm, eq(schema.keyResultTerm.keyResultId, schema.keyResult.id))
      .where(
        and(
          eq(schema.goal.externalId, '2026-Q4/company'),
          eq(schema.keyResult.kind, 'amount'),
          isNull(schema.keyResultTerm.supersededAt),
        ),
      )
    const won = sellers.reduce((sum, agent) => sum + result(agent, ...quarters['2026-Q3']).revenue, 0)
    expect(Number(row!.target)).toBe(Number(roundTarget((won * 1.2).toFixed(2))))
  })
})

test('coverage has gaps: some teams and one region under 100 %, some over, the company under', async () => {
  const { goal, keyResult, keyResultTerm, alignment } = schema
  const child = alias(keyResultTerm, 'child')
  const found = await opened.db
    .select({
      externalId: goal.externalId,
      coverage: sql<number>`(sum(${child.target} * ${alignment.share} / 10000) / max(${keyResultTerm.target}))::float`,
    })
    .from(goal)
    .innerJoin(keyResult, and(eq(keyResult.goalId, goal.id), eq(keyResult.kind, 'amount')))
    .innerJoin(
      keyResultTerm,
      and(eq(keyResultTerm.keyResultId, keyResult.id), isNull(keyResultTerm.supersededAt)),
    )
    .innerJoin(alignment, eq(alignment.parentId, keyResult.id))
    .innerJoin(child, and(eq(child.keyResultId, alignment.childId), isNull(child.supersededAt)))
    .where(like(goal.externalId, '2026-Q4/%'))
    .groupBy(goal.externalId)
  const coverage = new Map(found.map((row) => [row.externalId!.slice(8), row.coverage]))
  const teams = [...coverage].filter(([name]) => name.startsWith('Team')).map(([, value]) => value)
  const regions = ['Central', 'East', 'West'].map((name) => coverage.get(name)!)
  expect(teams).toHaveLength(6)
  expect(teams.filter((value) => value < 1).length).toBeGreaterThanOrEqual(2)
  expect(teams.filter((value) => value > 1).length).toBeGreaterThanOrEqual(2)
  expect(regions.filter((value) => value < 1)).toHaveLength(1)
  expect(coverage.get('company')).toBeLessThan(1)
})

test('two quarters are closed and refuse every change', async () => {
  const closed = await opened.db
    .select()
    .from(schema.period)
    .where(and(eq(schema.period.state, 'closed'), eq(schema.period.kind, 'quarter')))
  expect(closed.map(({ first }) => first).sort()).toEqual(['2025-01-01', '2026-04-01', '2026-07-01'])
  const write = opened.db
    .update(schema.measurement)
    .set({ value: '1' })
    .where(eq(schema.measurement.periodId, closed[0]!.id))
  await expect(write).rejects.toThrow()
})
