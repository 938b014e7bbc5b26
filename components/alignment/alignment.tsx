import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { Where } from '@/components/teams/where'
import { EmptyState } from '@/components/ui/panels'
import { withQuery } from '@/components/ui/sort-link'
import type { AlignmentPage } from '@/db/queries/alignment-page'
import { formatUnit } from '@/lib/i18n/format'
import { AlignmentState } from './alignment-state'
import { Tree } from './tree'
import { UnalignedGoals } from './unaligned'

export type AlignmentProps = {
  page: AlignmentPage
  path: string
  query: Record<string, string | string[] | undefined>
}

/** How the targets of a period hang together, and which goals hang nowhere. */
export function Alignment({ page, path, query }: AlignmentProps) {
  const t = useTranslations('alignment')
  const { period, metrics, metric } = page
  return (
    <>
      <header>
        <Where above={page.company} period={period} today={page.today} />
        <h1>{t('title')}</h1>
        <AlignmentState page={page} />
      </header>
      <div className="columns">
        <div className="column">
          <section aria-labelledby="tree">
            <div className="section-head">
              <h2 id="tree">
                <Heading metric={metric} />
              </h2>
              {metrics.length > 1 && (
                <nav className="filters" aria-label={t('metrics')}>
                  {metrics.map((one) => (
                    <Link
                      key={one.id}
                      href={withQuery(path, query, { metric: one.id })}
                      aria-current={one.id === metric?.id ? 'true' : undefined}
                      prefetch={false}
                      scroll={false}
                    >
                      {one.name}
                    </Link>
                  ))}
                </nav>
              )}
            </div>
            {page.trees.length > 0 ? <Tree page={page} /> : <NoTree page={page} />}
          </section>
        </div>
        <aside>
          <UnalignedGoals page={page} />
        </aside>
      </div>
    </>
  )
}

function Heading({ metric }: Pick<AlignmentPage, 'metric'>) {
  const t = useTranslations('alignment')
  const locale = useLocale()
  if (metric === null) return t('treePlain')
  const unit = formatUnit(metric, locale)
  return unit ? t('treeIn', { metric: metric.name, unit }) : t('tree', { metric: metric.name })
}

function NoTree({ page: { period, executive } }: { page: AlignmentPage }) {
  const t = useTranslations('alignment.empty')
  if (period === null) return <EmptyState title={t('noPeriod')}>{t('noPeriodText')}</EmptyState>
  return (
    <EmptyState
      title={t('title')}
      action={
        executive &&
        period.state !== 'closed' && (
          <Link
            className="button"
            href={`/goals/new?period=${period.id}&for=company` as Route}
            prefetch={false}
          >
            {t('action')}
          </Link>
        )
      }
    >
      {t('text')}
    </EmptyState>
  )
}
