import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatPeriod, formatWeekday } from '@/lib/i18n/format'
import { weekOf } from '@/lib/okr/calendar'
import { GoalActions } from './goal-actions'
import { KeyResultMeasure } from './key-result-measure'
import { useStateSentence } from './state-sentence'

/** Whose goal, what it is called, how it stands in one sentence, and what can be done. */
export function GoalHead({ page }: { page: GoalPage }) {
  const { goal } = page
  const state = useStateSentence(page)
  const standing = goal.keyResults.filter(({ dropped }) => !dropped)
  const measured = goal.state !== 'draft' && goal.state !== 'submitted'
  return (
    <header>
      <p className="where">
        <Whose page={page} /> · <When page={page} />
      </p>
      <h1>{goal.name}</h1>
      <p className="state">{state}</p>
      {measured && (
        <div className="measures">
          {standing.map((one) => (
            <KeyResultMeasure key={one.id} keyResult={one} />
          ))}
        </div>
      )}
      <GoalActions page={page} />
    </header>
  )
}

function Whose({ page: { goal, story } }: { page: GoalPage }) {
  const t = useTranslations('goal.where')
  const [href, name] =
    goal.level === 'company'
      ? [`/company?period=${goal.periodId}`, t('company')]
      : goal.level === 'team'
        ? [`/teams/${goal.teamId}?period=${goal.periodId}`, story.team?.name]
        : [`/people/${goal.ownerId}`, goal.ownerName]
  return (
    <Link href={href as Route} prefetch={false}>
      {name}
    </Link>
  )
}

function When({ page: { story, today } }: { page: GoalPage }) {
  const t = useTranslations('goal.where')
  const locale = useLocale()
  const { first, last, state } = story.period
  const period = formatPeriod(story.period, locale)
  if (today < first || today > last) return <>{t(state, { period })}</>
  return (
    <>
      {t('now', { period, ...weekOf(story.period, today) })} · {formatWeekday(today, locale)}
    </>
  )
}
