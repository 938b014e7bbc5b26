import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { GradingLink } from '@/components/grades/grading-link'
import { DirectionFacts } from '@/components/periods/direction'
import { DirectionForm } from '@/components/periods/direction-form'
import { ToRead } from '@/components/teams/to-read'
import { UnitChart } from '@/components/teams/unit-chart'
import { chosenMeasure, UnitTargets } from '@/components/teams/unit-targets'
import { Where } from '@/components/teams/where'
import { EmptyState } from '@/components/ui/panels'
import type { CompanyPage } from '@/db/queries/company-page'
import { takesGoals } from '@/lib/okr/period-stands'
import { CompanyState } from './company-state'
import { CompanyTable, type CompanyProps } from './company-table'

/** The company in one period: its target, regions and teams beside each other, the direction it goes in. */
export function Company(props: CompanyProps) {
  const { page } = props
  const t = useTranslations('company')
  const { period, measures, metric, direction } = page
  const large = chosenMeasure(measures, metric?.id ?? null)
  return (
    <>
      <header>
        <Where above={t('title')} period={period} today={page.today} />
        <h1>{page.name}</h1>
        <CompanyState page={page} />
      </header>
      {large ? (
        <section aria-labelledby="target">
          <h2 className="visually-hidden" id="target">
            {t('target')}
          </h2>
          <UnitTargets
            measures={measures}
            metricId={metric?.id ?? null}
            limits={page.limits}
            today={page.today}
            below="teams"
            goalLink={page.executive ? (period && takesGoals(period.state) ? 'close' : 'open') : null}
          />
        </section>
      ) : (
        period !== null && <NoTarget page={page} />
      )}
      <GradingLink period={period} may={page.executive} />
      <CompanyTable {...props} />
      {page.toRead.length > 0 && <ToRead checkIns={page.toRead} timeZone={page.timeZone} />}
      {large && (
        <section>
          <UnitChart measure={large} today={page.today} />
        </section>
      )}
      {direction && (direction.current || page.writesDirection) && (
        <section aria-labelledby="direction">
          <h2 id="direction">{t('direction.title')}</h2>
          <DirectionFacts direction={direction} timeZone={page.timeZone} />
          {page.writesDirection && <DirectionForm periodId={period!.id} direction={direction} />}
        </section>
      )}
    </>
  )
}

function NoTarget({ page: { executive, period } }: { page: CompanyPage }) {
  const t = useTranslations('company.noTarget')
  return (
    <section>
      <EmptyState
        title={t('title')}
        action={
          executive &&
          period!.state !== 'closed' && (
            <Link
              className="button"
              href={`/goals/new?period=${period!.id}&for=company` as Route}
              prefetch={false}
            >
              {t('action')}
            </Link>
          )
        }
      >
        {t('text')}
      </EmptyState>
    </section>
  )
}
