import { forbidden, notFound } from 'next/navigation'
import { Forbidden, NotFound } from '@/lib/okr/errors'

/** What a page shows, or the status that says why not: 404 for what is not there or not the viewer's, 403 for what is not theirs to open. */
export async function pageOf<T>(query: Promise<T>): Promise<T> {
  try {
    return await query
  } catch (error) {
    if (error instanceof NotFound) notFound()
    if (error instanceof Forbidden) forbidden()
    throw error
  }
}

/** A query's first value: `?sort=a&sort=b` asks for a. */
export const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value
