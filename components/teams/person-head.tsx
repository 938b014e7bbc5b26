import Link from 'next/link'
import type { Route } from 'next'
import { CountedShapes, type StatusCounts, type StatusWords } from '@/components/ui/status-drawing'

export type PersonHeadProps = { id: string; name: string; facts: string[]; mix: StatusCounts }

/** The name, and below it what is particular: a late start, a leave, how the key results stand. */
export const PersonHead = ({
  id,
  name,
  facts,
  mix,
  statuses,
}: PersonHeadProps & { statuses: StatusWords }) => (
  <th role="rowheader" scope="row">
    <Link href={`/people/${id}` as Route} prefetch={false}>
      {name}
    </Link>
    <span className="sub">
      {facts.join(' · ')}
      {facts.length > 0 && Object.values(mix).some((count) => count > 0) && ' · '}
      <CountedShapes counts={mix} words={statuses} />
    </span>
  </th>
)
