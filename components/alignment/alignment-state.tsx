import { useLocale, useTranslations } from 'next-intl'
import type { AlignmentPage } from '@/db/queries/alignment-page'
import { formatPercent, formatValue } from '@/lib/i18n/format'

/** Whether what is below adds up to the target on top, and how many goals hang nowhere, in one sentence each. */
export function AlignmentState({
  page: { trees, metric, unaligned, below, period },
}: {
  page: AlignmentPage
}) {
  const t = useTranslations('alignment.state')
  const locale = useLocale()
  if (period === null) return null
  const top = trees[0]
  const coverage = top?.people?.coverage ?? top?.time?.coverage
  const words = (): string => {
    if (!top || !metric) return t('noTarget')
    if (coverage?.ratio == null) return t('notDivided', { metric: metric.name })
    const value = (amount: string) => formatValue(amount, top.cell, locale)
    const known = { metric: metric.name, ratio: formatPercent(coverage.ratio, locale) }
    if (coverage.gap !== '0') return t('gap', { ...known, gap: value(coverage.gap) })
    if (coverage.buffer !== '0') return t('buffer', { ...known, buffer: value(coverage.buffer) })
    return t('exact', known)
  }
  return (
    <p className="state">
      {words()}
      {below > 0 && t('space') + t('unaligned', { count: unaligned.length })}
    </p>
  )
}
