import { sql } from 'drizzle-orm'
import type { Context } from '../../context'
import { read } from '../../read'
import { holds } from './dated'

/** Somebody with their position and the team they are in today. */
export type PersonCard = {
  id: string
  name: string
  position: string
  teamId: string | null
  team: string | null
}

/** Empty where there is nobody of that id. */
export const personCard = (ctx: Context, personId: string): Promise<PersonCard[]> =>
  read(
    ctx,
    sql`select p.id, p.name, p.position, t.id as "teamId", t.name as team
      from person p
      left join membership m on m.person_id = p.id and ${holds('m', ctx.today)}
      left join team t on t.id = m.team_id
      where p.id = ${personId} and p.erased_at is null`,
  )
