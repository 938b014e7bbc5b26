import Link from 'next/link'
import type { Route } from 'next'
import type { RollupUnit } from '@/db/queries/parts/rollup-units'

type Props = {
  unit: RollupUnit
  periodId: string
  /** It stands over so many columns, and over the rows that follow. */
  columns?: number
}

/** A row's name, with the way down to its board, or to the person. */
export function UnitHead({ unit, periodId, columns }: Props) {
  const { id, name, kind, leadName, depth, group } = unit
  const href =
    kind === 'company'
      ? `/company?period=${periodId}`
      : kind === 'team'
        ? `/teams/${id}?period=${periodId}`
        : `/people/${id}`
  return (
    <th
      role="rowheader"
      scope={columns ? 'rowgroup' : 'row'}
      colSpan={columns}
      className={depth > 0 && !group && !columns ? 'indent' : undefined}
    >
      <Link href={href as Route} prefetch={false}>
        {name}
      </Link>
      {leadName && <span className="sub">{leadName}</span>}
    </th>
  )
}

/** The class of a row: the whole on top, what has teams below it, a team. */
export const rowClass = (unit: RollupUnit, whole: RollupUnit): string | undefined =>
  unit === whole ? 'total' : unit.group ? 'group' : undefined

export const Head = ({ num, bar, children }: { num?: boolean; bar?: boolean; children: string }) => (
  <th role="columnheader" scope="col" className={num ? 'num' : bar ? 'bar' : undefined}>
    {children}
  </th>
)
