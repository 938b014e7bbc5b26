/** Of all arguments of one call: a form's state has two values a field, and a call refers to a form. */
const MOST_VALUES = 5000
const MOST_REFERENCES = 64

/** What reading the arguments of one call has come to so far. */
type Spent = { values: number; references: number }
export const nothingSpent = (): Spent => ({ values: 0, references: 0 })

/** React's way to say that a value stands in another part, by its hexadecimal number. A text that begins like it has a second `$`. */
const REFERENCE = /^\$[@FQWhi]?([0-9a-f]+)(?::|$)/

/**
 * The arguments React reads from a part; undefined where it could not: JSON, all of whose references lead to a part that was sent.
 * React takes seconds for a megabyte of references, so that they are counted, as values are.
 */
export function argumentsIn(sent: unknown, isPart: (name: string) => boolean, spent: Spent): unknown {
  if (typeof sent !== 'string') return undefined
  try {
    return JSON.parse(sent, (_key, value: unknown) => {
      if (++spent.values > MOST_VALUES) throw new RangeError('More values than a call has.')
      if (typeof value !== 'string' || !/^\$(?![$u])/.test(value)) return value
      if (++spent.references > MOST_REFERENCES) throw new RangeError('More references than a call has.')
      const part = REFERENCE.exec(value)?.[1]
      if (part && !isPart(String(parseInt(part, 16)))) throw new RangeError('A reference leads nowhere.')
      return value
    })
  } catch {
    return undefined
  }
}
