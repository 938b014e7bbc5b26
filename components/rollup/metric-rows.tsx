'use client'

import { TargetCells, type TargetLabels, type TargetWords } from '@/components/teams/target-cells'
import { PaceDrawing, type DrawnPace } from '@/components/ui/pace-drawing'
import { ShapedStatus, type StatusWords } from '@/components/ui/status-drawing'
import type { Status } from '@/lib/okr/types'
import { UnitHead, type HeadWords } from './unit-head'

/** One metric of a unit as it is read. */
export type MetricRowWords = HeadWords & {
  /** Null without a target of the metric. */
  figures: MetricFigures | null
}

export type MetricFigures = TargetWords & {
  pace: DrawnPace
  status: Status
  /** Beside the status: pace, and the day of older values. */
  beside: string
  forecast: { point: string; range: string; chance: string } | null
  previous: { value: string; share: string | null } | null
}

/** What all rows say; no word for a column that is not shown. */
export type MetricRowsLabels = TargetLabels & {
  noTarget: string
  forecast: string | null
  previous: string | null
  statuses: StatusWords
}

/** Units of one metric. A client component for the reason the people of a board are one: a row travels as one plain object. */
export const MetricRows = ({ rows, labels }: { rows: MetricRowWords[]; labels: MetricRowsLabels }) =>
  rows.map((row) => (
    <tr key={row.id} role="row" className={row.tone ?? undefined}>
      <UnitHead head={row} />
      {row.figures ? (
        <Figures figures={row.figures} labels={labels} />
      ) : (
        <td
          role="cell"
          className="full faint"
          colSpan={6 + Number(labels.forecast !== null) + Number(labels.previous !== null)}
        >
          {labels.noTarget}
        </td>
      )}
    </tr>
  ))

const Figures = ({ figures, labels }: { figures: MetricFigures; labels: MetricRowsLabels }) => {
  const { pace, status, beside, forecast, previous } = figures
  return (
    <>
      <td role="cell" className="full bar">
        <PaceDrawing {...pace} />
        <span className="pace-words">
          <ShapedStatus status={status}>{labels.statuses[status]}</ShapedStatus>
          <span className="small muted">{beside}</span>
        </span>
      </td>
      <TargetCells words={figures} labels={labels} />
      {labels.forecast !== null && (
        <td role="cell" className="num" data-label={labels.forecast}>
          {forecast ? <b>{forecast.point}</b> : '–'}
          {forecast && <span className="sub">{forecast.range}</span>}
          {forecast && <span className="sub">{forecast.chance}</span>}
        </td>
      )}
      {labels.previous !== null && (
        <td role="cell" className="num" data-label={labels.previous}>
          {previous?.value ?? '–'}
          {previous?.share && <span className="sub">{previous.share}</span>}
        </td>
      )}
    </>
  )
}
