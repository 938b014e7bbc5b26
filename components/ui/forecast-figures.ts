import { formatPercent, formatRange, formatValue, type Measure } from '@/lib/i18n/format'
import type { KeyResultForecast } from '@/lib/okr/forecast/key-result'
import type { Decimal, Kind, Locale } from '@/lib/okr/types'

/** As far as it can be meant: whole things are counted, a rate has one decimal. */
const rounded = (value: number, kind: Kind): Decimal => value.toFixed(kind === 'count' ? 0 : 1)

/** Nothing that is still open is certain. */
const chanceWords = (chance: number, locale: Locale): string => {
  if (chance < 0.01) return `<${formatPercent(0.01, locale)}`
  return chance > 0.99 ? `>${formatPercent(0.99, locale)}` : formatPercent(chance, locale)
}

/** A forecast for a chart: the band and the point between. */
export const forecastBand = ({ low, point, high }: KeyResultForecast, kind: Kind) => ({
  low: rounded(low, kind),
  middle: rounded(point, kind),
  high: rounded(high, kind),
})

/** A forecast in three figures each: what is expected, the band of 80 %, the chance to make the target. */
export function forecastFigures(
  forecast: KeyResultForecast,
  measure: Measure,
  locale: Locale,
  { bare = false }: { bare?: boolean } = {},
): { point: string; range: string; chance: string } {
  const { low, middle, high } = forecastBand(forecast, measure.kind)
  const options = { compact: true, bare }
  return {
    point: formatValue(middle, measure, locale, options),
    range: formatRange(low, high, measure, locale, options),
    chance: chanceWords(forecast.chance, locale),
  }
}
