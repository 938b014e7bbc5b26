import type { ReactNode } from 'react'

/** The head of a table that turns into cards on a phone: its words, and the class of a column by its place. */
export const CardsHead = ({
  heads,
  className,
}: {
  heads: readonly ReactNode[]
  className?: (place: number) => string | false | undefined
}) => (
  <thead role="rowgroup">
    <tr role="row">
      {heads.map((head, place) => (
        <th key={place} role="columnheader" scope="col" className={className?.(place) || undefined}>
          {head}
        </th>
      ))}
    </tr>
  </thead>
)
