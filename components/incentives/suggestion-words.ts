import { useLocale, useTranslations } from 'next-intl'
import type { IncentiveSuggestion } from '@/db/queries/parts/incentive-suggestions'
import { formatDay, formatPercent } from '@/lib/i18n/format'

/** The numbers a suggestion came from, as sentences. */
export function useNumbersWords(): (suggestion: IncentiveSuggestion) => string {
  const t = useTranslations('incentives.suggestions')
  const locale = useLocale()
  const percent = (ratio: number) => formatPercent(ratio, locale, 1)
  return ({ rule, mark, day, attainment, due, compared }) => {
    const numbers = t('numbers', {
      mark: String(mark),
      day: formatDay(day, locale),
      attainment: percent(attainment),
      against: rule.against,
      capped: rule.capped ? 'yes' : 'no',
    })
    if (rule.kind === 'reward' || due === 1) return numbers
    return `${numbers} ${t('due', { due: percent(due), compared: percent(compared) })}`
  }
}
