import { useLocale, useTranslations } from 'next-intl'
import type { ShownAdjustment } from '@/db/queries/goal-page'
import { formatDayShort, formatValue, formatWeight } from '@/lib/i18n/format'

type Item = ShownAdjustment['items'][number]

/** What an adjustment changes, old → new, one phrase a number: `New clients 5 → 3`. */
export function useChangeWords(): (
  one: Pick<ShownAdjustment, 'items' | 'dropsGoal' | 'fromDeadline' | 'toDeadline'>,
) => string[] {
  const t = useTranslations('adjustment.change')
  const locale = useLocale()
  const target = (item: Item, value: string, bare = false) =>
    item.kind === 'growth' ? `${Number(value)}%` : formatValue(value, item, locale, { compact: true, bare })
  const ofItem = (item: Item): string[] => {
    const { name } = item
    if (item.change === 'drop') return [t('drop', { name })]
    if (item.change === 'add')
      return [
        t('add', {
          name,
          target: item.toTarget === null ? '' : target(item, item.toTarget),
          weight: formatWeight(item.toWeight ?? 0, locale),
        }),
      ]
    const said: string[] = []
    if (item.fromTarget !== null && item.toTarget !== null)
      said.push(
        t('target', { name, from: target(item, item.fromTarget, true), to: target(item, item.toTarget) }),
      )
    if (item.fromWeight !== null && item.toWeight !== null)
      said.push(
        t('weight', {
          name,
          from: formatWeight(item.fromWeight, locale),
          to: formatWeight(item.toWeight, locale),
        }),
      )
    if (item.toDueOn !== null)
      said.push(
        t('due', {
          name,
          from: item.fromDueOn ? formatDayShort(item.fromDueOn, locale) : '–',
          to: formatDayShort(item.toDueOn, locale),
        }),
      )
    return said
  }
  return ({ items, dropsGoal, fromDeadline, toDeadline }) => [
    ...(dropsGoal ? [t('dropGoal')] : []),
    ...items.flatMap(ofItem),
    ...(fromDeadline && toDeadline
      ? [
          t('deadline', {
            from: formatDayShort(fromDeadline, locale),
            to: formatDayShort(toDeadline, locale),
          }),
        ]
      : []),
  ]
}
