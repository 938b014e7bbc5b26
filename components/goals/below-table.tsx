import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { CardsHead } from '@/components/ui/cards-head'
import type { Below, GoalPage } from '@/db/queries/goal-page'
import { formatPercent, formatValue, formatWeight } from '@/lib/i18n/format'
import { targetAmount, targetSpan } from '@/lib/okr/measures'
import type { KeyResult } from './key-result-facts'

/** What the goals below add up to against each key result, and what of them is not counted. */
export function BelowTables({ page }: { page: GoalPage }) {
  const t = useTranslations('goal.below')
  if (page.below.length === 0) return null
  return (
    <section aria-labelledby="below">
      <div className="section-head">
        <h2 id="below">{t('title')}</h2>
      </div>
      {page.below.map((below) => {
        const own = page.goal.keyResults.find(({ id }) => id === below.keyResultId)
        return own && <BelowTable key={`${own.id} ${below.axis}`} own={own} below={below} />
      })}
    </section>
  )
}

function BelowTable({ own, below }: { own: KeyResult; below: Below }) {
  const t = useTranslations('goal.below')
  const locale = useLocale()
  const { coverage, children, hidden } = below
  const measure = own.kind === 'growth' ? { ...own, kind: 'amount' as const } : own
  const show = (value: string) => formatValue(value, measure, locale, { compact: true })
  const heads = [t('keyResult'), t('owner'), t('target'), t('share')]
  const missing = children.filter(({ hasValue }) => !hasValue).length
  const facts = [
    below.axis === 'time' && t('byTime', { sum: show(coverage.sum), whole: show(targetSpan(own)) }),
    coverage.ratio !== null && t('coverage', { percent: formatPercent(coverage.ratio, locale) }),
    coverage.withDrafts.ratio !== null &&
      coverage.withDrafts.ratio !== coverage.ratio &&
      t('withDrafts', { percent: formatPercent(coverage.withDrafts.ratio, locale) }),
    coverage.gap !== '0' && t('gap', { value: show(coverage.gap) }),
    coverage.buffer !== '0' && t('buffer', { value: show(coverage.buffer) }),
    missing > 0 && t('missing', { count: missing }),
    hidden.counted > 0 && t('hidden', { count: hidden.counted }),
    ...hidden.notCounted.map(({ reason, count }) =>
      t('hiddenNotCounted', { count, reason: t(`notCounted.${reason}`) }),
    ),
  ].filter(Boolean)
  return (
    <>
      <h3 className="under">{own.name}</h3>
      <p className="muted">{facts.join(' · ')}</p>
      <table className="table cards" role="table">
        <caption className="visually-hidden">{own.name}</caption>
        <CardsHead heads={heads} className={(place) => place > 1 && 'num'} />
        <tbody role="rowgroup">
          {children.map((child) => (
            <tr role="row" key={`${child.id} ${child.axis}`}>
              <th role="rowheader" scope="row">
                <Link href={`/goals/${child.goalId}` as Route} prefetch={false}>
                  {child.goalName}
                </Link>
                {child.notCounted && <span className="sub">{t(`notCounted.${child.notCounted}`)}</span>}
                {child.state !== 'agreed' && child.state !== 'graded' && (
                  <span className="sub">{t(`state.${child.state}`)}</span>
                )}
              </th>
              <td role="cell" data-label={heads[1]}>
                {child.ownerName}
                {child.left && <span className="sub">{t('left')}</span>}
              </td>
              <td role="cell" className="num" data-label={heads[2]}>
                {formatValue(
                  targetAmount(child),
                  { ...child, kind: child.kind === 'growth' ? 'amount' : child.kind },
                  locale,
                  {
                    compact: true,
                  },
                )}
              </td>
              <td role="cell" className="num" data-label={heads[3]}>
                {formatWeight(child.share, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
