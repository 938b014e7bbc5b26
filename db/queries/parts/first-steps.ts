import { sql } from 'drizzle-orm'
import type { ShownState } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { holds } from './dated'
import type { PeriodChoice } from './periods'

/** What a company that has just been set up has done of what comes before its people's goals. */
export type FirstSteps = {
  teams: boolean
  /** Somebody belongs to a team. */
  people: boolean
  /** So many have not chosen a password yet; null while there is nobody but the viewer. */
  waiting: number | null
  /** The company's goal of the period, the agreed one first. */
  goal: { id: string; state: ShownState } | null
  periodId: string
  opened: boolean
  admin: boolean
  executive: boolean
}

/**
 * The first steps, for whoever takes one of them: an admin or an executive. Null for others, and once a goal of a team or a person
 * was agreed: from then on the company runs, and its pages say what comes next.
 */
export async function firstSteps(
  { db, snapshot, today, viewer }: Context,
  period: PeriodChoice | undefined,
): Promise<FirstSteps | null> {
  const { admin, executive } = viewer
  if (!period || !(admin || executive)) return null
  const [found] = await read<Pick<FirstSteps, 'teams' | 'people' | 'waiting' | 'goal'> & { runs: boolean }>(
    { db, snapshot },
    sql`select
      exists (select from goal where level <> 'company' and state in ('agreed', 'graded', 'dropped')) as runs,
      exists (select from team where archived_at is null) as teams,
      exists (select from membership m join person p on p.id = m.person_id and p.active
        where ${holds('m', today)}) as people,
      (select case when count(*) > 1 then count(*) filter (where password_hash is null) end::int
        from person where active) as waiting,
      (select json_build_object('id', id, 'state', state) from goal
        where level = 'company' and period_id = ${period.id} and state not in ('dropped', 'discarded')
        order by state in ('draft', 'submitted'), id limit 1) as goal`,
  )
  const { runs, ...done } = found!
  if (runs) return null
  return { ...done, periodId: period.id, opened: period.state !== 'planning', admin, executive }
}
