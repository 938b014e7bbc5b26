import { sql } from 'drizzle-orm'
import type { Day } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { holds } from './dated'
import { leadsAbove } from './leads-above'

export type WeekFacts = {
  /** Who excused which week of the person, and why. */
  excused: { week: Day; by: string; reason: string | null }[]
  /** The nearest lead above the person today: who reads their check-ins. */
  reader: { id: string; name: string } | null
}

/** Of a person's weeks, what their goals do not say. */
export async function weekFacts(
  ctx: Pick<Context, 'db' | 'today' | 'snapshot'>,
  personId: string,
): Promise<WeekFacts> {
  const { today } = ctx
  const [row] = await read<WeekFacts>(
    ctx,
    sql`
    with recursive ${leadsAbove(today)}
    select
      (select coalesce(json_agg(distinct jsonb_build_object('week', e.week, 'by', p.name, 'reason', e.reason)), '[]')
        from excused_week e join person p on p.id = e.excused_by
        where e.person_id = ${personId} and e.revoked_at is null) as excused,
      (select json_build_object('id', p.id, 'name', p.name) from membership m
        join lead_above la on la.team_id = m.team_id and la.person_id <> m.person_id
        join person p on p.id = la.person_id
        where m.person_id = ${personId} and ${holds('m', today)}
        order by la.depth limit 1) as reader`,
  )
  return row!
}
