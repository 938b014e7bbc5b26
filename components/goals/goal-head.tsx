import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatDay, formatPeriod, formatWeekday } from '@/lib/i18n/format'
import { weekOf, todayIn } from '@/lib/okr/calendar'
import { GoalActions } from './goal-actions'
import { KeyResultMeasure } from './key-result-measure'
import { TargetReviewPanel } from './target-review'
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
            <KeyResultMeasure key={one.id} keyResult={one} ended={page.today > goal.deadline} />
          ))}
        </div>
      )}
      <ToDecide page={page} />
      <TargetReviewPanel page={page} />
      <GoalActions page={page} />
      <Objection page={page} />
    </header>
  )
}

/** An adjustment waits for the viewer, further down. */
function ToDecide({ page: { adjustments } }: { page: GoalPage }) {
  const t = useTranslations('goal')
  const open = adjustments.filter(({ decides }) => decides)
  if (open.length === 0) return null
  return (
    <p className="notice plain under">
      <a href={`#adjustment-${open[0]!.id}`}>{t('toDecide', { count: open.length })}</a>
    </p>
  )
}

/** What the owner of an assigned goal holds against it; for them and those above. */
function Objection({ page: { story, goal, inside, timeZone } }: { page: GoalPage }) {
  const t = useTranslations('goal')
  const locale = useLocale()
  const { assignment } = story
  if (!inside || !assignment?.objectedAt) return null
  return (
    <blockquote className="quote under">
      <h3>
        {t('objection', {
          name: goal.ownerName,
          day: formatDay(todayIn(timeZone, new Date(assignment.objectedAt)), locale),
        })}
      </h3>
      <p className="whitespace-pre-line">{assignment.objection}</p>
    </blockquote>
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
