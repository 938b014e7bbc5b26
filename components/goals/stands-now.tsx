import { useLocale, useTranslations } from 'next-intl'
import { WhenNewer } from '@/components/check-ins/when-newer'
import type { GoalForm } from '@/db/queries/goal-form'
import { formatDay, formatValue, formatWeight } from '@/lib/i18n/format'

type Goal = NonNullable<GoalForm['goal']>

/** After a conflict: what somebody else has made of the goal, above what was typed. */
export function StandsNow({ goal }: { goal: Goal }) {
  const t = useTranslations('goalForm')
  const locale = useLocale()
  const words = (['name', 'content', 'background', 'support', 'relevance'] as const).filter(
    (part) => goal[part],
  )
  const label = {
    name: t('parts.name'),
    content: t('parts.content'),
    background: t('parts.background'),
    support: t('parts.support'),
    relevance: t('relevance'),
  }
  return (
    <WhenNewer name="version" version={goal.version}>
      <section className="quote" aria-label={t('standsNow')}>
        <h2>{t('standsNow')}</h2>
        <dl className="facts">
          {words.map((part) => (
            <div key={part}>
              <dt>{label[part]}</dt>
              <dd className="whitespace-pre-line">{goal[part]}</dd>
            </div>
          ))}
          <div>
            <dt>{t('parts.indicators')}</dt>
            {goal.keyResults.map((one) => (
              <dd key={one.id}>
                {t('standing', {
                  name: one.name,
                  target:
                    one.kind === 'growth'
                      ? `${Number(one.target)}%`
                      : formatValue(one.target, one, locale, { compact: true }),
                  weight: formatWeight(one.weight, locale),
                })}
              </dd>
            ))}
          </div>
          <div>
            <dt>{t('parts.time')}</dt>
            <dd>
              {t('span', {
                starts: formatDay(goal.starts, locale),
                deadline: formatDay(goal.deadline, locale),
              })}
            </dd>
          </div>
        </dl>
      </section>
    </WhenNewer>
  )
}
