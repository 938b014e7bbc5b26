import { describe, expect, test } from 'vitest'
import { checkInWeeks, timing, type WeekTiming } from '../../lib/okr/weeks'
import { currentPeriod } from '../queries/parts/periods'
import type { Rows } from './rows'
import { tellStory, type Story } from './story'

/** A day in mid-quarter, the start and end of one, one that is graded, week 53, a leap day, the first day there is. */
const clocks = [
  '2026-11-13T16:00:00Z',
  '2026-11-24T02:36:00Z',
  '2026-10-05T20:00:00Z',
  '2027-01-02T16:00:00Z',
  '2026-12-31T23:30:00Z',
  '2026-10-22T21:00:00Z',
  '2028-02-29T15:00:00Z',
  '2025-10-01T05:30:00Z',
]

const entries = ({ world }: Story) => Object.entries(world.rows) as [keyof Rows, Record<string, unknown>[]][]

function double(keys: string[]): string[] {
  const seen = new Set<string>()
  return keys.filter((key) => seen.size === seen.add(key).size)
}

describe.each(clocks)('the company at %s', (clock) => {
  const now = new Date(clock)
  const story = tellStory(now)

  test('holds nothing that has not happened yet', async () => {
    const future = entries(await story).flatMap(([table, rows]) =>
      rows.flatMap((row) =>
        Object.entries(row)
          .filter(([, value]) => value instanceof Date && value >= now)
          .map(([column, value]) => `${table}.${column} ${String(value)}`),
      ),
    )
    expect(future).toEqual([])
    const { world } = await story
    expect(world.rows.measurement.filter(({ asOf }) => asOf > world.today)).toEqual([])
    expect(
      world.rows.measurement.filter(({ asOf, recordedAt }) => world.at(asOf, '00:00') > recordedAt),
    ).toEqual([])
  })

  test('writes each week and each value once', async () => {
    const { rows } = (await story).world
    expect(double(rows.checkIn.map(({ goalId, week }) => `${goalId} ${week}`))).toEqual([])
    const current = rows.measurement.filter(({ supersededAt }) => !supersededAt)
    expect(double(current.map(({ keyResultId, asOf }) => `${keyResultId} ${asOf}`))).toEqual([])
    expect(
      double(entries(await story).flatMap(([, all]) => all.map(({ id }) => String(id ?? Math.random())))),
    ).toEqual([])
  })

  test('gives every rep a goal in force in each quarter', async () => {
    const { told, company } = await story
    for (const { reps, quarter } of told) {
      expect(reps.size).toBe(company.reps.length)
      for (const goal of reps.values()) {
        expect(goal.agreedAt!.getTime()).toBeLessThan(now.getTime())
        expect(goal.keyResults.map(({ weight }) => weight).reduce((a, b) => a + b)).toBe(10_000)
        expect(['agreed', 'graded']).toContain(goal.row.state)
        if (quarter.state === 'closed') expect(goal.row.state).toBe('graded')
      }
    }
  })

  test('has periods in the states of their dates, and opens the right one first', async () => {
    const { periods, world } = await story
    const [older, last, current] = periods.quarters
    expect(older.state).toBe('closed')
    expect(current.state).toBe('active')
    const closing = world.rows.periodStep.filter(
      ({ periodId, state }) => periodId === last.id && state === 'closed',
    )
    expect(closing).toHaveLength(last.state === 'closed' ? 1 : 0)
    const choices = world.rows.period.map((row) => {
      const { state } = [...periods.quarters, periods.pilot].find(({ id }) => id === row.id) ?? row
      return { ...row, state, yearId: row.yearId ?? null }
    })
    const opened = currentPeriod(
      choices.toSorted((a, b) => b.first.localeCompare(a.first)),
      world.today,
    )
    expect(opened?.id).toBe(last.state === 'grading' ? last.id : current.id)
  })

  test('has people who log on time, late, afterwards and not at all', async () => {
    const { told, world } = await story
    const seen = new Map<WeekTiming, number>()
    for (const { reps } of told)
      for (const goal of reps.values())
        for (const { monday, due } of checkInWeeks(goal, world.settings)) {
          const logged = world.rows.checkIn.find(({ goalId, week }) => goalId === goal.id && week === monday)
          const excused = world.rows.excusedWeek.some(
            ({ personId, week }) => personId === goal.owner.id && week === monday,
          )
          const kind = timing({ due, recordedAt: logged?.firstRecordedAt ?? null, excused, now })
          seen.set(kind, (seen.get(kind) ?? 0) + 1)
        }
    const share = (kind: WeekTiming) => (seen.get(kind) ?? 0) / [...seen.values()].reduce((a, b) => a + b)
    for (const kind of ['on_time', 'late', 'made_up', 'missed', 'excused'] as const)
      expect([kind, share(kind) > 0.005]).toEqual([kind, true])
    expect(share('on_time')).toBeGreaterThan(0.4)
  })

  test('has a dozen notes and changes of every kind', async () => {
    const { rows } = (await story).world
    expect(rows.note.length).toBeGreaterThanOrEqual(12)
    expect(rows.note.some(({ withdrawnAt }) => withdrawnAt)).toBe(true)
    expect(rows.note.some(({ answer }) => answer)).toBe(true)
    expect(rows.note.some(({ acknowledgedAt }) => !acknowledgedAt)).toBe(true)
    const numbers = rows.adjustment.filter(({ scope }) => scope === 'numbers')
    const accepted = numbers.filter(({ state }) => state === 'accepted')
    expect(new Set(accepted.map(({ reason }) => reason)).size).toBe(4)
    expect(numbers.some(({ state }) => state === 'declined')).toBe(true)
    expect(numbers.some(({ late }) => late)).toBe(true)
    expect(rows.adjustment.some(({ scope }) => scope === 'approach')).toBe(true)
  })

  test('lets half of the reps write Chinese', async () => {
    const { reps } = (await story).company
    const zh = reps.filter(({ locale }) => locale === 'zh-CN')
    expect(zh.length).toBeGreaterThanOrEqual(15)
    expect(zh.length).toBeLessThanOrEqual(20)
    const { rows } = (await story).world
    const wrong = rows.goal.filter(
      ({ ownerId, name, content }) =>
        reps.some((rep) => rep.id === ownerId) &&
        /[\u4e00-\u9fff]/.test(name + content) !== zh.some((rep) => rep.id === ownerId),
    )
    expect(wrong).toEqual([])
  })
})

test('the same instant tells the same story', async () => {
  const once = await tellStory(new Date(clocks[0]!))
  const again = await tellStory(new Date(clocks[0]!))
  const comparable = ({ world }: Story) => ({
    ...world.rows,
    person: world.rows.person.map(({ passwordHash: _salted, ...row }) => row),
  })
  expect(comparable(again)).toEqual(comparable(once))
})

test('a clock before the first quarter it can tell of is refused with the day', async () => {
  await expect(tellStory(new Date('2025-09-30T12:00:00Z'))).rejects.toThrow('2025-10-01')
})

test('year 2026 has a week 53: the one the quarter ends in is due on its last day', async () => {
  const { told, world } = await tellStory(new Date('2027-01-02T16:00:00Z'))
  const goal = [...told[1]!.reps.values()][0]!
  const last = checkInWeeks(goal, world.settings).at(-1)!
  expect(last).toMatchObject({ monday: '2026-12-28', due: { day: '2026-12-31' } })
  expect(world.rows.checkIn.some(({ week }) => week === '2026-12-28')).toBe(true)
})
