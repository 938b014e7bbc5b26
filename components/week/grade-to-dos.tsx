import { useLocale, useTranslations } from 'next-intl'
import type { MyWeek } from '@/db/queries/my-week'
import { formatPeriod } from '@/lib/i18n/format'
import { ToDoItem } from './to-do-item'

/** While a period is in grading: one's own goals to score, and the final scores one gives. */
export function GradeToDos({ toDos: { gradeSelf, toGrade } }: { toDos: MyWeek['toDos'] }) {
  const t = useTranslations('week')
  const locale = useLocale()
  return (
    <>
      {gradeSelf.map(({ goalId, goal, begun, ...period }) => (
        <ToDoItem
          key={goalId}
          title={t('gradeSelf.title', { goal })}
          text={t(begun ? 'gradeSelf.begun' : 'gradeSelf.text', { period: formatPeriod(period, locale) })}
          href={`/goals/${goalId}#grade`}
          button={t('gradeSelf.button')}
        />
      ))}
      {toGrade.map(({ periodId, teamId, team, goals, ...period }) => (
        <ToDoItem
          key={`${periodId} ${teamId}`}
          title={t('toGrade.title', { count: goals })}
          text={t('toGrade.text', {
            team: team ?? t('toGrade.company'),
            period: formatPeriod(period, locale),
          })}
          href={teamId ? `/teams/${teamId}/grading?period=${periodId}` : `/grading?period=${periodId}#units`}
          button={t('toGrade.button')}
        />
      ))}
    </>
  )
}
