import { parse } from 'csv-parse/sync'
import { isDay } from '../../lib/okr/calendar'
import type { Deal } from '../../lib/okr/forecast/backtest'

const COLUMNS = ['rep', 'date', 'amount']

type Row = { record: Record<string, string>; info: { lines: number } }

function dealOf({ record, info }: Row): Deal {
  const wrong = (what: string) => new Error(`Line ${info.lines}: ${what}.`)
  const rep = record.rep!
  const date = record.date!
  const amount = record.amount!
  if (rep === '') throw wrong('the rep is missing')
  if (!isDay(date)) throw wrong(`“${date}” is no date like 2026-03-31`)
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(amount))
    throw wrong(`“${amount}” is no number like 1200.50`)
  return { rep, day: date, amount: Number(amount) }
}

/**
 * The won deals of a CSV text with a header that has rep, date and amount; other columns are left unread.
 *
 * @throws Error naming the line that cannot be read
 */
export function readDeals(text: string): Deal[] {
  let columns: string[] = []
  const header = (names: string[]) => (columns = names.map((name) => name.toLowerCase()))
  const rows: unknown = parse(text, {
    ...{ bom: true, columns: header, info: true, skip_empty_lines: true, trim: true },
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  const missing = COLUMNS.filter((name) => !columns.includes(name))
  if (missing.length) throw new Error(`Line 1: the header lacks ${missing.join(', ')}.`)
  return (rows as Row[]).map(dealOf)
}
