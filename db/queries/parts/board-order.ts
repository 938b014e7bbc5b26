import { compare } from '@/lib/okr/decimal'
import type { Decimal, Status } from '@/lib/okr/types'
import type { PersonRow } from './person-row'

export const boardSorts = [
  'status',
  'name',
  'progress',
  'confidence',
  'checkIn',
  'target',
  'value',
  'original',
  'adjusted',
  'needed',
] as const
export type BoardSort = (typeof boardSorts)[number]

export const boardShows = ['all', 'behind', 'toRead', 'noCheckIn'] as const
export type BoardShow = (typeof boardShows)[number]

export const isBehind = (status: Status): boolean => status === 'at_risk' || status === 'off_track'

const shows: Record<BoardShow, (row: PersonRow) => boolean> = {
  all: () => true,
  behind: ({ standing }) => isBehind(standing.status),
  toRead: ({ checkIn }) => checkIn.last !== null && !checkIn.last.read,
  noCheckIn: ({ checkIn }) => checkIn.open !== null && checkIn.open.timing !== 'excused',
}

export const shownRows = (rows: readonly PersonRow[], show: BoardShow): PersonRow[] =>
  rows.filter(shows[show])

export const rowCounts = (rows: readonly PersonRow[]): Record<BoardShow, number> => ({
  all: rows.length,
  behind: rows.filter(shows.behind).length,
  toRead: rows.filter(shows.toRead).length,
  noCheckIn: rows.filter(shows.noCheckIn).length,
})

type Order = (a: PersonRow, b: PersonRow) => number

// Chinese names sort by pinyin on every engine; the database's collation need not know how.
const names = new Intl.Collator('zh')
const byName: Order = (a, b) => names.compare(a.name, b.name)

/** Numbers from small to large; who has none comes last, whichever way it is sorted. */
const byNumber =
  (of: (row: PersonRow) => number | null, down: boolean): Order =>
  (a, b) => {
    const [one, other] = [of(a), of(b)]
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1
    return down ? other - one : one - other
  }

const byValue =
  (of: (row: PersonRow) => Decimal | null | undefined, down: boolean): Order =>
  (a, b) => {
    const [one, other] = [of(a) ?? null, of(b) ?? null]
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1
    return down ? compare(other, one) : compare(one, other)
  }

/** Furthest behind first. Who has no data stands between those behind and those ahead; who has no goal comes last. */
const behindness = ({ standing }: PersonRow): number | null =>
  standing.total === 0 ? null : (standing.progress ?? standing.pace) - standing.pace

/** Sorts rows by a column; equal ones stay in the order of their names. */
export function sortedRows(
  rows: readonly PersonRow[],
  { by, down }: { by: BoardSort; down: boolean },
  metricId: string | undefined,
): PersonRow[] {
  const cell = (row: PersonRow) => (metricId === undefined ? undefined : row.cells.get(metricId))
  const orders: Record<BoardSort, Order> = {
    status: byNumber(behindness, down),
    name: (a, b) => (down ? byName(b, a) : byName(a, b)),
    progress: byNumber((row) => (metricId ? (cell(row)?.progress ?? null) : row.standing.progress), down),
    confidence: byNumber((row) => row.confidence, down),
    checkIn: byNumber((row) => row.checkIn.last?.recordedAt.getTime() ?? null, down),
    target: byValue((row) => cell(row)?.target, down),
    value: byValue((row) => cell(row)?.value, down),
    original: byNumber((row) => cell(row)?.attainment.original ?? null, down),
    adjusted: byNumber((row) => cell(row)?.attainment.adjusted ?? null, down),
    needed: byNumber((row) => cell(row)?.perWeek ?? null, down),
  }
  return rows.toSorted((a, b) => orders[by](a, b) || byName(a, b))
}
