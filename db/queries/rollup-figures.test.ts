import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '@/lib/okr/calendar'
import { add, compare, normalise, subtract } from '@/lib/okr/decimal'
import { adjustmentReasons, statuses } from '@/lib/okr/types'
import { rows } from '../client'
import type { Context } from '../context'
import { keyResult, keyResultTerm, measurement, metric, person } from '../schema'
import { newId } from '../ids'
import { contextOf, DEMO_NOW, demoTemplate } from '../testing/demo'
import { adjustmentRows, disciplineRows, optimismRows, scoreRows, standingRows } from '../testing/rollup-rows'
import { expectTargets, targetRows } from '../testing/rollup-targets'
import { smallCompany } from '../testing/small-company'
import { testDb, type TestDb } from '../testing/test-db'
import { rollup, type Rollup } from './rollup'

let opened: TestDb
let executive: Context
let pages: Record<'open' | 'closed', Rollup>

beforeAll(async () => {
  opened = await testDb({ template: demoTemplate })
  const [found] = await opened.db
    .select({ id: person.id })
    .from(person)
    .where(eq(person.name, 'Helena Marsh'))
  executive = await contextOf(opened.db, found!.id)
  const open = (await rollup(executive, {}))!
  pages = { open, closed: (await rollup(executive, { periodId: open.previous!.id }))! }
})
afterAll(() => opened.close())

const after = new Date(DEMO_NOW.getTime() + 1)

const asked = ({ period: { id }, until }: Rollup) => ({
  ...{ db: opened.db, periodId: id, now: DEMO_NOW, day: until },
})
const unitsOf = ({ whole, units }: Rollup) => [whole, ...units]
const idOf = ({ id }: Rollup['whole']): string | null => id || null

describe.each(['open', 'closed'] as const)('of a quarter that is %s', (which) => {
  test('people are where their values and the days put them', async () => {
    const page = pages[which]
    const found = await standingRows(asked(page))
    const seen = new Set<string>()
    for (const unit of unitsOf(page))
      for (const status of statuses) {
        const raw = found.find((one) => one.unit === idOf(unit) && one.status === status)
        expect(unit.people[status], `${unit.name}: ${status}`).toBe(raw?.people ?? 0)
        if (raw) seen.add(status)
      }
    expect(seen.size).toBeGreaterThan(2)
  })

  test('check-ins were on time, late or missed by the hour they were due', async () => {
    const page = pages[which]
    const found = await disciplineRows(asked(page))
    for (const unit of unitsOf(page)) {
      const raw = found.find((one) => one.unit === idOf(unit)) ?? { onTime: 0, late: 0, missed: 0, madeUp: 0 }
      const { onTime, late, missed, madeUp, rate } = unit.discipline
      expect({ onTime, late, missed, madeUp }, unit.name).toEqual({
        ...{ onTime: raw.onTime, late: raw.late, missed: raw.missed, madeUp: raw.madeUp },
      })
      const counted = raw.onTime + raw.late + raw.missed
      expect(rate).toBe(counted === 0 ? null : raw.onTime / counted)
    }
    expect(page.whole.discipline.late).toBeGreaterThan(0)
    expect(page.whole.discipline.missed).toBeGreaterThan(page.whole.discipline.madeUp)
    expect(page.whole.discipline.madeUp).toBeGreaterThan(0)
  })

  test('confidence stands against pace', async () => {
    const page = pages[which]
    const found = await optimismRows(asked(page))
    for (const unit of unitsOf(page)) {
      const raw = found.find((one) => one.unit === idOf(unit))
      expect(unit.optimism?.goals, unit.name).toBe(raw?.goals)
      if (raw) expect(unit.optimism!.gap, unit.name).toBeCloseTo(raw.gap, 10)
    }
  })

  test('adjustments are counted by reason, with late ones and changes of approach, for every unit', async () => {
    const page = pages[which]
    const found = await adjustmentRows(asked(page))
    for (const unit of unitsOf(page))
      for (const [index, reason] of adjustmentReasons.entries()) {
        const raw = found.find((one) => one.unit === idOf(unit) && one.reason === reason)
        const { accepted = 0, declined = 0, waiting = 0, late = 0, approach = 0 } = raw ?? {}
        expect(unit.reasons[index], unit.name).toEqual({
          ...{ reason, accepted, declined, waiting, late, approach },
        })
      }
    expect(found.length).toBeGreaterThan(3)
  })

  test('targets, values, both attainments and coverage are those of the rows, down to people', async () => {
    const page = pages[which]
    const found = await targetRows(opened.db, page.period.id, after)
    expect(expectTargets(page, found)).toBeGreaterThan(15)
    const leaf = page.units.find(({ name }) => name === 'Team Losch')!
    const below = (await rollup(executive, { periodId: page.period.id, teamId: leaf.id }))!
    const ofTeam = { ...below, units: [below.whole, ...below.units], whole: below.whole }
    expect(expectTargets(ofTeam, found)).toBeGreaterThan(4)
  })

  test('what the units come to together is the sum of their rows', async () => {
    const page = pages[which]
    const found = await targetRows(opened.db, page.period.id, after)
    const direct = page.units.filter(({ depth }) => depth === 0).map(({ id }) => id)
    for (const { id } of page.metrics) {
      const theirs = found.filter((one) => one.metric === id && direct.includes(one.unit ?? ''))
      const total = (of: (one: (typeof theirs)[number]) => string) => theirs.map(of).reduce(add)
      const sum = page.sums.get(id)!
      expect(
        compare(
          sum.target,
          total(({ target }) => target),
        ),
      ).toBe(0)
      expect(normalise(sum.value!)).toBe(normalise(total(({ value }) => value ?? '0')))
      const own = found.find((one) => one.metric === id && one.unit === null)!
      expect(normalise(sum.lacks!)).toBe(normalise(subtract(own.target, sum.target)))
    }
  })
})

