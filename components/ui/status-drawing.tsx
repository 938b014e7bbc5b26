import type { ReactNode } from 'react'
import type { Status } from '@/lib/okr/types'
import { Drawing } from './drawing'

/** The class a status goes by in the style sheets. */
export const statusClass: Record<Status, string> = {
  on_track: 'on',
  at_risk: 'risk',
  off_track: 'off',
  done: 'done',
  no_data: 'none',
}

/** A circle, a triangle, a square, a tick, a ring: told apart without their colours. */
const shapes: Record<Status, string> = {
  on_track: 'M.5 5a4.5 4.5 0 1 1 9 0 4.5 4.5 0 0 1-9 0Z',
  at_risk: 'M5 .5 10 9.5H0Z',
  off_track: 'M.5.5h9v9h-9Z',
  done: 'm1 5.5 3 3L9.5 1.5',
  no_data: 'M1 5a4 4 0 1 1 8 0 4 4 0 0 1-8 0Z',
}

export const StatusShape = ({ status }: { status: Status }) => (
  <Drawing className="shape" viewBox="0 0 10 10">
    <path d={shapes[status]} />
  </Drawing>
)

/** ▲ at risk: the shape, and what stands beside it. */
export const ShapedStatus = ({ status, children }: { status: Status; children: ReactNode }) => (
  <span className={`st ${statusClass[status]}`}>
    <StatusShape status={status} />
    {children}
  </span>
)

const worstFirst: Status[] = ['off_track', 'at_risk', 'on_track', 'done', 'no_data']

export type StatusCounts = Partial<Record<Status, number>>

/** How many of each, the worst first; `said` is what stands beside a shape. */
export const ShapedCounts = ({
  counts,
  said,
}: {
  counts: StatusCounts
  said: (status: Status, count: number) => ReactNode
}) => (
  <span className="mix">
    {worstFirst.map((status) => {
      const count = counts[status]
      if (!count) return null
      return (
        <ShapedStatus key={status} status={status}>
          {said(status, count)}
        </ShapedStatus>
      )
    })}
  </span>
)

export type StatusWords = Record<Status, string>

/** How many of each: shapes with figures, their words for who cannot see the shapes. */
export const CountedShapes = ({ counts, words }: { counts: StatusCounts; words: StatusWords }) => (
  <ShapedCounts
    counts={counts}
    said={(status, count) => (
      <span>
        {count} <span className="visually-hidden">{words[status]}</span>
      </span>
    )}
  />
)
