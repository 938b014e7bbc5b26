import { eq } from 'drizzle-orm'
import type { Locale } from '../../lib/okr/types'
import type { Db } from '../client'
import { period } from '../schema'
import { type Company, DEMO_PASSWORD } from './people'
import { finalStates } from './periods'
import { insertRows } from './rows'
import { tellStory } from './story'

export type SignIn = { role: string; name: string; email: string; password: string; locale: Locale }

/**
 * Fills an empty, migrated database with the demo company as it stands at `now`: everything in it was written before that
 * instant. The same instant gives the same company.
 *
 * @throws Error when `now` lies before the quarters the demo tells of.
 */
export async function buildDemo(db: Db, now: Date): Promise<{ signIns: SignIn[] }> {
  const { world, periods, company } = await tellStory(now)
  await db.transaction(async (tx) => {
    await insertRows(tx, world.rows)
    // Last: a closed period takes no more rows.
    for (const { id, state } of finalStates(periods))
      await tx.update(period).set({ state }).where(eq(period.id, id))
  })
  // So many rows at once: until the engine has counted them it plans for empty tables.
  await db.execute('analyze')
  return { signIns: signIns(company) }
}

/** One person for each role; the rep writes Chinese. */
function signIns({ reps, teams, executives, admin }: Company): SignIn[] {
  const team = teams.find(({ lead }) => lead.name === 'Melvin Marxen')!
  const rep = reps.find(({ name }) => name === 'Gladys Colclough')!
  return [
    ['rep', rep] as const,
    ['manager', team.lead] as const,
    ['executive', executives[0]] as const,
    ['admin', admin] as const,
  ].map(([role, { name, email, locale }]) => ({ role, name, email, password: DEMO_PASSWORD, locale }))
}
