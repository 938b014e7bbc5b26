'use client'

import { Scatter, usePlotArea, useXAxisScale } from 'recharts'
import { Plot } from './plot'
import type { SpreadChartSpec } from './spread-spec'

type Dot = SpreadChartSpec['dots'][number]

/** The same marks as in words: a circle, a triangle, a square, a tick's dark circle, a ring. */
const marks: Record<Dot['status'], { className: string; path: string }> = {
  on_track: { className: 'dot on', path: 'm-5 0a5 5 0 1 1 10 0 5 5 0 0 1-10 0Z' },
  done: { className: 'dot done', path: 'm-5 0a5 5 0 1 1 10 0 5 5 0 0 1-10 0Z' },
  at_risk: { className: 'dot risk', path: 'm0-5 5.5 9.5h-11Z' },
  off_track: { className: 'dot off', path: 'm-4.5-4.5h9v9h-9Z' },
  no_data: { className: 'dot', path: 'm-4 0a4 4 0 1 1 8 0 4 4 0 0 1-8 0Z' },
}

function Mark({ cx, cy, payload }: { cx?: number; cy?: number; payload?: Dot }) {
  if (cx === undefined || cy === undefined || !payload) return null
  const { className, path } = marks[payload.status]
  return <path className={className} d={`M${cx} ${cy}${path}`} />
}

export default function SpreadCanvas({
  spec,
  width,
  height,
}: {
  spec: SpreadChartSpec
  width: number
  height: number
}) {
  return (
    <Plot
      axes={spec.axes}
      width={width}
      height={height}
      margin={{ top: 24, right: 16, bottom: 0, left: 0 }}
      rows={spec.dots}
      sentence={spec.sentence}
      centred
      tip={(dot: Dot) => (
        <>
          <b>{dot.name}</b>
          {dot.shown}
        </>
      )}
    >
      <Rules spec={spec} />
      <Scatter dataKey="row" shape={<Mark />} isAnimationActive={false} />
    </Plot>
  )
}

function Rules({ spec: { rules } }: { spec: SpreadChartSpec }) {
  const xScale = useXAxisScale()
  const plot = usePlotArea()
  if (!xScale || !plot) return null
  return (
    <g>
      {rules.map(({ at, label }) => {
        const x = xScale(at) ?? 0
        return (
          <g key={at}>
            <path
              className={label ? 'today-rule' : 'status-rule'}
              d={`M${x} ${plot.y}V${plot.y + plot.height}`}
            />
            {label && (
              <text className="strong" x={x} y={plot.y - 8} textAnchor="middle">
                {label}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
