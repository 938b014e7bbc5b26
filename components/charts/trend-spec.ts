import type { Axes } from './spec'

/** actual: what happened; asked: what was to happen; other: what it is compared with. */
export type Tone = 'actual' | 'asked' | 'other'

export type TrendRow = { x: number; day: string; values: (number | null)[]; shown: string[] }

export type TrendChartSpec = {
  draws: 'trend'
  low: boolean
  sentence: string
  axes: Axes
  series: { name: string; tone: Tone }[]
  rows: TrendRow[]
}
