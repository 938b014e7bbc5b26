import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/panels'
import type { GoalForm } from '@/db/queries/goal-form'
import { formatDay, formatPeriod } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'

/** The head of a new goal's form. */
export function NewGoalHead({ form }: { form: GoalForm }) {
  const t = useTranslations('goalForm')
  const locale = useLocale()
  const { holder, period, viewerId } = form
  const own = holder.ownerId === viewerId
  const whose =
    holder.level === 'company' ? t('company') : holder.level === 'team' ? holder.teamName : holder.ownerName
  return (
    <header>
      <p className="where">
        {whose} · {formatPeriod(period, locale)}
      </p>
      <h1>{t('title')}</h1>
      <p className="state">{own ? t('lead') : t('leadFor', { name: holder.ownerName })}</p>
    </header>
  )
}

/** The head of an existing goal's form. */
export function EditHead({ form }: { form: GoalForm }) {
  const t = useTranslations('goalForm')
  const locale = useLocale()
  const { goal, mode, period, timeZone } = form
  if (!goal) return null
  const { returned } = goal
  return (
    <header>
      <p className="where">
        <Link href={`/goals/${goal.id}` as Route} prefetch={false}>
          {goal.name}
        </Link>{' '}
        · {formatPeriod(period, locale)}
      </p>
      <h1>{mode === 'draft' ? t('editTitle') : mode === 'words' ? t('wordsTitle') : t('align.title')}</h1>
      <p className="state">
        {mode === 'words' ? t('wordsLead') : mode === 'alignment' ? t('alignLead') : t('editLead')}
      </p>
      {mode === 'draft' && returned && (
        <p className="notice plain whitespace-pre-line">
          {t('returned', {
            name: returned.by,
            day: formatDay(todayIn(timeZone, new Date(returned.at)), locale),
            comment: returned.comment ?? '',
          })}
        </p>
      )}
      {mode === 'draft' && goal.carriedFrom && (
        <p className="notice plain">{t('carriedFrom', { period: formatPeriod(goal.carriedFrom, locale) })}</p>
      )}
    </header>
  )
}

/** No period takes goals now, or the viewer is in no team in which a goal of theirs could count. */
export function NoForm({ why }: { why: 'noPeriod' | 'noTeam' }) {
  const t = useTranslations('goalForm')
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
      </header>
      <EmptyState title={t(`${why}.title`)}>{t(`${why}.text`)}</EmptyState>
    </>
  )
}

/** The head of a form about one thing of a goal: whose it is, what it does, what comes of it. */
export const OfGoalHead = ({
  goal: { id, name },
  title,
  lead,
}: {
  goal: { id: string; name: string }
  title: string
  lead: string | null
}) => (
  <header>
    <p className="where">
      <Link href={`/goals/${id}` as Route} prefetch={false}>
        {name}
      </Link>
    </p>
    <h1>{title}</h1>
    {lead && <p className="state">{lead}</p>}
  </header>
)
