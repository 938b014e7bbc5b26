import { Invalid } from '../okr/errors'
import type { Size } from '../okr/input/size'

type Tree = { [key: string]: Tree | string }

const internal = /^\$|^__proto__$|^constructor$|^prototype$/

/**
 * A form's fields as a tree: `goals.3.value` becomes `{ goals: { 3: { value } } }`. Lists stay objects keyed by their index; a
 * schema turns them into arrays. Files and the framework's own fields are left out; of several equal names the last counts.
 */
export function treeOf(data: FormData): Tree {
  const root: Tree = Object.create(null) as Tree
  for (const [name, entry] of data) {
    if (typeof entry !== 'string') continue
    const path = name.split('.')
    if (path.length > 6 || path.some((step) => step === '' || internal.test(step))) continue
    let at = root
    for (const step of path.slice(0, -1)) {
      const next = at[step]
      at = typeof next === 'object' ? next : (at[step] = Object.create(null) as Tree)
    }
    at[path.at(-1)!] = entry
  }
  return root
}

/** What a form sends beside what its schema reads. */
const OTHER_FIELDS = 50
/** So many may be in any form: a text too long for its field is better said beside the field. */
const LEAST_CHARACTERS = 50_000

/**
 * A form is refused where it holds more than its schema could take, before any of it is read.
 *
 * @throws Invalid `formTooLong`
 */
export function refuseLonger(data: FormData, size: Size): void {
  const fields = size.fields + OTHER_FIELDS
  const characters = Math.max(LEAST_CHARACTERS, 2 * size.characters)
  const sent = { fields: 0, characters: 0 }
  for (const [, entry] of data) {
    sent.fields++
    sent.characters += typeof entry === 'string' ? entry.length : 0
  }
  if (sent.fields > fields || sent.characters > characters)
    throw new Invalid({}, 'formTooLong', { fields, characters })
}

/** Twice the longest text any field takes: what is longer was not typed by hand, and the browser still has it. */
const LONGEST = 4_000
const LONGEST_NAME = 200
/** Of all fields together, in characters: a goal with every part at its longest has less. */
const MOST = 200_000

/**
 * What was typed, to fill the form again after an error; never passwords or one-time codes. Cut where it is longer than any field
 * takes, so that a refused form is not sent back several times its size.
 */
export function typedValues(data: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  let left = MOST
  for (const [name, entry] of data) {
    if (typeof entry !== 'string' || name.length > LONGEST_NAME) continue
    if (internal.test(name) || /password|code/i.test(name)) continue
    const kept = entry.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')
    left -= name.length + kept.length
    if (left < 0) break
    values[name] = kept
  }
  return values
}

/** A page's query as a form's fields: for a form that asks its own page what it would do, and writes nothing. */
export function typedQuery(query: Record<string, string | string[] | undefined>) {
  const data = new FormData()
  for (const [name, value] of Object.entries(query))
    if (name !== 'check' && name !== 'scope')
      data.append(name, (Array.isArray(value) ? value.at(-1) : value) ?? '')
  return { tree: treeOf(data), values: typedValues(data) }
}
