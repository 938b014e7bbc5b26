'use client'

import { StatusShape, statusClass, type StatusWords } from '@/components/ui/status-drawing'
import type { Status } from '@/lib/okr/types'

/** Where a unit stood week by week: the status and the share of pace in percent. Null: nothing was agreed yet. */
export type HeatRowWords = {
  id: string
  name: string
  weeks: ([Status, number?] | null)[]
  /** How many weeks are still to come. */
  later: number
}

export type HeatRowsLabels = { none: string; later: string; cell: StatusWords }

/** A client component for the reason the people of a board are one: a cell travels as a word and a figure. */
export const HeatRows = ({ rows, labels }: { rows: HeatRowWords[]; labels: HeatRowsLabels }) =>
  rows.map(({ id, name, weeks, later }) => (
    <tr key={id} role="row">
      <th role="rowheader" scope="row">
        {name}
      </th>
      {weeks.map((cell, week) =>
        cell ? (
          <Stood key={week} status={cell[0]} share={cell[1]} said={labels.cell[cell[0]]} />
        ) : (
          <Empty key={week} said={labels.none} />
        ),
      )}
      {Array.from({ length: later }, (_, week) => (
        <Empty key={weeks.length + week} said={labels.later} />
      ))}
    </tr>
  ))

const marked: readonly Status[] = ['at_risk', 'off_track', 'no_data']

const Stood = ({ status, share, said }: { status: Status; share?: number; said: string }) => (
  <td role="cell" className={statusClass[status]}>
    {marked.includes(status) && <StatusShape status={status} />}
    {share}
    <span className="visually-hidden">{said}</span>
  </td>
)

const Empty = ({ said }: { said: string }) => (
  <td role="cell" className="later">
    <span className="visually-hidden">{said}</span>
  </td>
)
