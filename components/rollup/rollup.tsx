import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { UnitChart } from '@/components/teams/unit-chart'
import { EmptyState } from '@/components/ui/panels'
import { Findings } from './findings'
import { Heat } from './heat'
import { MetricTable } from './metric-table'
import { PeopleTable } from './people-table'
import { Reasons } from './reasons'
import { RollupCharts } from './rollup-charts'
import { RollupHead, type RollupProps } from './rollup-head'
import { YearTable } from './year-table'

/** A quarter on one page, for who answers for it: tables first, then what stands out, then how it came about. */
export function Rollup({ page, path, query }: RollupProps) {
  const t = useTranslations('rollup')
  const { metrics, measures, whole } = page
  const main = metrics[0]
  if (!main)
    return (
      <>
        <RollupHead page={page} path={path} query={query} />
        <section>
          <EmptyState
            title={t('empty.title')}
            action={
              <Link className="button" href={`/company?period=${page.period.id}` as Route} prefetch={false}>
                {t('empty.action')}
              </Link>
            }
          >
            {t('empty.text')}
          </EmptyState>
        </section>
      </>
    )
  const large = measures.find(({ metricId }) => metricId === main.id)
  return (
    <>
      <RollupHead page={page} path={path} query={query} />
      {metrics.map((metric) => (
        <Fragment key={metric.id}>
          {(!page.year || page.year.units.some(({ year }) => year.cells.has(metric.id))) && (
            <MetricTable page={page} metric={metric} />
          )}
          {page.year && <YearTable page={page} year={page.year} metric={metric} first={metric === main} />}
        </Fragment>
      ))}
      <PeopleTable page={page} />
      <div className="halves">
        {page.dots.length > 0 && (
          <div>
            <Findings findings={page.findings} metric={main} />
          </div>
        )}
        <Reasons reasons={whole.reasons} />
      </div>
      <Heat page={page} metric={main} />
      <section aria-labelledby="charts">
        <h2 className="visually-hidden" id="charts">
          {t('charts.title')}
        </h2>
        {large && <UnitChart measure={large} today={page.week ? page.until : page.today} />}
        <RollupCharts page={page} metric={main} />
      </section>
    </>
  )
}
