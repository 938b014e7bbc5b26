'use client'

import Link from 'next/link'
import type { Route } from 'next'
import { CoveredCell, type Covered } from '@/components/teams/covered-cell'
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
  coverage: Covered | null
  onTime: string
  missed: string | null
  people: StatusCounts
}

export type UnitFigures = {
  pace: DrawnPace
  status: Status
  adjusted: string
  original: string
  value: string
  target: string
  /** The target before an adjustment. */
  was: string | null
}

/** The words every row says. */
export type RowsWords = Record<
  'noTarget' | 'adjusted' | 'original' | 'value' | 'target' | 'coverage' | 'onTime' | 'people',
  string
> & { statuses: StatusWords }

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
      <td role="cell" className="full faint" colSpan={5}>
        {words.noTarget}
      </td>
    )}
    <CoveredCell covered={row.coverage} label={words.coverage} />
    <td role="cell" className="num" data-label={words.onTime}>
      {row.onTime}
      {row.missed && <span className="sub">{row.missed}</span>}
    </td>
    <td role="cell" className="full" data-label={words.people}>
      <CountedShapes counts={row.people} words={words.statuses} />
    </td>
  </tr>
)

const Figures = ({
  figures: { pace, status, adjusted, original, value, target, was },
  words,
}: {
  figures: UnitFigures
  words: RowsWords
}) => (
  <>
    <td role="cell" className="full bar">
      <PaceDrawing {...pace} />
      <ShapedStatus status={status}>{words.statuses[status]}</ShapedStatus>
    </td>
    <td role="cell" className="num" data-label={words.adjusted}>
      <b>{adjusted}</b>
    </td>
    <td role="cell" className="num" data-label={words.original}>
      {original}
    </td>
    <td role="cell" className="num" data-label={words.value}>
      {value}
    </td>
    <td role="cell" className="num" data-label={words.target}>
      {target}
      {was && <span className="sub">{was}</span>}
    </td>
  </>
)
