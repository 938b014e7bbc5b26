import { sql } from 'drizzle-orm'
import { rows } from '../../client'
import type { Context } from '../../context'
import { holds } from './dated'

/** Somebody of the company with the team they are in today, or null. */
export async function personHere(
  { db, today }: Pick<Context, 'db' | 'today'>,
  id: string,
): Promise<{ id: string; name: string; teamId: string | null } | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const result = await db.execute(sql`
    select p.id, p.name, (select m.team_id from membership m where m.person_id = p.id and ${holds('m', today)}) as "teamId"
    from person p where p.id = ${id}`)
  return rows<{ id: string; name: string; teamId: string | null }>(result)[0] ?? null
}
