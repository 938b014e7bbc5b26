'use client'

import { CountedShapes, type StatusCounts, type StatusWords } from '@/components/ui/status-drawing'
import { UnitHead, type HeadWords } from './unit-head'

/** The people of a unit as they are read: a figure, and what stands below it. */
export type PeopleRowWords = HeadWords & {
  people: StatusCounts
  onTime: Figure
  /** Null: not known of the period before. */
  optimism: string | null
  scores: Figure
  adjusted: Figure | null
  approach: string
}

export type Figure = { shown: string; under: string | null }

export type PeopleRowsLabels = Record<
  'people' | 'onTime' | 'optimism' | 'scores' | 'adjusted' | 'approach',
  string
> & { statuses: StatusWords }

type Props = {
  rows: PeopleRowWords[]
  labels: PeopleRowsLabels
  /** Somebody has goals of their own: else there are check-ins and adjustments, and no more. */
  theirs: boolean
}

/** Units with their people. A client component for the reason the people of a board are one: a row travels as one plain object. */
export const PeopleRows = ({ rows, labels, theirs }: Props) =>
  rows.map((row) => (
    <tr key={`${row.id} ${row.name}`} role="row" className={row.tone ?? undefined}>
      <UnitHead head={row} />
      {theirs && (
        <td role="cell" className="full" data-label={labels.people}>
          <CountedShapes counts={row.people} words={labels.statuses} />
        </td>
      )}
      <FigureCell figure={row.onTime} label={labels.onTime} />
      {theirs &&
        (row.optimism === null ? (
          <td role="cell" className="void" />
        ) : (
          <FigureCell figure={{ shown: row.optimism, under: null }} label={labels.optimism} />
        ))}
      {theirs && <FigureCell figure={row.scores} label={labels.scores} />}
      {row.adjusted === null ? (
        <td role="cell" className="void" colSpan={2} />
      ) : (
        <>
          <FigureCell figure={row.adjusted} label={labels.adjusted} />
          <FigureCell figure={{ shown: row.approach, under: null }} label={labels.approach} />
        </>
      )}
    </tr>
  ))

const FigureCell = ({ figure: { shown, under }, label }: { figure: Figure; label: string }) => (
  <td role="cell" className="num" data-label={label}>
    {shown}
    {under && <span className="sub">{under}</span>}
  </td>
)
