import { useLocale, useTranslations } from 'next-intl'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatDayShort, formatPercent, formatValue, type Measure } from '@/lib/i18n/format'
import { isPaced, targetAmount } from '@/lib/okr/measures'
import { formatRate, originalOf, type Judged, type KeyResult } from './key-result-facts'

/** Values of a growth are amounts. */
export const measureOf = (one: Measure): Measure => (one.kind === 'growth' ? { ...one, kind: 'amount' } : one)

/** The chart's title: what it shows, with its numbers. */
export function useFinding(
  one: Judged & Pick<KeyResult, 'value' | 'status' | 'needed'>,
  { goal, today }: { goal: Pick<GoalPage['goal'], 'deadline'> } & Pick<GoalPage, 'today'>,
): string {
  const t = useTranslations('goal.finding')
  const locale = useLocale()
  const measure = measureOf(one)
  const show = (value: string) => formatValue(value, measure, locale, { compact: true })
  const target = show(targetAmount(one))
  const deadline = formatDayShort(goal.deadline, locale)
  if (one.value === null) return t('none', { target, deadline })
  const bare = (amount: string) => formatValue(amount, measure, locale, { compact: true, bare: true })
  const value = bare(one.value)
  if (!isPaced(one.kind)) {
    const kept = one.progress === 1
    return t(
      one.kind === 'floor' ? (kept ? 'floorKept' : 'floorBroken') : kept ? 'limitKept' : 'limitBroken',
      {
        value,
        target,
      },
    )
  }
  if (one.progress !== null && one.progress >= 1) {
    const original = originalOf(one)
    if (!original) return t('met', { value, target })
    const met = original.progress !== null && original.progress >= 1
    return t(met ? 'metBoth' : 'metAdjusted', { value, target, original: bare(original.target) })
  }
  if (today > goal.deadline)
    return t('ended', { value, target, percent: formatPercent(one.attainment.adjusted ?? 0, locale) })
  const { needed } = one
  if (!needed || needed.perWeek === null) return t('lastDay', { value, target })
  const rate = formatRate(needed.perWeek, measure, locale)
  const on = one.status === 'on_track'
  if (needed.lastFourWeeks === null) return t(on ? 'on' : 'behind', { value, target, rate, deadline })
  const last = formatRate(needed.lastFourWeeks, measure, locale)
  return t(on ? 'onRate' : 'behindRate', { value, target, rate, last })
}
