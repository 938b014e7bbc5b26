import 'server-only'
import { cache } from 'react'
import { currentSession } from '../auth/request-context'

/** The id of whom a page is made for, which each of its forms carries; empty where nobody is signed in. */
export const openedBy = cache(async (): Promise<string> => (await currentSession())?.viewer.id ?? '')
