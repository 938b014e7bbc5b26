import { useTranslations } from 'next-intl'
import type { GoalCheck as Check } from '@/lib/okr/goal-check/check-goal'
import { CheckList, CheckState, WeightsNote } from './check-list'

type Props = {
  check: Check
  /** Of the key results that stand. */
  weights: readonly number[]
  reason: string
}

/** What the goal check says of a goal that is not in force yet, and why it was handed in where it fails. */
export function GoalCheck({ check, weights, reason }: Props) {
  const t = useTranslations('check')
  return (
    <section aria-labelledby="check">
      <h2 id="check">{t('title')}</h2>
      <CheckState check={check} />
      <WeightsNote weights={weights} />
      {reason && (
        <p className="under">
          <b>{t('given')}</b> {reason}
        </p>
      )}
      <CheckList check={check} />
    </section>
  )
}
