import type { z } from 'zod'
import type { Message, MessageValues } from '../okr/errors'

export type Fields = Record<string, Message>

/** The first thing wrong with each field, by its dotted name. */
export function fieldMessages(error: z.ZodError): Fields {
  const fields: Fields = {}
  for (const issue of error.issues) {
    const name = issue.path.join('.')
    fields[name] ??= { key: issue.message, values: bounds(issue) }
  }
  return fields
}

/** As the fields stand in the form, so that a list of what is wrong can be worked through downwards; what has no field comes first. */
export function inOrder(fields: Fields, names: Iterable<string>): Fields {
  const inForm = new Set(names)
  const ordered: Fields = {}
  for (const [name, message] of Object.entries(fields)) if (!inForm.has(name)) ordered[name] = message
  for (const name of inForm) if (Object.hasOwn(fields, name)) ordered[name] = fields[name]!
  return ordered
}

function bounds(issue: z.core.$ZodIssue): MessageValues {
  const values: MessageValues = {}
  if ('maximum' in issue) values.maximum = Number(issue.maximum)
  if ('minimum' in issue) values.minimum = Number(issue.minimum)
  if ('params' in issue && issue.params) Object.assign(values, issue.params)
  return values
}
