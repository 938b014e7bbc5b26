'use client'

import { Area, usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { measured, NARROW, Plot } from './plot'
import { spread } from './scale'
import type { StackChartSpec } from './stack-spec'

type Row = StackChartSpec['rows'][number]

const LINE = 15

/** Light and dark by turns, so that neighbours part on paper too. */
const shades = ['layer-1', 'layer-2', 'layer-3']

export default function StackCanvas({
  spec,
  width,
  height,
}: {
  spec: StackChartSpec
  width: number
  height: number
}) {
  const narrow = width < NARROW
  const right = narrow ? 10 : Math.max(72, ...spec.layers.map(({ label }) => measured(label))) + 14
  return (
    <Plot
      axes={spec.axes}
      width={width}
      height={height}
      margin={{ top: 16, right, bottom: 0, left: 0 }}
      rows={spec.rows}
      sentence={spec.sentence}
      tip={(row: Row) => (
        <>
          <b>{row.shown}</b>
          {row.day}
        </>
      )}
    >
      {spec.layers.map(({ name }, index) => (
        <Area
          key={name}
          className={shades[index % shades.length]}
          dataKey={(row: Row) => row.values[index]}
          stackId="all"
          type="linear"
          isAnimationActive={false}
          activeDot={false}
        />
      ))}
      <Labels spec={spec} narrow={narrow} />
    </Plot>
  )
}

/** The names of the layers at their ends, or in them where there is no room beside. */
function Labels({ spec, narrow }: { spec: StackChartSpec; narrow: boolean }) {
  const yScale = useYAxisScale()
  const xScale = useXAxisScale()
  const plot = usePlotArea()
  const widest = Math.max(...spec.layers.map(({ name }) => measured(name))) + 14
  const last = spec.rows.at(-1)
  if (!xScale || !yScale || !plot || !last) return null
  const middles = last.values.map((value, index) => {
    const below = last.values.slice(0, index).reduce((sum, one) => sum + one, 0)
    return yScale(below + value / 2) ?? 0
  })
  const heights = spread(middles, LINE, plot.y, plot.y + plot.height)
  // Where the quarter is not over, the words stand at its last day.
  const end = xScale(last.x) ?? plot.x + plot.width
  const inside = narrow && end + widest > plot.x + plot.width
  const x = inside ? end - 4 : end + 10
  return spec.layers.map(({ name, label }, index) => (
    <text
      key={name}
      className={inside ? 'strong grounded' : 'strong'}
      x={x}
      y={heights[index]! + 4}
      textAnchor={inside ? 'end' : 'start'}
    >
      {narrow ? name : label}
    </text>
  ))
}
