'use client'

import Link from 'next/link'
import type { Route } from 'next'
import { PaceDrawing, type DrawnPace } from '@/components/ui/pace-drawing'
import { SparkDrawing, type DrawnSpark } from '@/components/ui/spark-drawing'
import { ShapedStatus, type StatusWords } from '@/components/ui/status-drawing'
import type { Status } from '@/lib/okr/types'
import type { CheckInWords } from './check-in-words'
import { PersonHead, type PersonHeadProps } from './person-head'

/** A row of the board as it is read. Null is left out, or said by the words for all rows. */
export type PersonWords = {
  head: PersonHeadProps
  pace: DrawnPace | null
  /** Lines under the bar. */
  under: string[]
  percent: string | null
  status: Status | null
  trend: DrawnSpark | null
  points: string | null
  confidence: number | null
  disagreement: string | null
  checkIn: CheckInWords
  needs: string | null
  /** For who directs the team. */
  acts: { review: { id: string; of: string } | null; notesOf: string } | null
}

/** The words every row says. */
export type RowsWords = Record<
  | 'trend'
  | 'noValues'
  | 'confidence'
  | 'noneYet'
  | 'outOf'
  | 'checkIn'
  | 'needs'
  | 'nothing'
  | 'review'
  | 'notes',
  string
> & { statuses: StatusWords }

/**
 * The people of a board. A client component although nothing here needs the browser: the server then sends one plain object a
 * row, where it would send some fifty elements, make them a second time for the HTML, and write them out beside it.
 */
export const PersonRows = ({ rows, words }: { rows: PersonWords[]; words: RowsWords }) => (
  <tbody role="rowgroup">
    {rows.map((row) => (
      <PersonRow key={row.head.id} row={row} words={words} />
    ))}
  </tbody>
)

function PersonRow({ row, words }: { row: PersonWords; words: RowsWords }) {
  const { pace, status, percent, trend, confidence } = row
  return (
    <tr role="row">
      <PersonHead {...row.head} statuses={words.statuses} />
      <td role="cell" className="full bar">
        {pace && <PaceDrawing {...pace} />}
        {row.under.map((line, index) => (
          <span key={index} className="sub">
            {line}
          </span>
        ))}
      </td>
      <td role="cell" className="stat">
        {percent && <b className="n">{percent} </b>}
        {status && <ShapedStatus status={status}>{words.statuses[status]}</ShapedStatus>}
      </td>
      <td role="cell" data-label={words.trend}>
        {row.points === null ? (
          <span className="faint">{words.noValues}</span>
        ) : (
          <>
            {trend && <SparkDrawing {...trend} />}
            <span className="sub">{row.points}</span>
          </>
        )}
      </td>
      <td role="cell" data-label={words.confidence}>
        {confidence === null ? (
          <span className="faint">{words.noneYet}</span>
        ) : (
          <>
            {confidence}
            <span className="faint">{words.outOf}</span>
          </>
        )}
        {row.disagreement && <span className="flag">{row.disagreement}</span>}
      </td>
      <CheckInCell checkIn={row.checkIn} label={words.checkIn} />
      <td role="cell" data-label={words.needs}>
        {row.needs ?? <span className="faint">{words.nothing}</span>}
      </td>
      <td role="cell" className="do">
        {row.acts && <Acts id={row.head.id} acts={row.acts} words={words} />}
      </td>
    </tr>
  )
}

const CheckInCell = ({ checkIn, label }: { checkIn: CheckInWords; label: string }) => (
  <td role="cell" data-label={label}>
    {checkIn.last}
    {checkIn.facts && <span className="sub">{checkIn.facts}</span>}
    {checkIn.open && <span className={checkIn.pressing ? 'flag' : 'sub'}>{checkIn.open}</span>}
    {checkIn.notMadeUp && <span className="flag">{checkIn.notMadeUp}</span>}
  </td>
)

const Acts = ({
  id,
  acts: { review, notesOf },
  words,
}: {
  id: string
  acts: NonNullable<PersonWords['acts']>
  words: RowsWords
}) => (
  <div className="actions row">
    {review && (
      <a className="button" href={`#review-${review.id}`}>
        {words.review}
        <span className="visually-hidden">{review.of}</span>
      </a>
    )}
    <Link className="button quiet" href={`/notes?person=${id}` as Route} prefetch={false}>
      {words.notes}
      <span className="visually-hidden">{notesOf}</span>
    </Link>
  </div>
)
