import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlState } from './client'
import { closePeriod as close } from './commands/periods/close'
import { newId } from './ids'
import { check, closePeriod, goalIn, openQuarter, somebody } from './testing/rows'
import { somebodyWaits } from './testing/somebody-waits'
import { smallCompany, type SmallCompany } from './testing/small-company'
import { engine, testDb, type TestDb } from './testing/test-db'
import {
  checkInVersion,
  goal,
  grade,
  gradeValue,
  keyResult,
  keyResultTerm,
  measurement,
  period,
} from './schema'

const NOW = '2026-11-13T09:00:00Z'
const now = new Date(NOW)
let t: TestDb
let company: SmallCompany

beforeAll(async () => {
  t = await testDb()
  company = await smallCompany(t.db)
})
afterAll(() => t.close())

const refused = async (write: Promise<unknown>) =>
  expect(sqlState(await write.then(() => null).catch((error: unknown) => error))).toBe('PL001')

describe('a closed period', () => {
  test('refuses insert, update and delete of what enters its numbers, and its own reopening', async () => {
    const owner = await somebody(t.db, now)
    const quarter = await openQuarter(t.db, '2026-07-01', '2026-09-30', now)
    const made = await goalIn(t.db, { quarter, owner, now })
    await closePeriod(t.db, quarter)

    await refused(t.db.insert(measurement).values(check(made, owner, '2026-09-30', '3', now)))
    await refused(t.db.update(goal).set({ deadline: '2026-10-15' }).where(eq(goal.id, made.goalId)))
    await refused(
      t.db.update(keyResultTerm).set({ target: '1' }).where(eq(keyResultTerm.goalId, made.goalId)),
    )
    await refused(t.db.delete(keyResult).where(eq(keyResult.goalId, made.goalId)))
    await refused(t.db.update(period).set({ state: 'grading' }).where(eq(period.id, quarter)))
    await refused(t.db.delete(period).where(eq(period.id, quarter)))
  })

  test('refuses moving a row into it or out of it', async () => {
    const owner = await somebody(t.db, now)
    const closed = await openQuarter(t.db, '2025-07-01', '2025-09-30', now)
    const open = await openQuarter(t.db, '2025-10-01', '2025-12-31', now)
    const inside = await goalIn(t.db, { quarter: closed, owner, now })
    const outside = await goalIn(t.db, { quarter: open, owner, now })
    await closePeriod(t.db, closed)

    await refused(t.db.update(goal).set({ periodId: open }).where(eq(goal.id, inside.goalId)))
    await refused(t.db.update(goal).set({ periodId: closed }).where(eq(goal.id, outside.goalId)))
  })

  test('lets personal words be erased, and nothing else with them', async () => {
    const owner = await somebody(t.db, now)
    const quarter = await openQuarter(t.db, '2024-07-01', '2024-09-30', now)
    const made = await goalIn(t.db, { quarter, owner, now, checkedIn: true })
    await closePeriod(t.db, quarter)
    const words = { happened: null, changes: null, blockers: null }
    const mine = eq(checkInVersion.recordedBy, owner)

    await refused(
      t.db
        .update(checkInVersion)
        .set({ ...words, confidence: 10 })
        .where(mine),
    )
    await refused(t.db.update(checkInVersion).set({ happened: 'something else' }).where(mine))
    await t.db.update(checkInVersion).set(words).where(mine)
    await t.db.update(goal).set({ background: '', support: '' }).where(eq(goal.id, made.goalId))

    const [left] = await t.db.select().from(checkInVersion).where(mine)
    expect(left).toMatchObject({ happened: null, confidence: 6 })
  })
})

if (engine() === 'postgres')
  describe('closing beside a writer', () => {
    test('a writer that comes second waits for the closing and is refused', async () => {
      const owner = await somebody(t.db, now)
      const quarter = await openQuarter(t.db, '2023-07-01', '2023-09-30', now)
      const made = await goalIn(t.db, { quarter, owner, now })
      const other = await t.another()

      let write: Promise<unknown> = Promise.resolve()
      await t.db.transaction(async (closing) => {
        await closing.update(period).set({ state: 'closed' }).where(eq(period.id, quarter))
        write = other.db
          .insert(measurement)
          .values(check(made, owner, '2023-09-29', '9', now))
          .then(
            () => null,
            (error: unknown) => error,
          )
        await somebodyWaits(t.db)
      })
      expect(sqlState(await write)).toBe('PL001')
      expect(
        await t.db.select().from(measurement).where(eq(measurement.keyResultId, made.keyResultId)),
      ).toEqual([])
    })

    test('a closing that comes second waits for the writer, whose row it then holds', async () => {
      const owner = await somebody(t.db, now)
      const quarter = await openQuarter(t.db, '2022-07-01', '2022-09-30', now)
      const made = await goalIn(t.db, { quarter, owner, now })
      const other = await t.another()

      let closing: Promise<unknown> = Promise.resolve()
      await t.db.transaction(async (writing) => {
        await writing.insert(measurement).values(check(made, owner, '2022-09-29', '9', now))
        closing = closePeriod(other.db, quarter)
        await somebodyWaits(t.db)
      })
      await closing
      const kept = await t.db.select().from(measurement).where(eq(measurement.keyResultId, made.keyResultId))
      expect(kept).toHaveLength(1)
      await refused(t.db.delete(measurement).where(eq(measurement.id, kept[0]!.id)))
    })

    test('the command holds the period until its statement is written: who comes meanwhile is refused', async () => {
      const { asked, row, stated } = await graded('2021')
      const other = await t.another()
      let write: Promise<unknown> = Promise.resolve()
      await t.db.transaction(async (tx) => {
        await close(company.as('eva', NOW, tx), asked)
        write = other.db
          .insert(measurement)
          .values(row)
          .then(
            () => null,
            (error: unknown) => error,
          )
        await somebodyWaits(t.db)
      })
      expect(sqlState(await write)).toBe('PL001')
      expect(await stated()).toEqual([null])
    })

    test('the command waits for who came first: the statement has their value', async () => {
      const { asked, row, stated } = await graded('2020')
      const other = await t.another()
      let closing: Promise<unknown> = Promise.resolve()
      await t.db.transaction(async (writing) => {
        await writing.insert(measurement).values(row)
        closing = close(company.as('eva', NOW, other.db), asked)
        await somebodyWaits(t.db)
      })
      await closing
      expect(await stated()).toEqual(['6.0000'])
    })
  })

/** A scored goal in a quarter of its own that is being graded, what closes it, and a measurement nobody has written yet. */
async function graded(year: string) {
  const owner = await somebody(t.db, now)
  const quarter = await openQuarter(t.db, `${year}-07-01`, `${year}-09-30`, now)
  const made = await goalIn(t.db, { quarter, owner, now })
  const score = { id: newId(now), goalId: made.goalId, periodId: quarter, finalScore: 1, version: 1 }
  await t.db.insert(grade).values(score)
  await t.db.update(period).set({ state: 'grading' }).where(eq(period.id, quarter))
  return {
    asked: { formId: v4(), periodId: quarter, version: 1 },
    row: check(made, owner, `${year}-09-29`, '6', now),
    stated: async () =>
      (await t.db.select().from(gradeValue).where(eq(gradeValue.keyResultId, made.keyResultId))).map(
        ({ value }) => value,
      ),
  }
}
