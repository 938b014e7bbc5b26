import { useLocale, useTranslations } from 'next-intl'
import { sayCheck } from '@/lib/i18n/goal-check'
import type { Locale } from '@/lib/okr/types'
import { sumNotWhole } from '@/lib/okr/complete'
import { criteria, type GoalCheck } from '@/lib/okr/goal-check/check-goal'

const shapes = { pass: '✓', look: '▲', fail: '■' } as const

/** The pitfalls a goal is in, in one sentence. */
export function CheckState({ check }: { check: GoalCheck }) {
  const t = useTranslations('check')
  const met = check.pitfalls.map(({ pitfall }) => t(`pitfalls.${pitfall}`))
  return (
    <p className="muted under">
      {met.length === 0 ? t('fine') : t('pitfallsSeen', { list: met.join(t('and')) })}
    </p>
  )
}

/** What the weights add up to, where that is not 100 %: nobody should learn of it only when handing in. */
export function WeightsNote({ weights }: { weights: readonly number[] }) {
  const t = useTranslations('check')
  const sum = sumNotWhole(weights)
  return (
    sum !== null && (
      <p className="under">
        <span aria-hidden="true">▲</span> {t('weights', { sum })}
      </p>
    )
  )
}

/** SMART, criterion by criterion, with what was seen and one suggestion in the goal's own language. */
export function CheckList({ check }: { check: GoalCheck }) {
  const t = useTranslations('check')
  const locale = useLocale() as Locale
  const written = check.language ?? locale
  return (
    <dl className="check-list">
      {criteria.map((criterion) => {
        const { verdict, evidence, suggestion } = check.criteria[criterion]
        return (
          <div key={criterion}>
            <dt>
              <b>{t(`criteria.${criterion}`)}</b>{' '}
              <span className={`verdict ${verdict}`}>
                <span aria-hidden="true">{shapes[verdict]}</span> {t(`verdicts.${verdict}`)}
              </span>
            </dt>
            {evidence.map((one, index) => (
              <dd key={index}>{sayCheck(one, locale)}</dd>
            ))}
            {suggestion && (
              <dd>
                {t('suggestion')} <q lang={written}>{sayCheck(suggestion, written)}</q>
              </dd>
            )}
          </div>
        )
      })}
    </dl>
  )
}

/** The five letters with their verdicts, in one line. */
export function CheckLine({ check }: { check: GoalCheck }) {
  const t = useTranslations('check')
  return (
    <ul className="check-line">
      {criteria.map((criterion) => {
        const { verdict } = check.criteria[criterion]
        return (
          <li key={criterion} className={`verdict ${verdict}`}>
            <span aria-hidden="true">
              {criterion} {shapes[verdict]}
            </span>
            <span className="visually-hidden">
              {t(`criteria.${criterion}`)}: {t(`verdicts.${verdict}`)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
