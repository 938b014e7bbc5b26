import writeWorkbook, { type Cell, type Sheet as Page } from 'write-excel-file/node'
import type { Decimal } from '@/lib/okr/types'

/** Text stands for itself, whatever it begins with; a number is exact, a ratio 0.42 for 42 %. */
export type SheetCell = string | null | { number: Decimal; as: 'number' | 'percent' | 'points' | 'score' }

export type Sheet = { name: string; head: readonly string[]; rows: readonly (readonly SheetCell[])[] }

const formats = { percent: '0.0%', points: '0.0', score: '0.00' }

/** As many places as the number has: `#,##0.####` would leave a point behind whole ones. */
function formatOf(number: Decimal): string {
  const places = /\.(\d*?)0*$/.exec(number)?.[1]?.length ?? 0
  return places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`
}

/**
 * XML has no place for these (the last are halves of characters), and a file with one does not open. U+FFFD, which stands where a
 * character was lost before, is left out by the library.
 */
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD-\uFFFF\p{Cs}]/gu
const LONGEST = 32_767

/**
 * The library keeps the texts it has met in a plain object, where `constructor` and its like stand already: with a space of no
 * width behind them they are texts as any other.
 */
const apart = (value: string): string => (value in {} ? `${value}\u200B` : value)

/** Never half a character at the end. */
const upTo = (value: string, length: number): string => value.slice(0, length).replace(UNWRITABLE, '')

const text = (value: string): Cell => ({
  value: apart(upTo(value.replace(UNWRITABLE, ''), LONGEST)),
  type: String,
})

/** A cell of a spreadsheet holds fifteen figures: what has more is written as text, to the last digit. */
const isHeld = (number: Decimal): boolean => number.replace(/\D/g, '').replace(/^0+/, '').length <= 15

function cellOf(cell: SheetCell): Cell {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return text(cell)
  const { number, as } = cell
  if (as === 'number' && !isHeld(number)) return text(number)
  return { value: Number(number), type: Number, format: as === 'number' ? formatOf(number) : formats[as] }
}

/** A sheet's name has at most 31 characters, some not among them, and differs from the others in more than case. */
function namesOf(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }, index) => {
    const clean = name
      .replace(UNWRITABLE, '')
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
    const short = upTo(clean, 31).replace(/'+$/, '') || String(index + 1)
    let own = short
    for (let number = index + 1; taken.has(own.toLowerCase()); number++) {
      const ending = ` ${number}`
      own = upTo(short, 31 - ending.length) + ending
    }
    taken.add(own.toLowerCase())
    return own
  })
}

/** Sheets as a workbook: heads in bold and frozen, numbers as numbers, text never as a formula. */
export function xlsxFile(sheets: readonly Sheet[]): Promise<Buffer> {
  const names = namesOf(sheets)
  const pages = sheets.map(({ head, rows }, index): Page<never> => ({
    sheet: names[index]!,
    stickyRowsCount: 1,
    columns: head.map((_, column) => ({ width: column === 0 ? 28 : 16 })),
    data: [
      head.map((value): Cell => ({ ...(text(value) as object), fontWeight: 'bold', wrap: true })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }))
  return writeWorkbook(pages).toBuffer()
}
