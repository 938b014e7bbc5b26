import { messages } from './messages'

/** The sayings of the `done` catalogue: an address may ask for one of them by its name, and for nothing else. */
const sayings = new Set(Object.keys(messages.en.done))

export type Saying = keyof typeof messages.en.done

export const isSaying = (asked: string | undefined): asked is Saying =>
  asked !== undefined && sayings.has(asked)
