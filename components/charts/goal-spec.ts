import type { Axes, Point } from './spec'

export type GoalChartSpec = {
  draws: 'goal'
  low: boolean
  /** One sentence for who cannot see it. */
  sentence: string
  axes: Axes
  actual: Point[]
  afterDeadline: Point[]
  /** A curve each time the target changed. */
  pace: { x: number; value: number }[][]
  /** From a day on, the current target; a step each adjustment. */
  target: { x: number; value: number }[]
  original: number | null
  forecast: { low: number; middle: number; high: number } | null
  today: number | null
  deadline: number
  words: {
    actual: string
    pace: string
    target: string
    original: string
    originalShort: string
    forecast: string
    today: string
    deadline: string
    deadlineDay: string
    afterDeadline: string
    adjusted: string[]
  }
}
