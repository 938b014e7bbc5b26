import { createTranslator } from 'next-intl'
import type { CheckMessage, Quantity } from '@/lib/okr/goal-check/check-message'
import type { Locale } from '@/lib/okr/types'
import { formatDay, formatPercent, formatValue } from './format'
import en from './messages/en/goalCheck.json'
import zh from './messages/zh-CN/goalCheck.json'

// The catalogues are compiled at build time: only a translator reads both what was compiled and what was not.
const translators = {
  en: createTranslator({ locale: 'en', messages: { goalCheck: en }, namespace: 'goalCheck' }),
  'zh-CN': createTranslator({ locale: 'zh-CN', messages: { goalCheck: zh }, namespace: 'goalCheck' }),
}

const quoted = (words: string[], locale: Locale): string =>
  words.map((word) => `“${word}”`).join(locale === 'en' ? ', ' : '、')

/** A rate a week to three digits, as a person would say it: 1.3, 83, 8,330. */
const rounded = (rate: number): string =>
  Math.abs(rate) < 1 ? rate.toFixed(2) : String(Number(rate.toPrecision(Math.abs(rate) < 10 ? 2 : 3)))

/** A rate a week is a number, a value of the metric a decimal. */
const shown = ({ value, ...measure }: Quantity, locale: Locale): string =>
  formatValue(typeof value === 'number' ? rounded(value) : value, measure, locale)

const every = <Value, Shown>(values: Record<string, Value> | undefined, show: (value: Value) => Shown) =>
  Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, show(value)]))

/**
 * A sentence of the goal check. Evidence is said in the reader's language, a suggestion in the goal's own, which may be
 * the other one: so it reads both catalogues itself.
 */
export function sayCheck(message: CheckMessage, locale: Locale): string {
  const values: Record<string, string | number> = {
    ...message.values,
    ...every(message.quantities, (one) => shown(one, locale)),
    ...every(message.ratios, (one) => formatPercent(one, locale)),
    ...every(message.days, (one) => formatDay(one, locale)),
    words: quoted(message.words ?? [], locale),
  }
  return translators[locale](message.key as never, values as never)
}
