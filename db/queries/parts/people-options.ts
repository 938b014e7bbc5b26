import { eq } from 'drizzle-orm'
import type { Context } from '../../context'
import { person } from '../../schema'

export type PersonOption = { id: string; name: string; position: string }

/** Everybody active, by name as the reader's language orders names. */
export async function peopleOptions({ db, locale }: Pick<Context, 'db' | 'locale'>): Promise<PersonOption[]> {
  const found = await db
    .select({ id: person.id, name: person.name, position: person.position })
    .from(person)
    .where(eq(person.active, true))
  const { compare } = new Intl.Collator(locale)
  return found.sort((a, b) => compare(a.name, b.name))
}
