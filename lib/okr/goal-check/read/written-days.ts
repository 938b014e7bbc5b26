import { isDay } from '../../calendar'
import type { Day } from '../../types'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = `(?<name>${months.join('|')})[a-z]*\\.?`
const DATE = String.raw`(?<date>\d{1,2})(?:st|nd|rd|th)?(?!\d)`

/** A day and its month, with the year where four digits give it: 31 December, Dec 31st 2026, 2026-12-31, 12月31日. */
const patterns = [
  String.raw`(?<year>20\d\d)[-/.](?<month>\d{1,2})[-/.](?<date>\d{1,2})(?!\d)`,
  String.raw`(?:(?<year>20\d\d)年)?(?<!\d)(?<month>\d{1,2})月(?<date>\d{1,2})[日号]`,
  String.raw`\b${DATE} (?:of )?${MONTH}(?:,? (?<year>20\d\d))?`,
  String.raw`\b${MONTH} (?:the )?${DATE}(?:,? (?<year>20\d\d))?`,
].map((source) => new RegExp(source, 'gi'))

type Written = { month: string; date: string; year: string | undefined }

const writtenIn = (words: string): Written[] =>
  patterns.flatMap((regex) =>
    [...words.matchAll(regex)].map(({ groups }) => ({
      month: groups!.month ?? String(months.indexOf(groups!.name!.toLowerCase()) + 1),
      date: groups!.date!,
      year: groups!.year,
    })),
  )

/** Whether words name a day, and each day they name lies outside two others; without its year, in any year of theirs. */
export function namesDayOutside(words: string, first: Day, last: Day): boolean {
  const years = new Set([first.slice(0, 4), last.slice(0, 4)])
  const inside = ({ month, date, year }: Written) =>
    (year ? [year] : [...years])
      .map((one) => `${one}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
      .some((day) => !isDay(day) || (first <= day && day <= last))
  const written = writtenIn(words)
  return written.length > 0 && !written.some(inside)
}
