import { useLocale, useTranslations } from 'next-intl'
import { formatPercent } from '@/lib/i18n/format'
import type { Band } from '@/lib/okr/incentives'

/** A band in words: `120% or more`, `from 100% to below 120%`. */
export function useBandWords(): (band: Band) => string {
  const t = useTranslations('incentives.bands')
  const locale = useLocale()
  const percent = (ratio: number) => formatPercent(ratio, locale, 2)
  return ({ from, to }) => {
    if (from === null) return t('to', { to: percent(to!) })
    return to === null
      ? t('from', { from: percent(from) })
      : t('both', { from: percent(from), to: percent(to) })
  }
}
