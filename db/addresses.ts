import { and, eq, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import { Invalid } from '../lib/okr/errors'
import type { Transaction } from './client'
import type { Context } from './context'
import { person } from './schema'

/**
 * The address somebody signs in with at a moment, of a row of `person` of that alias: one that nobody could confirm is in force from
 * its day on.
 */
export const addressAt = (alias: string, now: Date): SQL<string> => {
  const column = (name: string) => sql.raw(`${alias}.${name}`)
  return sql<string>`(case when ${column('next_email_from')} <=
    (select (${now.toISOString()}::timestamptz at time zone c.time_zone)::date from company c)
    then ${column('next_email')} else ${column('email')} end)`
}

/** Nobody else has that address, or waits for it. To be called inside `holdOrganisation`. @throws Invalid on `email` */
export async function requireFreeAddress(
  tx: Transaction,
  { today }: Pick<Context, 'today'>,
  email: string,
  exceptId?: string,
): Promise<void> {
  // Those whose day has come are the address by now.
  await tx
    .update(person)
    .set({ email: sql`${person.nextEmail}`, nextEmail: null, nextEmailFrom: null })
    .where(lte(person.nextEmailFrom, today))
  const [taken] = await tx
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        or(eq(person.email, email), eq(person.nextEmail, email)),
        exceptId === undefined ? undefined : ne(person.id, exceptId),
      ),
    )
  if (taken) throw new Invalid({ email: { key: 'emailTaken' } })
}
