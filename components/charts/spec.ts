import { dayNumber } from '@/lib/okr/calendar'
import type { Day } from '@/lib/okr/types'

/** What a chart draws, made on the server: numbers for places, and every word and figure ready to be shown. */
export type Point = { x: number; value: number; day: string; shown: string }
export type Tick = { at: number; label: string }

export type Axes = {
  /** Days as numbers. */
  x: { first: number; last: number; ticks: Tick[] }
  y: { low: number; high: number; ticks: Tick[] }
}

/** The first of each month, with both ends. */
export function monthTicks(first: Day, last: Day, label: (day: Day) => string): Tick[] {
  const ticks: Tick[] = [{ at: dayNumber(first), label: label(first) }]
  let [year, month] = first.split('-').map(Number) as [number, number]
  for (;;) {
    if (++month > 12) [year, month] = [year + 1, 1]
    const day = `${year}-${String(month).padStart(2, '0')}-01`
    if (day > last) return ticks
    ticks.push({ at: dayNumber(day), label: label(day) })
  }
}