test('the quarter before stands beside each unit as its own rows have it', async () => {
  const { open, closed } = pages
  const found = await targetRows(opened.db, closed.period.id, after)
  let compared = 0
  for (const unit of unitsOf(open))
    for (const { id } of open.metrics) {
      const before = unit.cells.get(id)?.previous
      const raw = found.find((one) => one.metric === id && one.unit === idOf(unit))
      if (!before || !raw) continue
      expect(normalise(before.value!)).toBe(normalise(raw.value!))
      expect(before.attainment).toBe(Number(raw.value) / Number(raw.target))
      compared += 1
    }
  expect(compared).toBeGreaterThan(5)
  expect(open.before!.people).toEqual(closed.whole.people)
  expect(open.before!.discipline).toEqual(closed.whole.discipline)
})

test('and what the first metric had brought on the same day of it', async () => {
  const { open } = pages
  const day = addDays(open.previous!.first, daysBetween(open.period.first, open.until))
  const [found] = rows<{ value: string }>(
    await opened.db.execute(sql`
      select sum(me.value)::text as value from goal g
      join key_result k on k.goal_id = g.id and k.metric_id = ${open.metrics[0]!.id} and k.value_source = 'manual'
      join lateral (select m.value from measurement m where m.key_result_id = k.id and m.superseded_at is null
        and m.as_of <= least(${day}::date, g.deadline) order by m.as_of desc limit 1) me on true
      where g.period_id = ${open.previous!.id} and g.level = 'person' and g.state in ('agreed', 'graded')
        and exists (select from alignment a where a.child_id = k.id and a.valid_to is null)`),
  )
  expect(normalise(open.sameDay!)).toBe(normalise(found!.value))
})

test('scores of a closed quarter are those people were given, for every unit and beside the next quarter', async () => {
  const { open, closed } = pages
  const found = await scoreRows(asked(closed))
  for (const unit of unitsOf(closed)) {
    const raw = found.find((one) => one.unit === idOf(unit))
    expect(unit.scores?.count, unit.name).toBe(raw?.count)
    if (!raw) continue
    for (const part of ['low', 'middle', 'high', 'mean'] as const)
      expect(unit.scores![part], `${part} of ${unit.name}`).toBeCloseTo(raw[part], 10)
  }
  expect(open.before!.scores).toEqual(closed.whole.scores)
})

