import { setTimeout as wait } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { rows, type Db } from '../../../db/client'
import { logWeek } from '../../../db/commands/check-ins/log-week'
import { closePeriod } from '../../../db/commands/periods/close'
import { newId } from '../../../db/ids'
import { grade, period } from '../../../db/schema'
import { Conflict } from '../../../lib/okr/errors'
import { logWeekInput } from '../../../lib/okr/input/check-ins'
import { periodStepInput } from '../../../lib/okr/input/periods'
import type { Company } from '../company'
import type { Outcome } from './outcome'

/** A quarter is closed while eight servers' people write in it without a pause: it is through soon, and nothing comes in after it. */
export async function closingAgainstWriters(
  company: Company,
  dbs: Db[],
  limit: number,
): Promise<Outcome & { took: number; told: number; written: number }> {
  const AFTER = '2027-01-20T15:00:00Z'
  const db = dbs[0]!
  const q4 = company.quarters.q4
  const problems: string[] = []
  const names = ['ann', 'bo', 'cai', 'max', 'hugo', 'rita', 'eva', 'emil'] as const
  const goals: string[] = Object.values(company.goals).map(({ id }) => id)
  const own: string[] = []
  for (const name of names) own.push((await company.goalOf(name)).id)
  for (const id of [...goals, ...own])
    await db.insert(grade).values({
      ...{
        id: newId(new Date(AFTER)),
        goalId: id,
        periodId: q4,
        finalScore: 0.8,
        finalReason: '',
        version: 1,
      },
      ...{ finalBy: company.people.rita, finalAt: new Date(AFTER) },
    })
  await db.update(period).set({ state: 'grading' }).where(eq(period.id, q4))

  let [over, written, told] = [false, 0, 0]
  const writer = async (name: (typeof names)[number], goalId: string, on: Db) => {
    const ctx = company.as(name, AFTER, on)
    for (let version = 0; !over;) {
      const goals = { [goalId]: { version: String(version), happened: `Words ${version}`, values: {} } }
      try {
        await logWeek(ctx, logWeekInput.parse({ formId: v4(), week: '2026-12-21', goals }))
        version += 1
        written += 1
      } catch (error) {
        if (error instanceof Conflict && error.key === 'periodClosed') return
        if (error instanceof Conflict && error.key === 'periodClosing') told += 1
        else problems.push(`closing: ${String(error)}`)
      }
    }
  }
  const writers = names.map((name, at) => writer(name, own[at]!, dbs[at % dbs.length]!))
  await expectWriters(() => written >= names.length)
  const before = await versions(db)
  const started = performance.now()
  const [{ version } = { version: 0 }] = await db.select().from(period).where(eq(period.id, q4))
  const step = periodStepInput.parse({ formId: v4(), periodId: q4, version: String(version) })
  await closePeriod(company.as('eva', AFTER, db), step).catch((error: unknown) =>
    problems.push(`closing: ${String(error)} ${String((error as Error).cause)}`),
  )
  const took = Math.round(performance.now() - started)
  const atClosing = await versions(db)
  over = true
  await Promise.all(writers)
  const after = await versions(db)
  if (after !== written) problems.push(`closing: ${written} weeks were acknowledged, ${after} are there`)
  if (after !== atClosing) problems.push(`closing: ${after - atClosing} weeks came in after it`)
  if (took > limit) problems.push(`closing waited ${took} ms`)
  return { rounds: 1, problems: problems.slice(0, 5), took, told, written: written - before }
}

const versions = async (db: Db) =>
  rows<{ count: number }>(
    await db.execute(sql`select count(*) as count from check_in_version where happened like 'Words %'`),
  )[0]!.count

async function expectWriters(writing: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600 && !writing(); tries++) await wait(100)
  if (!writing()) throw new Error('Nobody wrote.')
}
