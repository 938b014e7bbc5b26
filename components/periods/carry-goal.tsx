import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { Select } from '@/components/ui/field'
import type { PeriodPage } from '@/db/queries/period-page'
import { formatPercent } from '@/lib/i18n/format'
import { carryWays } from '@/lib/okr/carry-over'

type Goal = NonNullable<PeriodPage['carry']>['goals'][number]

/** One goal that could go on, with what it came to; or the draft it has become. */
export function CarryGoal({ goal, index }: { goal: Goal; index: number }) {
  const t = useTranslations('periods.carry')
  const locale = useLocale()
  const { id, name, ownerName, attainment, carriedTo } = goal
  const came = attainment === null ? t('noValue') : t('came', { share: formatPercent(attainment, locale) })
  if (carriedTo !== null)
    return (
      <p className="field">
        {name}{' '}
        <Link className="underline" href={`/goals/${carriedTo}` as Route} prefetch={false}>
          {t('carried')}
        </Link>
      </p>
    )
  return (
    <>
      <input type="hidden" name={`goals.${index}.goalId`} value={id} />
      <Select
        name={`goals.${index}.way`}
        label={name}
        hint={t('facts', { name: ownerName, came })}
        defaultValue=""
        options={[
          { value: '', label: t('ways.no') },
          ...carryWays.map((way) => ({ value: way, label: t(`ways.${way}`) })),
        ]}
      />
    </>
  )
}
