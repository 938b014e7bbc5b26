import { v7, validate } from 'uuid'

let made = 0

/** A new id: a UUID of version 7, so that rows of one table lie in the order they were made, also those of one transaction. */
export const newId = (now: Date): string => v7({ msecs: now.getTime(), seq: made++ & 0x7fff_ffff })

/**
 * Whether an address names an id at all, as the database writes it: ids are compared as text, and what is not one is found nowhere
 * and never asked of the database.
 */
export const isId = (text: string): boolean => validate(text) && text === text.toLowerCase()
