import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { originalOf } from '@/components/teams/original-of'
import { PaceBar } from '@/components/ui/pace'
import { StatusMark } from '@/components/ui/status'
import type { AlignmentPage } from '@/db/queries/alignment-page'
import type { AlignmentNode } from '@/db/queries/parts/alignment-tree'
import { formatPercent, formatUnit, formatValue, formatWeight } from '@/lib/i18n/format'
import { shownPercent } from '@/lib/okr/rounding'
import { WHOLE } from '@/lib/okr/types'

/** One target: whose, how far against pace, value of target, and whether what is below adds up to it. */
export function NodeRow({
  node,
  page,
  linked = false,
  name,
}: {
  node: AlignmentNode
  page: AlignmentPage
  /** The name leads to the goal: inside a summary it opens the row instead. */
  linked?: boolean
  name?: ReactNode
}) {
  const locale = useLocale()
  const { cell } = node
  const { progress, pace, status } = cell
  const bare = (value: string) => formatValue(value, cell, locale, { bare: true })
  const who = node.name ?? page.company
  return (
    <>
      <span className="who">
        {name ?? (linked ? <GoalLink id={node.goalId}>{who}</GoalLink> : <b>{who}</b>)}
        <Marks node={node} metric={page.metric?.name} />
      </span>
      <span className="bar">
        {node.notCounted === null && (
          <PaceBar
            progress={progress}
            pace={pace}
            status={status}
            thresholds={page.limits}
            target={bare(cell.target)}
            original={originalOf(cell)}
            label={who}
          />
        )}
        <span className="small words">
          {progress !== null && (
            <span>
              {formatPercent(shownPercent(progress, { status, pace, thresholds: page.limits }) / 100, locale)}
            </span>
          )}
          <StatusMark status={status} />
        </span>
      </span>
      <Value node={node} metric={page.metric} />
      <Coverage node={node} />
    </>
  )
}

const GoalLink = ({ id, children }: { id: string; children: ReactNode }) => (
  <Link href={`/goals/${id}` as Route} prefetch={false}>
    {children}
  </Link>
)

/** What sets a row apart from its neighbours: not in force yet, counted in part or not at all. */
function Marks({ node, metric }: { node: AlignmentNode; metric: string | undefined }) {
  const t = useTranslations('alignment')
  const r = useTranslations('team.target.reason')
  const locale = useLocale()
  const marks = [
    node.notCounted && t('notCounted', { reason: r(node.notCounted) }),
    node.keyResult !== metric && node.keyResult,
    (node.state === 'draft' || node.state === 'submitted') && t(`goalState.${node.state}`),
    node.share !== null && node.share < WHOLE && t('share', { share: formatWeight(node.share, locale) }),
  ].filter(Boolean)
  return marks.length > 0 && <span className="sub">{marks.join(t('dot'))}</span>
}

function Value({ node: { cell }, metric }: { node: AlignmentNode; metric: AlignmentPage['metric'] }) {
  const t = useTranslations('alignment')
  const locale = useLocale()
  const bare = (value: string) => formatValue(value, cell, locale, { bare: true })
  // The heading says the unit of what is counted.
  const unit = formatUnit(cell, locale)
  const other = metric === null || formatUnit(metric, locale) !== unit
  return (
    <span className="num">
      {cell.kind === 'milestone' ? (
        cell.value !== null && formatValue(cell.value, cell, locale)
      ) : (
        <>
          {cell.value === null ? t('noValue') : <b>{bare(cell.value)}</b>}{' '}
          <span className="muted">{t('of', { target: bare(cell.target) })}</span>
          {other && unit !== '%' && <span className="sub">{unit}</span>}
        </>
      )}
    </span>
  )
}

function Coverage({ node }: { node: AlignmentNode }) {
  const t = useTranslations('alignment')
  const locale = useLocale()
  const coverage = node.people?.coverage ?? node.time?.coverage
  if (coverage?.ratio == null) return <span className="num" />
  const { ratio, withDrafts, gap, buffer } = coverage
  const share = formatPercent(ratio, locale)
  const amount = (value: string) => formatValue(value, node.cell, locale, { bare: true })
  return (
    <span className="num">
      {withDrafts === null
        ? t('coverage', { share })
        : t('coverageDrafts', { share, drafts: formatPercent(withDrafts.ratio ?? 0, locale) })}
      {gap !== '0' && <span className="sub">{t('gap', { gap: amount(gap) })}</span>}
      {buffer !== '0' && <span className="sub">{t('buffer', { buffer: amount(buffer) })}</span>}
    </span>
  )
}
