'use client'

import { Line, usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { measured, NARROW, Plot } from './plot'
import { spread } from './scale'
import type { Tone, TrendChartSpec, TrendRow } from './trend-spec'

const strokes: Record<Tone, { stroke: string; strokeWidth: number; strokeDasharray?: string }> = {
  actual: { stroke: 'var(--ink)', strokeWidth: 2.5 },
  asked: { stroke: 'var(--ink-3)', strokeWidth: 1.5, strokeDasharray: '5 4' },
  other: { stroke: 'var(--edge)', strokeWidth: 1.5 },
}

export default function TrendCanvas({
  spec,
  width,
  height,
}: {
  spec: TrendChartSpec
  width: number
  height: number
}) {
  const widest = Math.max(...spec.series.map(({ name }) => measured(name))) + 14
  return (
    <Plot
      axes={spec.axes}
      width={width}
      height={height}
      margin={{ top: 12, right: Math.min(widest, width < NARROW ? 96 : 180), bottom: 0, left: 0 }}
      rows={spec.rows}
      sentence={spec.sentence}
      tip={(row: TrendRow) => (
        <>
          <b>{row.day}</b>
          {spec.series.map(({ name }, index) => (
            <div key={name}>
              {name} {row.shown[index]}
            </div>
          ))}
        </>
      )}
    >
      {spec.series.map(({ name, tone }, index) => (
        <Line
          key={name}
          dataKey={(row: TrendRow) => row.values[index]}
          {...strokes[tone]}
          dot={false}
          connectNulls
          activeDot={{ r: 5, fill: 'var(--ink)', stroke: 'var(--paper)' }}
          isAnimationActive={false}
        />
      ))}
      <Names spec={spec} />
    </Plot>
  )
}

/** Each series' name at the end of its line. */
function Names({ spec }: { spec: TrendChartSpec }) {
  const x = useXAxisScale()
  const y = useYAxisScale()
  const plot = usePlotArea()
  if (!x || !y || !plot) return null
  const ends = spec.series.flatMap(({ name, tone }, index) => {
    const value = spec.rows.findLast((row) => row.values[index] !== null)?.values[index]
    return value == null ? [] : [{ name, tone, y: y(value) ?? 0 }]
  })
  const heights = spread(
    ends.map((end) => end.y),
    15,
    plot.y,
    plot.y + plot.height,
  )
  return ends.map(({ name, tone }, index) => (
    <text
      key={name}
      className={tone === 'actual' ? 'strong' : undefined}
      x={plot.x + plot.width + 8}
      y={heights[index]! + 4}
    >
      {name}
    </text>
  ))
}
