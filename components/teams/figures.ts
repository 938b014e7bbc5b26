import { formatValue, type Measure } from '@/lib/i18n/format'
import type { Locale } from '@/lib/okr/types'

/** A weekly rate as a person would say it, without its unit: 1.3 deals, 8,330 USD. */
export function formatRate(perWeek: number, measure: Measure, locale: Locale): string {
  const size = Math.abs(perWeek)
  const step = size >= 10_000 ? 100 : size >= 1000 ? 10 : size >= 100 ? 1 : 0.1
  return formatValue((Math.round(perWeek / step) * step).toFixed(1), measure, locale, {
    bare: true,
    distance: true,
  })
}
