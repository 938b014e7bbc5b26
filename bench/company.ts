import { sql } from 'drizzle-orm'
import { openDb, rows, type DbOptions } from '../db/client'
import { buildDemo } from '../db/demo'
import { growTeam } from '../db/demo/large'
import { migrate } from '../db/migrate'

/** Where the pages to measure are in one loaded company, and who opens them. */
export type Company = {
  largestTeam: string
  team8: string
  team40: string
  goal: string
  manager: string
  rep: string
  executive: string
  password: string
}

/** Loads the demo company, and two teams of 8 and 40 people beside it, into an empty database. */
export async function loadCompany(options: DbOptions, now: Date): Promise<Company> {
  const opened = await openDb(options)
  try {
    await migrate(opened, options.url)
    const { signIns } = await buildDemo(opened.db, now)
    const [team8, team40] = [await growTeam(opened.db, 8, now), await growTeam(opened.db, 40, now)]
    const found = await opened.db.execute(sql`
      select t.team_id as "largestTeam", l.email as manager,
        (select p.email from membership m join person p on p.id = m.person_id
          where m.team_id = t.team_id and m.valid_to is null and m.superseded_at is null and p.id <> l.id order by p.email limit 1) as rep,
        (select g.id from goal g join period pe on pe.id = g.period_id join person p on p.id = g.owner_id
          join membership m on m.person_id = p.id and m.valid_to is null and m.superseded_at is null
          where m.team_id = t.team_id and g.level = 'person' and pe.state = 'active' order by p.email limit 1) as goal
      from (select team_id, count(*) as people from membership where valid_to is null and superseded_at is null and team_id not in (${team8}, ${team40})
        group by team_id order by people desc, team_id limit 1) t
      join team_lead tl on tl.team_id = t.team_id and tl.valid_to is null and tl.superseded_at is null
      join person l on l.id = tl.person_id`)
    const [row] = rows<Pick<Company, 'largestTeam' | 'manager' | 'rep' | 'goal'>>(found)
    const executive = signIns.find(({ role }) => role === 'executive')!
    return { ...row!, team8, team40, executive: executive.email, password: executive.password }
  } finally {
    await opened.close()
  }
}
