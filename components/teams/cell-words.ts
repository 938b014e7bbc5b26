import type { useTranslations } from 'next-intl'
import type { MetricCell } from '@/db/queries/parts/metric-cell'
import { formatValue, type Measure } from '@/lib/i18n/format'
import type { Decimal, Locale } from '@/lib/okr/types'
import { formatRate } from './figures'

type Say = ReturnType<typeof useTranslations<'team.list'>>

/** “3 of 12 deals”, its target alone without a value; a milestone is done or not done yet. `target`: as it is shown. */
export function valueOfTarget(
  one: Measure & { value: Decimal | null },
  target: string,
  t: Say,
  locale: Locale,
): string {
  if (one.kind === 'milestone') return formatValue(one.value ?? '0', one, locale)
  return one.value === null
    ? t('targetOnly', { target })
    : t('of', { value: formatValue(one.value, one, locale, { bare: true }), target })
}

/** Under a person's bar: the first two figures it is made of, and what the first one takes a week. */
export function cellWords(
  cells: readonly MetricCell[],
  currency: string | null,
  t: Say,
  locale: Locale,
): { values: string; needed: string | null } {
  const values = cells.slice(0, 2).map((cell) => {
    // The currency stands above the table, once.
    const bare = cell.currency !== null && cell.currency === currency
    return valueOfTarget(cell, formatValue(cell.target, cell, locale, { bare }), t, locale)
  })
  const [first] = cells
  const marks = cells.some(({ month }) => month !== null) ? ` · ${t('ownMarks')}` : ''
  return { values: values.join(' · ') + marks, needed: first ? neededWords(first, t, locale) : null }
}

function neededWords(cell: MetricCell, t: Say, locale: Locale): string | null {
  const { perWeek, lastFourWeeks, value } = cell
  if (value === null) return t('nothingLogged')
  if (perWeek === null || perWeek === 0) return null
  const rate = formatRate(perWeek, cell, locale)
  return lastFourWeeks === null
    ? t('needs1', { rate })
    : t('needs2', { rate, recent: formatRate(lastFourWeeks, cell, locale) })
}

/** What a month asks for and has brought; no measurement is never 0. */
export function monthWords(
  cell: Pick<MetricCell, 'kind' | 'unit' | 'currency' | 'month'>,
  t: Say,
  locale: Locale,
): string {
  const { month } = cell
  const bare = (value: string | null) =>
    value === null ? '–' : formatValue(value, cell, locale, { bare: true })
  return month === null ? '–' : t('monthOf', { done: bare(month.done), asked: bare(month.asked) })
}
