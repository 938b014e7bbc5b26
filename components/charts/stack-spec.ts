import type { Axes } from './spec'

/** Parts of a whole over time, one on the other. */
export type StackChartSpec = {
  draws: 'stack'
  low: boolean
  sentence: string
  axes: Axes
  /** From the bottom up, with the words at its end. */
  layers: { name: string; label: string }[]
  /** A row each week end: a value for each layer, and what they come to as words. */
  rows: { x: number; values: number[]; day: string; shown: string }[]
}
