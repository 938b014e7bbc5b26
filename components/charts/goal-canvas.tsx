'use client'

import { Line } from 'recharts'
import { GoalMarks } from './goal-marks'
import type { GoalChartSpec } from './goal-spec'
import { measured, NARROW, Plot } from './plot'
import type { Point } from './spec'

type Row = Omit<Point, 'value'> & { value: number | null }

export default function GoalCanvas({
  spec,
  width,
  height,
}: {
  spec: GoalChartSpec
  width: number
  height: number
}) {
  const narrow = width < NARROW
  const { target, original, forecast } = spec.words
  const beside = [target, ...(spec.original === null ? [] : [original]), ...(spec.forecast ? [forecast] : [])]
  const right = narrow ? 10 : Math.max(72, ...beside.map(measured)) + 14
  const measuredRows: Row[] = [...spec.actual, ...spec.afterDeadline]
  return (
    // Without a row the axes have no scale, and pace and target no place.
    <Plot
      axes={spec.axes}
      width={width}
      height={height}
      margin={{ top: spec.today === null ? 24 : 40, right, bottom: 0, left: 0 }}
      rows={
        measuredRows.length > 0 ? measuredRows : [{ x: spec.axes.x.first, value: null, day: '', shown: '' }]
      }
      sentence={spec.sentence}
      named={{
        at: spec.deadline,
        label: spec.words.deadlineDay,
        centred: !narrow && spec.deadline === spec.axes.x.last,
      }}
      tip={(row: Row) => (
        <>
          <b>{row.shown}</b>
          {row.day}
        </>
      )}
    >
      <GoalMarks spec={spec} narrow={narrow} />
      <Line
        dataKey={(row: Row) => (row.x <= spec.deadline ? row.value : null)}
        type="linear"
        stroke="var(--ink)"
        strokeWidth={2.5}
        dot={
          spec.actual.length < 60
            ? { r: 4, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 1.5 }
            : false
        }
        activeDot={{ r: 6, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 2 }}
        isAnimationActive={false}
      />
      <Line
        dataKey={(row: Row) => (row.x > spec.deadline ? row.value : null)}
        stroke="none"
        dot={{ r: 4, fill: 'var(--paper)', stroke: 'var(--ink-2)', strokeWidth: 1.5 }}
        activeDot={{ r: 6, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 2 }}
        isAnimationActive={false}
      />
      {measuredRows.length === 0 && (
        <Line
          dataKey={() => spec.axes.y.low}
          stroke="none"
          dot={false}
          activeDot={false}
          tooltipType="none"
          isAnimationActive={false}
        />
      )}
    </Plot>
  )
}
