import { v7 } from 'uuid'

/** A new id: a UUID of version 7, so that rows of one table lie in the order they were made. */
export const newId = (now: Date): string => v7({ msecs: now.getTime() })
