import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/panels'
import type { Calibration as Page } from '@/db/queries/calibration'
import { formatPeriod } from '@/lib/i18n/format'
import { SpreadTable } from './spread-table'
import { UnitGrades } from './unit-grades'

/** Final scores beside each other, team by team: whether one lead grades harder than another. */
export function Calibration({ page }: { page: Page }) {
  const t = useTranslations('grade.calibration')
  const locale = useLocale()
  const { period, all, units } = page
  const begun = period?.state === 'grading' || period?.state === 'closed'
  return (
    <>
      <header>
        {period && <p className="where">{formatPeriod(period, locale)}</p>}
        <h1>{t('title')}</h1>
        {begun && all.goals > 0 && (
          <p className="state">
            {t('state', { graded: all.graded, goals: all.goals, outdated: all.outdated })}
          </p>
        )}
      </header>
      {!begun || all.goals + units.length === 0 ? (
        <section>
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        </section>
      ) : (
        <>
          <section aria-labelledby="spread">
            <h2 id="spread">{t('spread')}</h2>
            <p className="small muted">{t('spreadText')}</p>
            <SpreadTable page={page} />
          </section>
          {units.length > 0 && (
            <section aria-labelledby="units">
              <h2 id="units">{t('units')}</h2>
              <UnitGrades units={units} />
            </section>
          )}
        </>
      )}
    </>
  )
}
