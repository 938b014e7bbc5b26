import { setTimeout as wait } from 'node:timers/promises'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { rows, type Db } from '../../db/client'
import { acceptAdjustment } from '../../db/commands/adjustments/accept'
import { declineAdjustment } from '../../db/commands/adjustments/decline'
import { proposeNumbers } from '../../db/commands/adjustments/propose'
import { logWeek } from '../../db/commands/check-ins/log-week'
import { closePeriod } from '../../db/commands/periods/close'
import { newId } from '../../db/ids'
import { adjustment, goal, grade, period } from '../../db/schema'
import { Conflict } from '../../lib/okr/errors'
import {
  acceptAdjustmentInput,
  declineAdjustmentInput,
  proposeNumbersInput,
} from '../../lib/okr/input/adjustments'
import { logWeekInput } from '../../lib/okr/input/check-ins'
import { periodStepInput } from '../../lib/okr/input/periods'
import { FRIDAY, type Company } from './company'

/** What a contest came to: how often it was held, and what was wrong. */
export type Outcome = { rounds: number; problems: string[] }

/** Two at the same moment: exactly one is done, the other is told that somebody was first. */
async function oneWins(both: Promise<unknown>[], what: string): Promise<string[]> {
  const ends = await Promise.allSettled(both)
  const won = ends.filter(({ status }) => status === 'fulfilled').length
  const lost = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []))
  return [
    ...(won === 1 ? [] : [`${what}: ${won} of ${both.length} were done`]),
    ...lost.filter((error) => !(error instanceof Conflict)).map((error) => `${what}: ${String(error)}`),
  ]
}

/** One check-in, edited on two servers from the same version. */
export async function editsOfOneCheckIn(
  company: Company,
  [here, there]: Db[],
  rounds: number,
): Promise<Outcome> {
  const problems: string[] = []
  const made = company.goals.ann
  const edit = (name: 'ann' | 'max', db: Db, version: number, happened: string) =>
    logWeek(
      company.as(name, FRIDAY, db),
      logWeekInput.parse({
        formId: v4(),
        week: '2026-11-09',
        goals: { [made.id]: { version: String(version), happened, values: {} } },
      }),
    )
  for (let version = 0; version < rounds; version++) {
    const words = [`Ann ${version}`, `Max ${version}`]
    problems.push(
      ...(await oneWins(
        [edit('ann', here!, version, words[0]!), edit('max', there!, version, words[1]!)],
        'edits of one check-in',
      )),
    )
    const standing = rows<{ happened: string; version: number }>(
      await here!.execute(
        sql`select v.happened, c.version from check_in c join check_in_version v on v.check_in_id = c.id and v.superseded_at is null where c.goal_id = ${made.id}`,
      ),
    )
    if (
      standing.length !== 1 ||
      standing[0]!.version !== version + 1 ||
      !words.includes(standing[0]!.happened)
    )
      problems.push(`edits of one check-in: ${JSON.stringify(standing)} stands after round ${version + 1}`)
  }
  return { rounds, problems }
}

/** One adjustment, accepted by a lead while the lead above declines it. */
export async function decisions(company: Company, [here, there]: Db[], rounds: number): Promise<Outcome> {
  const problems: string[] = []
  const made = company.goals.bo
  for (let round = 0; round < rounds; round++) {
    const [{ version } = { version: 0 }] = await here!
      .select({ version: goal.version })
      .from(goal)
      .where(eq(goal.id, made.id))
    await proposeNumbers(
      company.as('bo', FRIDAY, here),
      proposeNumbersInput.parse({
        ...{
          formId: v4(),
          goalId: made.id,
          version: String(version),
          reason: 'market',
          explanation: 'Fewer buyers.',
        },
        keyResults: {
          0: { id: made.deals, target: String(11 + round), weight: '' },
          1: { id: made.revenue, target: '', weight: '' },
        },
      }),
    )
    const [open] = await here!
      .select()
      .from(adjustment)
      .where(and(eq(adjustment.goalId, made.id), isNull(adjustment.decidedAt)))
    const words = { formId: v4(), adjustmentId: open!.id, comment: 'Seen.' }
    problems.push(
      ...(await oneWins(
        [
          acceptAdjustment(company.as('max', FRIDAY, here), acceptAdjustmentInput.parse(words)),
          declineAdjustment(
            company.as('rita', FRIDAY, there),
            declineAdjustmentInput.parse({ ...words, formId: v4() }),
          ),
        ],
        'decisions',
      )),
    )
  }
  return { rounds, problems }
}

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
