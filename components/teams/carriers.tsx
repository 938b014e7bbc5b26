import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { CardsHead } from '@/components/ui/cards-head'
import { Details } from '@/components/ui/panels'
import type { Carrier, Carriers as AllCarriers } from '@/db/queries/parts/carriers'
import type { UnitMeasure } from '@/db/queries/parts/unit-standing'
import { formatPeriod, formatUnit, formatValue } from '@/lib/i18n/format'
import { formatPlain } from '@/lib/okr/amount'

type Props = { carriers: AllCarriers; measure: UnitMeasure; periodId: string; kind: 'quarter' | 'year' }

/** Who could carry what a target lacks, by what each brought last: a suggestion with the way to act on it, and no more. */
export function Carriers({ carriers, measure, periodId, kind }: Props) {
  const t = useTranslations('team.carry')
  const locale = useLocale()
  const { all, withoutHistory, gap, below } = carriers
  const bare = (value: string) => formatValue(value, measure, locale, { bare: true })
  const unit = formatUnit(measure, locale)
  const head = (label: string) => (unit ? t('inUnit', { label, unit }) : label)
  const heads = [t('who'), head(t('last')), head(t('part')), head(t('target')), t('act')]
  return (
    <Details plain summary={t('title', { gap: formatValue(gap, measure, locale) })}>
      <p className="small muted">{t('text')}</p>
      {all.length === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <table className="table cards" role="table">
          <caption className="visually-hidden">{t('caption')}</caption>
          <CardsHead heads={heads} className={(place) => place > 0 && place < 4 && 'num'} />
          <tbody role="rowgroup">
            {all.map((one) => (
              <tr role="row" key={one.id}>
                <th role="rowheader" scope="row">
                  {one.name}
                </th>
                <td role="cell" className="num" data-label={heads[1]}>
                  {bare(one.last)}
                  <span className="sub">{formatPeriod({ kind, first: one.first }, locale)}</span>
                </td>
                <td role="cell" className="num" data-label={heads[2]}>
                  <b>{t('more', { value: bare(one.part) })}</b>
                </td>
                <td role="cell" className="num" data-label={heads[3]}>
                  {one.target ? t('fromTo', { from: bare(one.target.from), to: bare(one.target.to) }) : '–'}
                </td>
                <td role="cell" className="full">
                  <Act carrier={one} periodId={periodId} below={below} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {withoutHistory.length > 0 && (
        <p className="small muted under">{t('withoutHistory', { names: withoutHistory.join(t('comma')) })}</p>
      )}
    </Details>
  )
}

/** The adjustment with the new target filled in, the draft, or a new goal: each is looked at before anything is written. */
function Act({
  carrier: { id, name, goal, target },
  periodId,
  below,
}: {
  carrier: Carrier
  periodId: string
  below: AllCarriers['below']
}) {
  const t = useTranslations('team.carry')
  const filled =
    goal && target
      ? `?check=1&keyResults.${goal.place}.id=${goal.keyResultId}&keyResults.${goal.place}.target=${formatPlain(target.to)}`
      : ''
  const [href, words] =
    goal === null
      ? [`/goals/new?period=${periodId}&for=${below === 'teams' ? 'team' : 'person'}:${id}`, t('write')]
      : goal.state === 'agreed'
        ? [`/goals/${goal.id}/adjust${filled}`, t('adjust')]
        : goal.state === 'draft'
          ? [`/goals/${goal.id}/edit`, t('edit')]
          : [`/goals/${goal.id}`, t('read')]
  return (
    <Link href={href as Route} prefetch={false}>
      {words}
      <span className="visually-hidden">{t('of', { name })}</span>
    </Link>
  )
}
