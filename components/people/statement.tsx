import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/panels'
import type { StatementPage } from '@/db/queries/statement-page'
import { formatDay, formatPeriod } from '@/lib/i18n/format'
import { StatementGoals } from './statement-goals'
import { StatementNotes } from './statement-notes'
import { StatementScores } from './statement-scores'

/** A period's statement of one person: goals, attainment, scores and notes, made to be printed on one sheet. */
export function Statement({ page }: { page: StatementPage }) {
  const t = useTranslations('statement')
  const locale = useLocale()
  const { person, period, goals, self, frozen } = page
  const where = [page.company, formatPeriod(period, locale), person.position, person.team].filter(Boolean)
  return (
    <>
      <header>
        <p className="where">
          <Link href={`/people/${person.id}?period=${period.id}` as Route} prefetch={false}>
            {person.name}
          </Link>
          {where.map((part) => ` · ${part}`)}
        </p>
        <h1>{self ? t('mine') : t('title', { name: person.name })}</h1>
        <p className="state">
          {t(frozen ? 'frozen' : 'today', { goals: goals.length, day: formatDay(page.today, locale) })}
        </p>
      </header>
      {goals.length === 0 ? (
        <section>
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        </section>
      ) : (
        <>
          <StatementGoals page={page} />
          <StatementScores page={page} />
        </>
      )}
      <StatementNotes page={page} />
    </>
  )
}
