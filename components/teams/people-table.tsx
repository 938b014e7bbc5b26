import { useLocale, useTranslations } from 'next-intl'
import { SortHead, type Sort } from '@/components/ui/sort-link'
import { useStatusWords } from '@/components/ui/status'
import type { TeamBoard } from '@/db/queries/team-board'
import { PersonRows, type RowsWords } from './person-rows'
import { personWords } from './person-words'

export type TableProps = {
  board: TeamBoard
  sort: Sort
  path: string
  query: Record<string, string | string[] | undefined>
}

/** One row a person: where they stand against pace, what they last said, what they need. */
export function PeopleTable({ board, sort, path, query }: TableProps) {
  const t = useTranslations('team.list')
  const say = { t, s: useTranslations('status'), locale: useLocale() }
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
      <PersonRows rows={board.people.map((row) => personWords(row, board, say))} words={useRowsWords()} />
    </table>
  )
}

function useRowsWords(): RowsWords {
  const t = useTranslations('team.list')
  return {
    trend: t('trend'),
    noValues: t('noValues'),
    confidence: t('confidence'),
    noneYet: t('noneYet'),
    outOf: t('outOf'),
    checkIn: t('checkIn'),
    needs: t('needs'),
    nothing: t('nothing'),
    review: t('review'),
    notes: t('notes'),
    statuses: useStatusWords(),
  }
}
