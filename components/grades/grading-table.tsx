import { useTranslations } from 'next-intl'
import { CardsHead } from '@/components/ui/cards-head'
import type { TeamGrading } from '@/db/queries/team-grading'
import { GradingLine } from './grading-line'

/** One row a goal; the heads are said once more in each cell where rows become cards. */
export function GradingTable({ page: { rows, timeZone, period } }: { page: TeamGrading }) {
  const t = useTranslations('grade')
  const heads = [t('team.goal'), t('team.result'), t('computed'), t('self'), t('final'), t('reason')] as const
  return (
    <table className="table cards grading under" role="table">
      <caption className="visually-hidden">{t('team.caption')}</caption>
      <CardsHead heads={heads} className={(place) => (place === 0 ? 'goal-cell' : place === 2 && 'num')} />
      <tbody role="rowgroup">
        {rows.map((row) => (
          <GradingLine
            key={row.id}
            row={row}
            heads={heads}
            periodId={period?.id ?? null}
            open={period?.state === 'grading'}
            timeZone={timeZone}
          />
        ))}
      </tbody>
    </table>
  )
}
