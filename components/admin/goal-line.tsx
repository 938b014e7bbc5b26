import { useLocale, useTranslations } from 'next-intl'
import type { OpenGoal } from '@/db/queries/parts/open-goals'
import { formatPeriod } from '@/lib/i18n/format'

/** A goal in one line: name, team, period. */
export function GoalLine({ goal }: { goal: OpenGoal }) {
  const t = useTranslations('admin.person')
  const locale = useLocale()
  return t('goalLine', { goal: goal.name, team: goal.teamName, period: formatPeriod(goal.period, locale) })
}
