import { useLocale, useTranslations } from 'next-intl'
import { CardsHead } from '@/components/ui/cards-head'
import { EmptyState } from '@/components/ui/panels'
import type { IncentivesPage, TeamIncentives } from '@/db/queries/incentives-page'
import { formatValue } from '@/lib/i18n/format'
import { incentiveKinds } from '@/lib/okr/incentives'

/** Number and amounts of the period's notes, team by team. */
export function TeamSums({ page: { teams, all } }: { page: IncentivesPage }) {
  const t = useTranslations('incentives.teams')
  const heads = [t('team'), t('rewards'), t('rewardAmounts'), t('penalties'), t('penaltyAmounts')] as const
  return (
    <section aria-labelledby="teams">
      <h2 id="teams">{t('title')}</h2>
      {teams.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <>
          <p className="small muted">{t('text')}</p>
          <table className="table cards roll under" role="table">
            <caption className="visually-hidden">{t('caption')}</caption>
            <CardsHead heads={heads} className={(place) => place > 0 && 'num'} />
            <tbody role="rowgroup">
              {teams.map((one) => (
                <Row key={one.teamId} name={one.team ?? t('noTeam')} of={one} heads={heads} />
              ))}
              <Row name={t('all')} of={all} heads={heads} total />
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

type RowProps = {
  name: string
  of: Pick<TeamIncentives, 'reward' | 'penalty'>
  heads: readonly string[]
  total?: boolean
}

function Row({ name, of, heads, total = false }: RowProps) {
  const t = useTranslations('incentives.teams')
  const locale = useLocale()
  return (
    <tr role="row" className={total ? 'total' : undefined}>
      <th role="rowheader" scope="row">
        {name}
      </th>
      {incentiveKinds.flatMap((kind, place) => [
        <td key={kind} role="cell" className="num" data-label={heads[1 + 2 * place]}>
          {of[kind].count}
        </td>,
        <td key={`${kind} amounts`} role="cell" className="num" data-label={heads[2 + 2 * place]}>
          {of[kind].amounts.length === 0
            ? '–'
            : of[kind].amounts
                .map(({ amount, currency }) => formatValue(amount, { kind: 'amount', currency }, locale))
                .join(t('joiner'))}
        </td>,
      ])}
    </tr>
  )
}
