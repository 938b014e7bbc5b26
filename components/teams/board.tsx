import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { GradingLink } from '@/components/grades/grading-link'
import { EmptyState } from '@/components/ui/panels'
import type { TeamBoard } from '@/db/queries/team-board'
import { takesGoals } from '@/lib/okr/period-stands'
import { Carriers } from './carriers'
import { DraftLink } from './draft-link'
import { People, type BoardProps } from './people'
import { Reviews } from './reviews'
import { StateSentence } from './state-sentence'
import { Submitted } from './submitted'
import { TeamsTable } from './teams-table'
import { ToRead } from './to-read'
import { UnitChart } from './unit-chart'
import { chosenMeasure, UnitTargets } from './unit-targets'
import { Where } from './where'

/** A team in one period: where it stands against where it should stand, its teams, its people, what is to be read. */
export function Board(props: BoardProps) {
  const { board } = props
  const t = useTranslations('team')
  const { team, period, measures, teams } = board
  const large = chosenMeasure(measures, board.metric?.id ?? null)
  return (
    <>
      <header>
        <Where above={<Above board={board} />} period={period} today={board.today} />
        <h1>{team.name}</h1>
        <StateSentence board={board} />
      </header>
      {period === null ? (
        <section>
          <EmptyState title={t('noPeriod.title')}>{t('noPeriod.text')}</EmptyState>
        </section>
      ) : (
        <>
          {measures.length > 0 ? (
            <section aria-labelledby="target">
              <h2 className="visually-hidden" id="target">
                {t('target.title')}
              </h2>
              <UnitTargets
                measures={measures}
                metricId={board.metric?.id ?? null}
                limits={board.limits}
                today={board.today}
                below={teams.length > 0 ? 'teams' : 'people'}
                goalLink={board.directs ? (takesGoals(period.state) ? 'close' : 'open') : null}
              />
              {board.carriers && (
                <Carriers
                  carriers={board.carriers}
                  measure={measures.find(({ keyResultId }) => keyResultId === board.carriers!.keyResultId)!}
                  periodId={period.id}
                  kind={period.kind}
                />
              )}
            </section>
          ) : (
            <NoTarget board={board} />
          )}
          <DraftLink board={board} />
          <GradingLink period={period} teamId={team.id} may={board.directs} />
          {board.submitted.length > 0 && <Submitted goals={board.submitted} />}
          {board.reviews.length > 0 && <Reviews board={board} />}
          {teams.length > 0 && (
            <section aria-labelledby="teams">
              <div className="section-head">
                <h2 id="teams">{t('teams.title')}</h2>
              </div>
              <TeamsTable
                teams={teams}
                metric={board.metric ?? board.main}
                limits={board.limits}
                periodId={period.id}
              />
            </section>
          )}
          <People {...props} />
          {board.toRead.length > 0 && <ToRead checkIns={board.toRead} timeZone={board.timeZone} />}
          {large && (
            <section>
              <UnitChart measure={large} today={board.today} />
            </section>
          )}
        </>
      )}
    </>
  )
}

/** The teams above as links, and who leads this one. */
function Above({ board: { above, team, period } }: { board: TeamBoard }) {
  const t = useTranslations('team')
  const chosen = period ? `?period=${period.id}` : ''
  return (
    <>
      {above.length === 0 && (
        <Link href={`/company${chosen}` as Route} prefetch={false}>
          {t('company')}
        </Link>
      )}
      {above.map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 && ' · '}
          <Link href={`/teams/${id}${chosen}` as Route} prefetch={false}>
            {name}
          </Link>
        </Fragment>
      ))}
      {' · '}
      {team.lead ? t('led', { name: team.lead.name }) : t('ledNone')}
    </>
  )
}

function NoTarget({ board: { directs, team, period } }: { board: TeamBoard }) {
  const t = useTranslations('team.target')
  return (
    <section>
      <EmptyState
        title={t('none')}
        action={
          directs &&
          period!.state !== 'closed' && (
            <Link
              className="button"
              href={`/goals/new?period=${period!.id}&for=team:${team.id}` as Route}
              prefetch={false}
            >
              {t('noneAction')}
            </Link>
          )
        }
      >
        {t('noneText')}
      </EmptyState>
    </section>
  )
}
