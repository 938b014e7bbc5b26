import type { Status } from '@/lib/okr/types'
import type { Axes } from './spec'

/** One mark a person: how far along pace, in the row of their unit. */
export type SpreadChartSpec = {
  draws: 'spread'
  low: boolean
  sentence: string
  axes: Axes
  /** Where statuses change, and pace itself. */
  rules: { at: number; label: string | null }[]
  dots: { x: number; row: number; status: Status; name: string; shown: string }[]
}
