import { useLocale, useTranslations } from 'next-intl'
import type { TargetReview } from '@/db/queries/parts/target-reviews'
import { formatDayShort, formatPercent, formatValue } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'

/** What changed above and when, and what the goals below it now make of it. */
export function useReviewWords(timeZone: string): (review: TargetReview) => string {
  const t = useTranslations('alignment.review')
  const locale = useLocale()
  return (review) => {
    const { parent, from, to, at, coverage } = review
    const measure = review.kind === 'growth' ? { ...review, kind: 'amount' as const } : review
    const value = (amount: string) => formatValue(amount, measure, locale)
    const day = formatDayShort(todayIn(timeZone, new Date(at)), locale)
    if (to === null) return t('dropped', { parent, day })
    const changed =
      from === to
        ? t('restated', { parent, day })
        : t('changed', {
            parent,
            day,
            from: formatValue(from, measure, locale, { bare: true }),
            to: value(to),
          })
    if (coverage === null) return changed
    const ratio = formatPercent(coverage.ratio, locale)
    const covered =
      coverage.gap !== '0'
        ? t('gap', { ratio, gap: value(coverage.gap) })
        : coverage.buffer !== '0'
          ? t('buffer', { ratio, buffer: value(coverage.buffer) })
          : t('exact')
    return changed + t('space') + covered
  }
}
