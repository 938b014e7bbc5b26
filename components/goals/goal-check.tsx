import { useLocale, useTranslations } from 'next-intl'
import { sayCheck } from '@/lib/i18n/goal-check'
import { criteria, type GoalCheck as Check } from '@/lib/okr/goal-check/check-goal'

const shapes = { pass: '✓', look: '▲', fail: '■' } as const

/** SMART, criterion by criterion, with what was seen and one suggestion; and the pitfalls the goal is in. */
export function GoalCheck({ check }: { check: Check }) {
  const t = useTranslations('check')
  const locale = useLocale()
  const written = check.language ?? locale
  const failed = check.pitfalls.map(({ pitfall }) => t(`pitfalls.${pitfall}`))
  return (
    <section aria-labelledby="check">
      <h2 id="check">{t('title')}</h2>
      <p className="muted under">
        {failed.length === 0 ? t('fine') : t('pitfallsSeen', { list: failed.join(t('and')) })}
      </p>
      <dl className="check-list">
        {criteria.map((criterion) => {
          const { verdict, evidence, suggestion } = check.criteria[criterion]
          return (
            <div key={criterion}>
              <dt>
                <b>{t(`criteria.${criterion}`)}</b>{' '}
                <span className="muted">
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
    </section>
  )
}
