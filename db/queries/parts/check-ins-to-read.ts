import { sql } from 'drizzle-orm'
import type { Day } from '@/lib/okr/types'
import { rows } from '../../client'
import type { Context } from '../../context'

/** What a check-in says, with its thread. */
export type CheckInWords = {
  id: string
  goalId: string
  week: Day
  version: number
  confidence: number | null
  happened: string | null
  changes: string | null
  blockers: string | null
  /** Who entered it, where that was not the goal's owner. */
  enteredBy: string | null
  /** An earlier version had been read. */
  edited: boolean
  comments: { id: string; authorName: string; body: string; question: boolean; at: string }[]
}

/** The words of check-ins by their ids, which the caller has from goals the viewer may see. One statement, none without ids. */
export async function checkInWords({ db }: Pick<Context, 'db'>, ids: string[]): Promise<CheckInWords[]> {
  if (ids.length === 0) return []
  const result = await db.execute(sql`
    select ci.id, ci.goal_id as "goalId", to_char(ci.week, 'YYYY-MM-DD') as week, ci.version, v.confidence, v.happened, v.changes,
      v.blockers, case when v.recorded_by <> g.owner_id then by.name end as "enteredBy",
      exists (select from acknowledgement ak where ak.check_in_id = ci.id and ak.version < ci.version) as edited,
      (select coalesce(json_agg(json_build_object('id', c.id, 'authorName', a.name, 'body', c.body, 'question', c.question,
        'at', c.created_at) order by c.created_at, c.id), '[]')
        from comment c join person a on a.id = c.author_id where c.check_in_id = ci.id) as comments
    from check_in ci
    join check_in_version v on v.check_in_id = ci.id and v.superseded_at is null
    join goal g on g.id = ci.goal_id
    join person by on by.id = v.recorded_by
    where ci.id in ${ids}`)
  return rows<CheckInWords>(result)
}
