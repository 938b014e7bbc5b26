import Link from 'next/link'
import type { Route } from 'next'
import type { ReactNode } from 'react'

export type Sort = { by: string; down: boolean }

type Query = Record<string, string | string[] | undefined>

/** The page's address with some of its query changed; undefined takes a part out. */
export function withQuery(path: string, query: Query, changes: Record<string, string | undefined>): Route {
  const next = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, ...changes }))
    if (value !== undefined) next.set(name, Array.isArray(value) ? (value[0] ?? '') : value)
  const search = next.toString()
  return (search ? `${path}?${search}` : path) as Route
}

/** `?sort=name` and `?sort=-name`. What is not a column sorts by the first, which may itself be written `-name`. */
export function sortFrom(
  value: string | string[] | undefined,
  columns: readonly [string, ...string[]],
): Sort {
  const read = (text: string): Sort => ({ by: text.replace(/^-/, ''), down: text.startsWith('-') })
  const asked = read((Array.isArray(value) ? value[0] : value) ?? '')
  return columns.some((column) => read(column).by === asked.by) ? asked : read(columns[0])
}

/** A column head that sorts: a link, so that a sort can be shared. */
export function SortHead({
  column,
  sort,
  path,
  query,
  className,
  children,
  under,
}: {
  column: string
  sort: Sort
  path: string
  query: Query
  className?: string
  children: ReactNode
  /** What stands below the link, for example the scale of the bars. */
  under?: ReactNode
}) {
  const current = sort.by === column
  const next = current && !sort.down ? `-${column}` : column
  return (
    <th
      role="columnheader"
      scope="col"
      className={className}
      aria-sort={current ? (sort.down ? 'descending' : 'ascending') : undefined}
    >
      <Link href={withQuery(path, query, { sort: next })} prefetch={false} scroll={false}>
        {children}
        {current && (sort.down ? ' ↓' : ' ↑')}
      </Link>
      {under}
    </th>
  )
}
