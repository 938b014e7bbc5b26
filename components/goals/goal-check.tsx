import { useTranslations } from 'next-intl'
import type { GoalCheck as Check } from '@/lib/okr/goal-check/check-goal'
import { CheckList, CheckState } from './check-list'

/** What the goal check says of a goal that is not in force yet, and why it was handed in where it fails. */
export function GoalCheck({ check, reason }: { check: Check; reason: string }) {
  const t = useTranslations('check')
  return (
    <section aria-labelledby="check">
      <h2 id="check">{t('title')}</h2>
      <CheckState check={check} />
      {reason && (
        <p className="under">
          <b>{t('given')}</b> {reason}
        </p>
      )}
      <CheckList check={check} />
    </section>
  )
}
