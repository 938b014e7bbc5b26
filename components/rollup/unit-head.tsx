import Link from 'next/link'
import type { Route } from 'next'
import type { RollupUnit } from '@/db/queries/parts/rollup-units'

/** A row's name as it is read, with the way down to its board, or to the person. */
export type HeadWords = {
  id: string
  /** Null where it leads nowhere. */
  address: string | null
  name: string
  lead: string | null
  indent: boolean
  /** Of the row: the whole on top, what has teams below it, or a team. */
  tone: 'total' | 'group' | null
}

export function headWords(unit: RollupUnit, whole: RollupUnit | null, periodId: string): HeadWords {
  const { id, name, kind, leadName, depth, group } = unit
  return {
    id,
    address:
      kind === 'company'
        ? `/company?period=${periodId}`
        : kind === 'team'
          ? `/teams/${id}?period=${periodId}`
          : `/people/${id}`,
    name,
    lead: leadName,
    indent: depth > 0 && !group,
    tone: unit === whole ? 'total' : group ? 'group' : null,
  }
}

/** `columns`: it stands over so many, and over the rows that follow. */
export const UnitHead = ({
  head: { address, name, lead, indent },
  columns,
}: {
  head: HeadWords
  columns?: number
}) => (
  <th
    role="rowheader"
    scope={columns ? 'rowgroup' : 'row'}
    colSpan={columns}
    className={indent && !columns ? 'indent' : undefined}
  >
    {address === null ? (
      name
    ) : (
      <Link href={address as Route} prefetch={false}>
        {name}
      </Link>
    )}
    {lead && <span className="sub">{lead}</span>}
  </th>
)

export const Head = ({ num, bar, children }: { num?: boolean; bar?: boolean; children: string }) => (
  <th role="columnheader" scope="col" className={num ? 'num' : bar ? 'bar' : undefined}>
    {children}
  </th>
)