describe('a year', () => {
  let page: Rollup
  beforeAll(async () => {
    page = (await rollup(executive, { periodId: pages.open.period.yearId! }))!
  })

  test('shows its quarters in order, each as its own page has it', async () => {
    const found = rows<{ id: string }>(
      await opened.db.execute(sql`select id from period where year_id = ${page.period.id} order by first`),
    )
    expect(page.year!.quarters.map(({ id }) => id)).toEqual(found.map(({ id }) => id))
    for (const [index, { id }] of page.year!.quarters.entries()) {
      const quarter = (await rollup(executive, { periodId: id }))!
      for (const unit of page.year!.units) {
        const shown = unit.quarters[index]!
        const own = unitsOf(quarter).find((one) => one.id === shown.id)!
        expect([shown.discipline, shown.scores, shown.people]).toEqual([
          own.discipline,
          own.scores,
          own.people,
        ])
      }
    }
  })

  test('each quarter of each unit is what its rows say, and quarters add up to their sum', async () => {
    const found = await Promise.all(page.year!.quarters.map(({ id }) => targetRows(opened.db, id, after)))
    const shown = page.year!.quarters.map((_, index) =>
      expectTargets(
        {
          metrics: page.metrics,
          whole: page.year!.units[0]!.quarters[index]!,
          units: page.year!.units.slice(1).map(({ quarters }) => quarters[index]!),
        },
        found[index]!,
      ),
    )
    expect(Math.min(...shown)).toBeGreaterThan(15)
    for (const { year, sums } of page.year!.units)
      for (const { id } of page.metrics) {
        const theirs = found.flat().filter((one) => one.metric === id && one.unit === idOf(year))
        const total = (of: (one: (typeof theirs)[number]) => string) => theirs.map(of).reduce(add)
        const sum = sums.get(id)!
        expect(
          compare(
            sum.target,
            total(({ target }) => target),
          ),
          year.name,
        ).toBe(0)
        expect(normalise(sum.value!)).toBe(normalise(total(({ value }) => value ?? '0')))
        expect(
          compare(
            sum.originalTarget!,
            total(({ original }) => original!),
          ),
        ).toBe(0)
        expect(sum.attainment.adjusted).toBe(Number(sum.value) / Number(sum.target))
      }
  })

  test('its own goal is what its quarters have brought', async () => {
    const found = await targetRows(opened.db, page.period.id, after)
    expect(expectTargets({ ...page, units: [] }, found)).toBe(2)
    for (const { id } of page.metrics) {
      const own = page.whole.cells.get(id)!
      const sum = page.year!.units[0]!.sums.get(id)!
      expect(normalise(own.value!)).toBe(normalise(sum.value!))
      expect(normalise(sum.lacks!)).toBe(normalise(subtract(own.target, sum.target)))
    }
  })

  test('beside the year before, that too with the check-ins of its quarters', async () => {
    const past = (await rollup(executive, { periodId: page.previous!.id }))!
    expect(past.year!.quarters.length).toBeGreaterThan(0)
    expect(past.whole.discipline.onTime).toBeGreaterThan(0)
    expect(page.before).toEqual({
      people: past.whole.people,
      discipline: past.whole.discipline,
      scores: past.whole.scores,
    })
  })

  test('check-ins and adjustments of the year are those of its quarters', async () => {
    const quarters = page.year!.quarters.map(({ id }) => ({ ...asked(page), periodId: id }))
    const [logged, adjusted] = await Promise.all([
      Promise.all(quarters.map(disciplineRows)),
      Promise.all(quarters.map(adjustmentRows)),
    ])
    for (const { year } of page.year!.units) {
      const of = (part: 'onTime' | 'late' | 'missed') =>
        logged.flat().reduce((sum, one) => (one.unit === idOf(year) ? sum + one[part] : sum), 0)
      const { onTime, late, missed } = year.discipline
      expect({ onTime, late, missed }).toEqual({
        ...{ onTime: of('onTime'), late: of('late'), missed: of('missed') },
      })
      for (const { reason, accepted } of year.reasons)
        expect(accepted, `${year.name}: ${reason}`).toBe(
          adjusted
            .flat()
            .filter((one) => one.unit === idOf(year) && one.reason === reason)
            .reduce((sum, one) => sum + one.accepted, 0),
        )
    }
  })
})

describe('a growth', () => {
  let grown: TestDb
  beforeAll(async () => void (grown = await testDb()))
  afterAll(() => grown.close())

  test('is asked for as an amount: so much more than its base, before and after an adjustment', async () => {
    const { db } = grown
    const company = await smallCompany(db)
    const at = (day: string) => new Date(`${day}T12:00:00Z`)
    const id = newId(at('2026-09-01'))
    await db.insert(metric).values({
      ...{ id, nameEn: 'Sales growth', nameZh: '销售额增长', unitEn: '', unitZh: '', currency: 'USD' },
      ...{ kind: 'growth', better: 'more', reading: 'total', paceCurve: 'linear' },
      ...{ createdAt: at('2026-09-01'), version: 1 },
    })
    const made = await company.goalOf('ann')
    await db.update(keyResult).set({ metricId: id, kind: 'growth' }).where(eq(keyResult.id, made.revenue))
    const [term] = await db
      .update(keyResultTerm)
      .set({ base: '800000', target: '15', supersededAt: at('2026-10-26') })
      .where(eq(keyResultTerm.keyResultId, made.revenue))
      .returning()
    await db.insert(keyResultTerm).values({
      ...{ ...term!, id: newId(at('2026-10-26')), cause: 'adjusted', target: '10' },
      ...{ recordedAt: at('2026-10-26'), supersededAt: null },
    })
    await db.insert(measurement).values({
      ...{ id: newId(at('2026-11-06')), keyResultId: made.revenue, goalId: made.id, asOf: '2026-11-06' },
      ...{ periodId: company.quarters.q4, value: '440000.5', recordedBy: company.people.ann },
      ...{ recordedAt: at('2026-11-06'), supersededAt: null },
    })
    const page = (await rollup(company.as('max', '2026-11-13T15:00:00Z'), {}))!
    const found = await targetRows(db, company.quarters.q4, at('2026-11-14'))
    expect(expectTargets(page, found)).toBe(1)
    const cell = page.units.find((one) => one.id === company.people.ann)!.cells.get(id)!
    expect([cell.target, cell.originalTarget, cell.value].map(Number)).toEqual([880_000, 920_000, 440_000.5])
  })
})
