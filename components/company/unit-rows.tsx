'use client'

import Link from 'next/link'
import type { Route } from 'next'
import { TargetCells, type TargetLabels, type TargetWords } from '@/components/teams/target-cells'
import { PaceDrawing, type DrawnPace } from '@/components/ui/pace-drawing'
import {
  CountedShapes,
  ShapedStatus,
  type StatusCounts,
  type StatusWords,
} from '@/components/ui/status-drawing'
import type { Status } from '@/lib/okr/types'

/** A region's or team's row as it is read. */
export type UnitWords = {
  id: string
  address: string
  name: string
  lead: string | null
  /** Whether it stands above others, and whether it is set in below one that does. */
  group: boolean
  indent: boolean
  /** Null without a target of the metric. */
  figures: UnitFigures | null
  onTime: string
  missed: string | null
  people: StatusCounts
}

export type UnitFigures = TargetWords & { pace: DrawnPace; status: Status }

/** The words every row says. */
export type RowsWords = TargetLabels &
  Record<'noTarget' | 'onTime' | 'people', string> & { statuses: StatusWords }

/** Regions and teams. A client component for the reason the people of a board are one: a row travels as one plain object. */
export const UnitRows = ({ rows, words }: { rows: UnitWords[]; words: RowsWords }) => (
  <tbody role="rowgroup">
    {rows.map((row) => (
      <UnitRow key={row.id} row={row} words={words} />
    ))}
  </tbody>
)

const UnitRow = ({ row, words }: { row: UnitWords; words: RowsWords }) => (
  <tr role="row" className={row.group ? 'group' : undefined}>
    <th role="rowheader" scope="row" className={row.indent ? 'indent' : undefined}>
      <Link href={row.address as Route} prefetch={false}>
        {row.name}
      </Link>
      {row.lead && <span className="sub">{row.lead}</span>}
    </th>
    {row.figures ? (
      <Figures figures={row.figures} words={words} />
    ) : (
      <td role="cell" className="full faint" colSpan={6}>
        {words.noTarget}
      </td>
    )}
    <td role="cell" className="num" data-label={words.onTime}>
      {row.onTime}
      {row.missed && <span className="sub">{row.missed}</span>}
    </td>
    <td role="cell" className="full" data-label={words.people}>
      <CountedShapes counts={row.people} words={words.statuses} />
    </td>
  </tr>
)

const Figures = ({ figures, words }: { figures: UnitFigures; words: RowsWords }) => (
  <>
    <td role="cell" className="full bar">
      <PaceDrawing {...figures.pace} />
      <ShapedStatus status={figures.status}>{words.statuses[figures.status]}</ShapedStatus>
    </td>
    <TargetCells words={figures} labels={words} />
  </>
)
