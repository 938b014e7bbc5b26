import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { Suggestions } from '@/components/incentives/suggestions'
import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { TeamGrading as Page } from '@/db/queries/team-grading'
import { giveFinalScores } from '@/lib/actions/grades'
import { formatPeriod } from '@/lib/i18n/format'
import { GradingTable } from './grading-table'

/** A whole team on one screen: every goal with what was computed, its owner's score and the field for the final one. */
export function TeamGrading({ page }: { page: Page }) {
  const t = useTranslations('grade')
  const locale = useLocale()
  const { team, period, rows } = page
  const gives = rows.some(({ grade }) => grade.givesFinal)
  const holding = rows.filter(({ grade }) => grade.final && !grade.final.outdated).length
  return (
    <>
      <header>
        <p className="where">
          <Link href={`/teams/${team.id}${period ? `?period=${period.id}` : ''}` as Route} prefetch={false}>
            {team.name}
          </Link>
          {period && <> · {formatPeriod(period, locale)}</>}
        </p>
        <h1>{t('team.title', { team: team.name })}</h1>
        {rows.length > 0 && (
          <p className="state">{t('team.state', { graded: holding, goals: rows.length })}</p>
        )}
      </header>
      <section>
        {period === null || period.state === 'planning' || period.state === 'active' ? (
          <EmptyState title={t('team.notYet')}>{t('team.notYetText')}</EmptyState>
        ) : rows.length === 0 ? (
          <EmptyState title={t('team.none')}>{t('team.noneText')}</EmptyState>
        ) : gives ? (
          <ActionForm
            action={giveFinalScores}
            draft={`grading:${team.id}:${period.id}:${rows.map(({ grade }) => grade.moves).join('.')}`}
          >
            <p className="small muted">{t('team.howTo')}</p>
            <GradingTable page={page} />
            <div className="submit actions">
              <SubmitButton>{t('team.save')}</SubmitButton>
            </div>
            <p className="small muted after">{t('team.after')}</p>
          </ActionForm>
        ) : (
          <GradingTable page={page} />
        )}
      </section>
      <Suggestions suggestions={page.suggestions} />
      <TeamsBelow page={page} />
    </>
  )
}

/** Where the people of the teams below are graded. */
function TeamsBelow({ page: { teams, period } }: { page: Page }) {
  const t = useTranslations('grade.team')
  if (teams.length === 0 || period === null) return null
  return (
    <section aria-labelledby="teams-below">
      <h2 id="teams-below">{t('below')}</h2>
      <ul className="todo">
        {teams.map(({ id, name, goals, graded }) => (
          <li key={id}>
            <div>
              <b>{name}</b>
              <p>{t('belowText', { graded, goals })}</p>
            </div>
            <Link
              className="button"
              href={`/teams/${id}/grading?period=${period.id}` as Route}
              prefetch={false}
            >
              {t('open')}
              <span className="visually-hidden"> {name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
