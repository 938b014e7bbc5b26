import { sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { rows, type Db } from '../../../db/client'
import { logWeek } from '../../../db/commands/check-ins/log-week'
import { logWeekInput } from '../../../lib/okr/input/check-ins'
import { FRIDAY, type Company } from '../company'
import { oneWins, type Outcome } from './outcome'

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
