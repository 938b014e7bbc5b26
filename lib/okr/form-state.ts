/** What a form gets back from an action: sentences in the reader's language, and what was typed. */
export type FormState = {
  status: 'idle' | 'done' | 'error'
  /** One sentence on the whole: what was done, or what stands in the way. */
  message?: string
  /** Field name → sentence. Names are dotted as in the form: `keyResults.0.target`. */
  fields?: Record<string, string>
  /** What was typed, by field name; never passwords. */
  values?: Record<string, string>
  /** The form was made from an older version: what stands now, to be shown beside what was typed. */
  conflict?: boolean
  /** Given by a command, for example the id of what was made. */
  result?: string | null
  /** Counts answers, so that a form can tell two equal ones apart. */
  at: number
}

/** The field of every form in which the page says whom it was made for: it is saved in that person's name or not at all. */
export const OPENED_BY = 'openedBy'

/** Set on a form that stands by itself because its page is another person's: whatever is wrong with it is said there, too. */
export const RESENT = 'resent'

export const idle: FormState = { status: 'idle', at: 0 }

/**
 * Carries one quiet line to the next page, which shows it once: of success over a redirect, or, with `!` before its path, of what
 * stood in the way where there is no script to say it in the form.
 */
export const DONE_COOKIE = 'paceline-done'

/**
 * Begins what the server says where it refuses what was sent before any action reads it, so that a form can tell this from a
 * failure of which nobody knows what it left.
 */
export const REFUSAL = 'Paceline: '
