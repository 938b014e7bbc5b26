import { useLocale, useTranslations } from 'next-intl'
import type { MyGoal } from '@/db/queries/my-week'
import { formatValue, type Measure } from '@/lib/i18n/format'
import type { Locale } from '@/lib/okr/types'

/** "1.3 a week needed, last four weeks 0.8"; nothing where nothing is left or no week is. */
export function NeededWords({ one, named }: { one: MyGoal['keyResults'][number]; named: boolean }) {
  const t = useTranslations('week')
  const locale = useLocale()
  const { needed } = one
  if (!needed || needed.left === '0' || needed.perWeek === null) return null
  const rate = (perWeek: number) => formatWeekly(perWeek, one, locale)
  const words =
    needed.lastFourWeeks === null
      ? t('rateOnly', { needed: rate(needed.perWeek) })
      : t('rate', { needed: rate(needed.perWeek), recent: rate(needed.lastFourWeeks) })
  return (
    <p className="small muted">
      {named && `${one.name}${t('colon')}`}
      {words}
    </p>
  )
}

/** A weekly rate with its unit: `1.3 deals`, `21.7K USD`. */
export const formatWeekly = (perWeek: number, measure: Measure, locale: Locale): string =>
  formatValue(rounded(perWeek), measure, locale, {
    compact: Math.abs(perWeek) >= 10_000,
    distance: true,
  })

const rounded = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1))
