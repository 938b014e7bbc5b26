'use client'

import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import type { GoalChartSpec } from './goal-spec'
import { GoalLabels, type Area, type Place } from './goal-labels'

/** Everything that stands still behind the actual line: targets, pace, forecast, today, the deadline and their labels. */
export function GoalMarks({ spec, narrow }: { spec: GoalChartSpec; narrow: boolean }) {
  const xScale = useXAxisScale()
  const yScale = useYAxisScale()
  const plot = usePlotArea()
  if (!xScale || !yScale || !plot) return null
  const at: Place = { x: (day) => xScale(day) ?? 0, y: (value) => yScale(value) ?? 0 }
  const area: Area = { left: plot.x, right: plot.x + plot.width, top: plot.y, bottom: plot.y + plot.height }
  const { target, deadline, forecast, actual, original, today } = spec
  const end = at.x(deadline)
  const from = actual.at(-1)
  const path = (points: readonly { x: number; value: number }[]) =>
    points.map((point, index) => `${index ? 'L' : 'M'}${at.x(point.x)} ${at.y(point.value)}`).join('')
  const steps = target.map((step, index) =>
    index ? `H${at.x(step.x)}V${at.y(step.value)}` : `M${at.x(step.x)} ${at.y(step.value)}`,
  )
  return (
    <g>
      <path className="deadline-rule" d={`M${end} ${area.top - 10}V${area.bottom}`} />
      {today !== null && (
        <path className="today-rule" d={`M${at.x(today)} ${area.top - 20}V${area.bottom}`} />
      )}
      {forecast && from && (
        <>
          <path
            className="band"
            d={`M${at.x(from.x)} ${at.y(from.value)}L${end} ${at.y(forecast.high)}V${at.y(forecast.low)}Z`}
          />
          <path
            className="middle"
            d={`M${at.x(from.x)} ${at.y(from.value)}L${end} ${at.y(forecast.middle)}`}
          />
        </>
      )}
      {spec.pace.map((curve, index) => (
        <path key={index} className="pace-line" d={path(curve)} />
      ))}
      {original !== null && <path className="target-orig" d={`M${area.left} ${at.y(original)}H${end}`} />}
      <path className="target" d={`${steps.join('')}H${end}`} />
      {target.slice(1).map((step, index) => (
        <path
          key={step.x}
          className="flagmark"
          d={`M${at.x(step.x)} ${at.y(target[index]!.value) - 6}l6 6-6 6-6-6Z`}
        />
      ))}
      <GoalLabels spec={spec} narrow={narrow} at={at} area={area} />
    </g>
  )
}
