import { isDay } from '../okr/calendar'
import type { Message, MessageValues } from '../okr/errors'
import type { Locale } from '../okr/types'
import { formatDay, formatInstant, formatValue } from './format'

/** What days are called in the `errors` catalogue; other values, such as what somebody typed, are said as they are. */
const days: ReadonlySet<string> = new Set(['day', 'first', 'last', 'starts', 'deadline'])

/**
 * What stands in a message of the `errors` catalogue, in the reader's language: values of a metric with their unit, days, and a
 * moment in the company's time zone.
 */
export function saidValues(
  { values = {}, quantities = {} }: Omit<Message, 'key'>,
  locale: Locale,
): MessageValues {
  const said: MessageValues = {}
  for (const [name, value] of Object.entries(values))
    said[name] = days.has(name) && isDay(String(value)) ? formatDay(String(value), locale) : value
  for (const [name, { value, ...measure }] of Object.entries(quantities))
    said[name] = formatValue(String(value), measure, locale)
  if (values.at) said.at = formatInstant(new Date(values.at), locale, String(values.timeZone))
  return said
}
