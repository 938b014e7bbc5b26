import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { DirectionFacts } from '@/components/periods/direction'
import { CoverageWords } from '@/components/teams/coverage-words'
import type { UnitMeasure } from '@/db/queries/parts/unit-standing'
import type { PlanPage } from '@/db/queries/plan-page'
import { formatPercent, formatValue } from '@/lib/i18n/format'
import { OwnResults } from './own-results'

/** What the product knows and a plan should not guess: place, direction, targets above, own results and rhythm. */
export function PlanFacts({ page }: { page: PlanPage }) {
  const t = useTranslations('plan.facts')
  const { person, direction, targets, history, timeZone, period } = page
  const place = [person.position, person.team].filter(Boolean).join(t('dot'))
  return (
    <aside aria-labelledby="plan-facts">
      <h2 className="visually-hidden" id="plan-facts">
        {t('title')}
      </h2>
      {place && (
        <section aria-labelledby="plan-place">
          <h3 id="plan-place">{t('place')}</h3>
          <p>{place}</p>
        </section>
      )}
      <section aria-labelledby="plan-direction">
        <h3 id="plan-direction">{t('direction')}</h3>
        <DirectionFacts direction={direction} timeZone={timeZone} />
      </section>
      <section aria-labelledby="plan-targets">
        <h3 id="plan-targets">{t('targets')}</h3>
        {targets.team.length + targets.company.length === 0 && <p className="muted">{t('noTargets')}</p>}
        {person.team && (
          <Targets
            name={person.team}
            href={`/teams/${person.teamId}?period=${period.id}`}
            measures={targets.team}
            below="people"
          />
        )}
        <Targets
          name={t('company')}
          href={`/company?period=${period.id}`}
          measures={targets.company}
          below="teams"
        />
      </section>
      <section aria-labelledby="plan-results">
        <h3 id="plan-results">{t('results')}</h3>
        {history.length === 0 ? (
          <p className="muted">{t('noResults')}</p>
        ) : (
          history.map((one) => <OwnResults key={one.metricId} history={one} />)
        )}
        {history.length > 0 && <p className="small muted under">{t('weeksMean')}</p>}
      </section>
    </aside>
  )
}

type TargetsProps = {
  name: string
  href: string
  measures: readonly UnitMeasure[]
  below: 'people' | 'teams'
}

function Targets({ name, href, measures, below }: TargetsProps) {
  const t = useTranslations('plan.facts')
  const locale = useLocale()
  if (measures.length === 0) return null
  return (
    <>
      <h4>
        <Link href={href as Route} prefetch={false}>
          {name}
        </Link>
      </h4>
      <ul className="plan-targets">
        {measures.map((one) => {
          // Of a milestone, whether it is done: it has no number to reach.
          const milestone = one.kind === 'milestone'
          const asked = milestone ? (one.value ?? '0') : one.target
          const words = { name: one.name, target: formatValue(asked, one, locale, { compact: true }) }
          return (
            <li key={one.keyResultId}>
              <b>
                {one.progress === null || milestone
                  ? t('target', words)
                  : t('targetDone', { ...words, progress: formatPercent(one.progress, locale) })}
              </b>
              <p className="small muted">
                <CoverageWords measure={one} below={one.coverage?.axis === 'time' ? 'quarters' : below} />
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}
