import { isoWeek } from '@/lib/okr/calendar'
import { percentBelow } from '@/lib/okr/rounding'
import type { Day, Decimal, Kind, Locale } from '@/lib/okr/types'
import en from './formats/en.json'
import zh from './formats/zh-CN.json'

/**
 * How numbers and dates are shown: one formatter a kind, with the reader's language. Plain functions, so that a table cell, a
 * form field in the browser and a test ask the same one. Values are exact decimal strings and never pass through a float.
 */
export type Measure = { kind: Kind; unit?: string | null; currency?: string | null }

type ValueOptions = {
  /** 1.2M, 120万: three figures at least, never fewer than the whole part has in its unit. */
  compact?: boolean
  /** Without unit or currency, where the column or the sentence has named it. */
  bare?: boolean
  /** With a plus where it is one: a change, a gap. */
  signed?: boolean
  /** The distance of two values: of a percentage in points. */
  distance?: boolean
}

const words = { en, 'zh-CN': zh }
const dateLocale = { en: 'en-GB', 'zh-CN': 'zh-CN' } as const

/** Making an Intl object costs a hundred times what using it does. */
function kept<K extends string, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return (key) => {
    let one = made.get(key)
    if (one === undefined) made.set(key, (one = make(key)))
    return one
  }
}

const plain: Intl.NumberFormatOptions = { maximumFractionDigits: 4 }
const compactly: Intl.NumberFormatOptions = {
  notation: 'compact',
  maximumSignificantDigits: 3,
  maximumFractionDigits: 0,
  roundingPriority: 'morePrecision',
}
const numbers = kept((key: `${Locale} ${'plain' | 'compact'} ${'signed' | 'bare'}`) => {
  const [locale, form, sign] = key.split(' ')
  return new Intl.NumberFormat(locale, {
    ...(form === 'compact' ? compactly : plain),
    signDisplay: sign === 'signed' ? 'exceptZero' : 'negative',
  })
})
const percents = kept((key: `${Locale} ${number}`) => {
  const [locale, digits] = key.split(' ')
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: Number(digits) })
})
const currencyNames = kept((locale: Locale) => new Intl.DisplayNames(locale, { type: 'currency' }))

/** Compact Chinese leaves four figures below 万 as they are: 9023 beside the 12,000 of a table. */
const grouped = (text: string): string => text.replace(/^(\D*\d)(\d{3})$/, '$1,$2')

/** A true minus sign, as wide as a figure. */
const typeset = (text: string): string => text.replace('-', '−')

function currencyName(currency: string, locale: Locale): string {
  if (locale === 'en') return currency
  return currency === 'CNY' ? '元' : (currencyNames(locale).of(currency) ?? currency)
}

/** A value of a metric: `1.2M CNY`, `120万元`, `25%`, `3 clients`, `done`. */
export function formatValue(
  value: Decimal,
  measure: Measure,
  locale: Locale,
  { compact = false, bare = false, signed = false, distance = false }: ValueOptions = {},
): string {
  if (measure.kind === 'milestone' && !bare)
    return /[1-9]/.test(value) ? words[locale].milestoneDone : words[locale].milestoneOpen
  // Intl reads a string of digits exactly; its type knows only literals.
  // Things are counted, not measured: whole up to ten thousand.
  const short = compact && !(measure.kind === 'count' && Math.abs(Number(value)) < 10_000)
  const text = numbers(`${locale} ${short ? 'compact' : 'plain'} ${signed ? 'signed' : 'bare'}`).format(
    value as Intl.StringNumericLiteral,
  )
  const number = typeset(short ? grouped(text) : text)
  if (measure.kind === 'percent' || measure.unit === '%')
    return distance ? inPoints(number, locale) : `${number}%`
  const unit = measure.currency ? currencyName(measure.currency, locale) : measure.unit
  if (bare || !unit) return number
  return locale === 'en' || /^[A-Za-z]/.test(unit) ? `${number}\u00a0${unit}` : `${number}${unit}`
}

/** What a value is counted in, to stand beside a field: `CNY`, `元`, `%`, `clients`, or nothing. */
export function formatUnit(measure: Measure, locale: Locale): string {
  if (measure.kind === 'percent') return '%'
  return measure.currency ? currencyName(measure.currency, locale) : (measure.unit ?? '')
}

/** Two values of one metric: `668K to 792K USD`, `5.6万至8万美元`. */
export function formatRange(
  low: Decimal,
  high: Decimal,
  measure: Measure,
  locale: Locale,
  options: ValueOptions = {},
): string {
  const first = formatValue(low, measure, locale, { ...options, bare: true })
  return fill(words[locale].range, { low: first, high: formatValue(high, measure, locale, options) })
}

/**
 * A ratio as a percentage: 0.4249 is `42%`. What falls short of the whole never reads 100 %. Progress beside a status goes
 * through `shownPercent` first, so that the figure says what the status says.
 */
