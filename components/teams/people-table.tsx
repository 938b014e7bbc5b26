import { useTranslations } from 'next-intl'
import { SortHead, type Sort } from '@/components/ui/sort-link'
import type { TeamBoard } from '@/db/queries/team-board'
import { PersonRow } from './person-row'

export type TableProps = {
  board: TeamBoard
  sort: Sort
  path: string
  query: Record<string, string | string[] | undefined>
}

/** One row a person: where they stand against pace, what they last said, what they need. */
export function PeopleTable({ board, sort, path, query }: TableProps) {
  const t = useTranslations('team.list')
  const head = { sort, path, query }
  return (
    <table className="table cards board" role="table">
      <caption className="visually-hidden">{t('caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <SortHead
            {...head}
            column="name"
            className="who"
            under={<span className="sub">{t('byStatus')}</span>}
          >
            {t('person')}
          </SortHead>
          <SortHead {...head} column="progress" className="bar">
            {t('bar')}
          </SortHead>
          <SortHead {...head} column="status" className="short">
            {t('status')}
          </SortHead>
          <th role="columnheader" scope="col" className="mid">
            {t('trend')}
          </th>
          <SortHead {...head} column="confidence" className="short">
            {t('confidence')}
          </SortHead>
          <SortHead {...head} column="checkIn" className="long">
            {t('checkIn')}
          </SortHead>
          <th role="columnheader" scope="col">
            {t('needs')}
          </th>
          <th role="columnheader" scope="col" className="acts">
            <span className="visually-hidden">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {board.people.map((row) => (
          <PersonRow key={row.id} row={row} board={board} />
        ))}
      </tbody>
    </table>
  )
}
