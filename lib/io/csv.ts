/** What a spreadsheet takes for a formula when a cell begins with it. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
const NUMBER = /^-?\d+(\.\d+)?%?$/

/** A byte order mark, by which Excel knows the text is UTF-8. */
const BOM = '\uFEFF'

/**
 * A cell as RFC 4180 has it: quoted where it holds a comma, quote or line break. A text that a spreadsheet would run as a formula
 * gets an apostrophe in front; a plain negative number stays one.
 */
function cell(value: string | null): string {
  if (value === null) return ''
  const safe = FORMULA.test(value.trimStart()) && !NUMBER.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || value !== value.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as a CSV file that Excel opens as it is meant. Null is an empty cell. */
export const csvFile = (rows: readonly (readonly (string | null)[])[]): string =>
  BOM + rows.map((row) => row.map(cell).join(',') + '\r\n').join('')
