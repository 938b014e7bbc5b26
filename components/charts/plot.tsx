'use client'

import type { ReactNode } from 'react'
import { CartesianGrid, ComposedChart, Tooltip, XAxis, YAxis } from 'recharts'
import type { Axes, Tick } from './spec'

/** Narrower than this, labels move from beside the lines into the plot. */
export const NARROW = 520
const SPACE = 8

/** What another label takes of the line of days, in pixels. */
export type Taken = { from: number; to: number }

/** Those of the ticks that have room beside one another and beside what is taken. */
function thinned(ticks: Tick[], place: (at: number) => number, end: number, taken?: Taken): Tick[] {
  const kept: Tick[] = []
  let free = -Infinity
  for (const tick of ticks) {
    const from = place(tick.at)
    const to = from + measured(tick.label)
    const hidden = taken && to + SPACE > taken.from && from - SPACE < taken.to
    if (from < free || hidden || to > end + SPACE) continue
    kept.push(tick)
    free = to + 2 * SPACE
  }
  return kept
}

export type PlotProps<Row> = {
  axes: Axes
  width: number
  height: number
  margin: { top: number; right: number; bottom: number; left: number }
  rows: Row[]
  sentence: string
  /** A day with a label of its own on the line of days, ending or centred there. */
  named?: { at: number; label: string; centred: boolean }
  /** Labels below their ticks: of a scale that is no time, where they do not begin something. */
  centred?: boolean
  tip: (row: Row) => ReactNode
  children: ReactNode
}

/** Axes, grid, what is said at a point, and the keyboard: common to all charts. */
export function Plot<Row extends { x: number }>(props: PlotProps<Row>) {
  const { axes, width, height, margin, rows, sentence, named, centred = false, tip, children } = props
  const labels = new Map(axes.y.ticks.map((tick) => [tick.at, tick.label]))
  const axisWidth = Math.max(...axes.y.ticks.map(({ label }) => measured(label))) + 12
  const span = width - margin.left - margin.right - axisWidth
  const place = (at: number) => ((at - axes.x.first) / Math.max(1, axes.x.last - axes.x.first)) * span
  const taken = named && {
    from: place(named.at) - measured(named.label) / (named.centred ? 2 : 1),
    to: place(named.at) + (named.centred ? measured(named.label) / 2 : 0),
  }
  const days = thinned(axes.x.ticks, place, span, taken)
  const dayLabels = new Map(days.map((tick) => [tick.at, tick.label]))
  return (
    <ComposedChart width={width} height={height} margin={margin} data={rows} aria-label={sentence}>
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis
        type="number"
        dataKey="x"
        domain={[axes.x.first, axes.x.last]}
        ticks={days.map((tick) => tick.at)}
        tickFormatter={(at: number) => dayLabels.get(at) ?? ''}
        interval={0}
        tickLine={false}
        stroke="var(--edge)"
        tick={{ fill: 'var(--ink-3)', fontSize: 12, textAnchor: centred ? 'middle' : 'start' }}
        height={24}
      />
      <YAxis
        type="number"
        domain={[axes.y.low, axes.y.high]}
        ticks={axes.y.ticks.map((tick) => tick.at)}
        tickFormatter={(at: number) => labels.get(at) ?? ''}
        interval={0}
        width={axisWidth}
        axisLine={false}
        tickLine={false}
        tick={{ fill: 'var(--ink-3)', fontSize: 12 }}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--ink-3)', strokeWidth: 1 }}
        content={({ active, payload }) => {
          const row = payload?.[0]?.payload as Row | undefined
          return active && row ? <div className="chart-tip">{tip(row)}</div> : null
        }}
      />
      {children}
    </ComposedChart>
  )
}

/** About as wide as a label is at 12 px, a Chinese character counting for two. */
export const measured = (label: string): number =>
  [...label].reduce((width, character) => width + (/[\u2e80-\uffef]/.test(character) ? 12 : 6.8), 0)
