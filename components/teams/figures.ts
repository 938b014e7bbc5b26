import { formatValue, type Measure } from '@/lib/i18n/format'
import { daysBetween, weekOfPeriod } from '@/lib/okr/calendar'
import type { Day, Locale } from '@/lib/okr/types'

/** A weekly rate as a person would say it, without its unit: 1.3 deals, 8,330 USD. */
export function formatRate(perWeek: number, measure: Measure, locale: Locale): string {
  const size = Math.abs(perWeek)
  const step = size >= 10_000 ? 100 : size >= 1000 ? 10 : size >= 100 ? 1 : 0.1
  return formatValue((Math.round(perWeek / step) * step).toFixed(1), measure, locale, { bare: true })
}

/** Which week of a period a day lies in, and how many it has. */
export function weekOf(period: { first: Day; last: Day }, day: Day): { week: number; weeks: number } {
  const weeks = Math.round((daysBetween(period.first, period.last) + 1) / 7)
  const at = day > period.last ? period.last : day
  return { week: Math.min(weeks, Math.max(1, weekOfPeriod(at, period.first))), weeks }
}
