'use client'

import { createContext, useContext } from 'react'

/** What a form tells its fields: what was wrong, what was typed, and the few words they need. */
export type FormFacts = {
  /** Makes ids unique where a page holds the same form twice. */
  prefix: string
  words: { error: string; optional: string }
  fields?: Record<string, string>
  values?: Record<string, string>
  /** The form was made from an older version than the one that stands. */
  conflict?: boolean
  /** Counts answers: a control that cannot take a new default is made anew. */
  at: number
  /** What is typed was typed beside the versions the form has: a refreshed page brings it no newer ones. */
  holds: boolean
}

export const FormContext = createContext<FormFacts>({
  prefix: '',
  words: { error: '', optional: '' },
  at: 0,
  holds: false,
})

export const fieldId = (prefix: string, name: string): string => `${prefix}${name}`

/** A control's place in its form: its id, its error, what was typed into it, and the words that describe it to a reader. */
export function useField(name: string, described: { hint?: unknown; last?: unknown } = {}) {
  const { prefix, fields, values, words, at } = useContext(FormContext)
  const id = fieldId(prefix, name)
  const error = fields?.[name]
  const describedBy = [error && `${id}-error`, described.hint && `${id}-hint`, described.last && `${id}-last`]
    .filter(Boolean)
    .join(' ')
  return {
    id,
    error,
    typed: values?.[name],
    /** Whether an answer brought typed values back: then an unchecked box stays unchecked. */
    answered: values !== undefined,
    words,
    at,
    aria: { 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy || undefined },
  }
}
