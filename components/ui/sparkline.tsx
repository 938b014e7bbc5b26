import { useLocale, useTranslations } from 'next-intl'
import { formatPoints } from '@/lib/i18n/format'
import type { Locale } from '@/lib/okr/types'
import type { SayStatus } from './pace'
import { SPARK_HEIGHT as HEIGHT, SPARK_WIDTH as WIDTH, SparkDrawing, type DrawnSpark } from './spark-drawing'

const EDGE = 2
/** Less than this apart is drawn flat: a fraction of a point is no trend. */
const LEAST_SPAN = 0.1

/** Progress minus pace, week by week, oldest first, as ratios (−0.41 = 41 points behind). */
type Points = readonly (number | null)[]

/** The way towards or away from pace, the dashed line; it begins in the week of the first value. */
export function Sparkline({ points }: { points: Points }) {
  const drawn = drawnSpark(points, useTranslations('status'), useLocale())
  return drawn && <SparkDrawing {...drawn} />
}

/** What its drawing is made from, for a table that draws many; null where no value is known. */
export function drawnSpark(points: Points, t: SayStatus, locale: Locale): DrawnSpark | null {
  const known = points.flatMap((value, index) => (value === null ? [] : [{ value, index }]))
  const last = known.at(-1)
  if (!last) return null
  const highest = Math.max(0, ...known.map((point) => point.value))
  const span = Math.max(LEAST_SPAN, highest - Math.min(0, ...known.map((point) => point.value)))
  const y = (value: number) => round(EDGE + 1 + ((highest - value) / span) * (HEIGHT - 2 * EDGE - 2))
  const x = (index: number) => round(EDGE + (index / Math.max(1, points.length - 1)) * (WIDTH - 2 * EDGE))
  const line = known.map((point) => `${x(point.index)},${y(point.value)}`).join(' ')
  const label = t('sparkline', {
    count: known.length,
    first: formatPoints(known[0]?.value ?? 0, locale),
    last: formatPoints(last.value, locale),
  })
  return { label, zero: y(0), line, end: [x(last.index), y(last.value)] }
}

const round = (value: number): number => Math.round(value * 10) / 10