export function formatPercent(ratio: number, locale: Locale, digits = 0): string {
  const shown = digits === 0 ? percentBelow(ratio) / 100 : ratio
  return typeset(percents(`${locale} ${digits}`).format(shown === 0 ? 0 : shown))
}

const scores = kept((key: `${Locale} ${'signed' | 'bare'}`) => {
  const [locale, sign] = key.split(' ')
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: sign === 'signed' ? 'exceptZero' : 'negative',
  })
})

/** A score from 0 to 1, or a difference of two: `0.85`, `+0.05`. What falls short of 1 never reads 1.00. */
export const formatScore = (score: number, locale: Locale, { signed = false } = {}): string =>
  typeset(scores(`${locale} ${signed ? 'signed' : 'bare'}`).format(score < 1 ? Math.min(score, 0.99) : score))

/** A weight or share in whole 1/10,000: 3333 is `33.33%`. */
export const formatWeight = (tenThousandths: number, locale: Locale): string =>
  typeset(percents(`${locale} 2`).format(tenThousandths / 10_000))

/** A difference of ratios in percentage points, rounded to whole ones: −0.414 is `−41 points`. */
export function formatPoints(difference: number, locale: Locale, { signed = true } = {}): string {
  const whole = Math.round(difference * 100)
  const value = typeset(numbers(`${locale} plain ${signed ? 'signed' : 'bare'}`).format(whole))
  return inPoints(value, locale)
}

const inPoints = (value: string, locale: Locale): string =>
  fill(/^[+\-−]?1$/.test(value) ? words[locale].point : words[locale].points, { value })

const dayFormats = {
  full: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
} satisfies Record<string, Intl.DateTimeFormatOptions>
const days = kept((key: `${Locale} ${keyof typeof dayFormats}`) => {
  const [locale, form] = key.split(' ') as [Locale, keyof typeof dayFormats]
  return new Intl.DateTimeFormat(dateLocale[locale], { ...dayFormats[form], timeZone: 'UTC' })
})
const instants = kept((key: string) => {
  const [locale, timeZone] = key.split(' ') as [Locale, string]
  return new Intl.DateTimeFormat(dateLocale[locale], {
    ...dayFormats.full,
    ...(locale === 'en' && { month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
})
const times = kept((key: string) => {
  const [locale, timeZone] = key.split(' ') as [Locale, string]
  return new Intl.DateTimeFormat(dateLocale[locale], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
})
const shortMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** `24 November 2026`, `2026年11月24日`. */
export const formatDay = (day: Day, locale: Locale): string => days(`${locale} full`).format(utc(day))

/** `Tuesday 24 November`, `11月24日星期二`. */
export const formatWeekday = (day: Day, locale: Locale): string => days(`${locale} weekday`).format(utc(day))

/** `24 Nov`, `11月24日`: for tables, where the year is known. */
export function formatDayShort(day: Day, locale: Locale): string {
  const month = Number(day.slice(5, 7))
  const date = Number(day.slice(8, 10))
  return locale === 'en' ? `${date} ${shortMonths[month - 1]}` : `${month}月${date}日`
}

/** `16–22 Nov`, `11月16日至22日`. */
export function formatDays(first: Day, last: Day, locale: Locale): string {
  if (first === last) return formatDayShort(first, locale)
  const sameMonth = first.slice(0, 7) === last.slice(0, 7)
  if (locale === 'en') {
    const from = sameMonth ? String(Number(first.slice(8))) : formatDayShort(first, locale)
    return `${from}${sameMonth ? '–' : ' – '}${formatDayShort(last, locale)}`
  }
  return `${formatDayShort(first, locale)}至${sameMonth ? `${Number(last.slice(8))}日` : formatDayShort(last, locale)}`
}

/** `24 Nov 2026, 09:40`, `2026年11月24日 09:40`. */
export const formatInstant = (instant: Date, locale: Locale, timeZone: string): string =>
  instants(`${locale} ${timeZone}`).format(instant)

/** `09:40` in that time zone. */
export const formatTime = (instant: Date, locale: Locale, timeZone: string): string =>
  times(`${locale} ${timeZone}`).format(instant)

/** The number of the ISO week a day lies in, or a week of a period: `Week 47`, `第47周`. */
export const formatWeek = (week: Day | number, locale: Locale): string =>
  fill(words[locale].week, { week: typeof week === 'number' ? week : isoWeek(week).week })

/** `2026 Q4`, `2026年第四季度`; `2026, year`, `2026全年`. */
export function formatPeriod(period: { kind: 'quarter' | 'year'; first: Day }, locale: Locale): string {
  const year = period.first.slice(0, 4)
  if (period.kind === 'year') return fill(words[locale].year, { year })
  const quarter = Math.ceil(Number(period.first.slice(5, 7)) / 3) as 1 | 2 | 3 | 4
  return fill(words[locale][`quarter${quarter}`], { year })
}

const fill = (pattern: string, values: Record<string, string | number>): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
