import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { CoverageWords } from '@/components/teams/coverage-words'
import type { AlignmentPage } from '@/db/queries/alignment-page'
import type { AlignmentNode, Decomposition } from '@/db/queries/parts/alignment-tree'
import { formatPeriod } from '@/lib/i18n/format'
import { NodeRow } from './node-row'

/** Down to here a tree stands open when the page comes; further down only where the viewer's own teams are. */
const OPEN_LEVELS = 2

/** The targets of one metric from the top down: opens and closes by itself, without script. */
export function Tree({ page }: { page: AlignmentPage }) {
  const t = useTranslations('alignment')
  return (
    <div className="tree">
      <p className="tree-head" aria-hidden="true">
        <span>{t('head.who')}</span>
        <span>{t('head.bar')}</span>
        <span>{t('head.value')}</span>
        <span>{t('head.coverage')}</span>
      </p>
      <ul>
        {page.trees.map((node) => (
          <Node key={node.keyResultId} node={node} page={page} depth={0} />
        ))}
      </ul>
    </div>
  )
}

type NodeProps = { node: AlignmentNode; page: AlignmentPage; depth: number }

function Node({ node, page, depth }: NodeProps) {
  if (node.people === null && node.time === null && node.supporters.length === 0)
    return (
      <li>
        <div className="tree-row leaf">
          <NodeRow node={node} page={page} linked />
        </div>
      </li>
    )
  const own = node.level === 'team' && page.ownTeams.includes(node.teamId!)
  return (
    <li>
      <details open={depth < OPEN_LEVELS || own}>
        <summary className="tree-row">
          <NodeRow node={node} page={page} />
        </summary>
        <div className="tree-below">
          <Beside node={node} />
          {node.people && <Part node={node} part={node.people} axis="people" page={page} depth={depth} />}
          {node.time && <Part node={node} part={node.time} axis="time" page={page} depth={depth} />}
        </div>
      </details>
    </li>
  )
}

/** What one target is divided into, in words and as rows. A year's is divided twice, and each has its own heading. */
function Part({
  node,
  part,
  axis,
  page,
  depth,
}: NodeProps & { part: Decomposition; axis: 'people' | 'time' }) {
  const t = useTranslations('alignment')
  const r = useTranslations('team.target.reason')
  const { hidden } = part
  const year = page.period?.kind === 'year' && node.periodId === page.period.id
  const below =
    axis === 'time' ? 'quarters' : part.nodes.some(({ level }) => level === 'team') ? 'teams' : 'people'
  return (
    <>
      {year && <h3>{t(axis === 'time' ? 'byTime' : 'byPeople')}</h3>}
      <p className="small muted">
        <CoverageWords measure={{ ...node.cell, coverage: part.coverage, unaligned: [] }} below={below} />
        {hidden.counted > 0 && t('space') + t('hidden', { count: hidden.counted })}
        {hidden.notCounted.map(
          ({ reason, count }) => t('space') + t('hiddenNotCounted', { count, reason: r(reason) }),
        )}
      </p>
      {part.nodes.length > 0 && (
        <ul>
          {part.nodes.map((child) =>
            axis === 'time' ? (
              <Quarter key={child.keyResultId} node={child} page={page} />
            ) : (
              <Node key={child.keyResultId} node={child} page={page} depth={depth + 1} />
            ),
          )}
        </ul>
      )}
    </>
  )
}

/** A quarter of a year's target: its own tree is a page of its own. */
function Quarter({ node, page }: { node: AlignmentNode; page: AlignmentPage }) {
  const locale = useLocale()
  const quarter = page.periods.find(({ id }) => id === node.periodId)
  const metric = page.metric ? `&metric=${page.metric.id}` : ''
  return (
    <li>
      <div className="tree-row leaf">
        <NodeRow
          node={node}
          page={page}
          name={
            quarter && (
              <Link href={`/alignment?period=${quarter.id}${metric}` as Route} prefetch={false}>
                {formatPeriod(quarter, locale)}
              </Link>
            )
          }
        />
      </div>
    </li>
  )
}

/** The goal behind a row, its team's board, and who supports it without arithmetic. */
function Beside({ node }: { node: AlignmentNode }) {
  const t = useTranslations('alignment')
  const goalLink = (id: string, name: string) => (
    <Link key={id} href={`/goals/${id}` as Route} prefetch={false}>
      {name}
    </Link>
  )
  return (
    <p className="small tree-links">
      {goalLink(node.goalId, t('openGoal', { goal: node.goalName }))}
      {node.level === 'team' && (
        <Link href={`/teams/${node.teamId}?period=${node.periodId}` as Route} prefetch={false}>
          {t('openTeam', { team: node.name ?? '' })}
        </Link>
      )}
      {node.supporters.map(({ id, name, holder }) => (
        <span key={id} className="muted">
          {t.rich('supportedBy', { holder, goal: () => goalLink(id, name) })}
        </span>
      ))}
    </p>
  )
}
