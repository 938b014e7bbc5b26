import { add, fits, isNegative, isWhole, multiply, normalise } from './decimal'
import { writtenCurrency } from './currency-signs'
import type { MessageValues } from './errors'
import type { Decimal, Kind } from './types'

export type AmountField = {
  kind: Kind
  /** ISO 4217 code of an amount field. */
  currency?: string | null
  /** What one of a limit or floor is called; empty for a percentage. */
  unit?: string
  /**
   * What a change starts from. Absent: the field takes no changes, and a leading sign is just a sign. Null: it takes
   * changes but there is nothing yet to change.
   */
  current?: Decimal | null
}

export type ParsedAmount =
  | { state: 'empty' }
  | { state: 'value'; value: Decimal; change: Decimal | null }
  | { state: 'error'; key: AmountError; values: MessageValues }

export type AmountError =
  | 'amountUnreadable'
  | 'amountTooLarge'
  | 'amountTooPrecise'
  | 'amountNotWhole'
  | 'amountNegative'
  | 'amountNotPercent'
  | 'amountOtherCurrency'
  | 'amountNoCurrency'
  | 'amountNothingToChange'

/** Longer than any number that fits; what is longer is not looked at. */
const LONGEST = 60
const SHOWN = 40

const multipliers: Record<string, Decimal> = {
  k: '1000',
  m: '1000000',
  w: '10000',
  百: '100',
  千: '1000',
  万: '10000',
  十万: '100000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
  十亿: '1000000000',
  百亿: '10000000000',
  千亿: '100000000000',
  万亿: '1000000000000',
}

/** Full-width characters, other minus signs, other and invisible spaces and traditional 萬 億 in their plain form. */
function plainCharacters(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2013\u2212\uFE63]/g, '-')
    .replace(/\uFE62/g, '+')
    .replace(/\uFE6A/g, '%')
    .replace(/\uFFE5/g, '¥')
    .replace(/\uFFE1/g, '£')
    .replace(/萬/g, '万')
    .replace(/億/g, '亿')
    .replace(/[\u200B-\u200F\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const DIGITS = String.raw`\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+`
const CURRENCY = String.raw`[$¥€£₩₹฿₫₱₽₺₪]|[A-Za-z]{1,2}\$|[A-Za-z]{3}|[一-龥]{1,3}`
const TIMES = Object.keys(multipliers)
  .sort((one, other) => other.length - one.length)
  .join('|')
const PATTERN = new RegExp(
  String.raw`^(?<sign>=? ?[+-]?) ?(?:(?<before>${CURRENCY}) ?(?<late>[+-]?) ?)?` +
    String.raw`(?<whole>${DIGITS})?(?:\.(?<places>\d+))? ?(?<times>${TIMES}|[KMW])?` +
    String.raw` ?(?:(?<percent>%)|(?<after>${CURRENCY}))?$`,
)

type Parts = {
  total: boolean
  sign: '' | '+' | '-'
  /** Without its sign. */
  magnitude: Decimal
  percent: boolean
  currencies: string[]
}

function partsOf(text: string): Parts | null {
  const groups = text.length <= LONGEST ? PATTERN.exec(text)?.groups : undefined
  if (!groups) return null
  const { sign = '', before, late = '', whole, places, times, percent, after } = groups
  if (whole === undefined && places === undefined) return null
  const bare = sign.replace(/[= ]/g, '')
  if (bare && late) return null
  if (percent && (before || times)) return null
  const digits = `${whole?.replace(/[, ]/g, '') ?? '0'}.${places ?? '0'}`
  return {
    total: sign.startsWith('='),
    sign: (bare || late) as Parts['sign'],
    magnitude: times ? multiply(digits, multipliers[times.toLowerCase()]!) : normalise(digits),
    percent: percent !== undefined,
    currencies: [before, after].filter((one) => one !== undefined),
  }
}

const takesPercent = ({ kind, currency, unit = '' }: AmountField): boolean =>
  kind === 'percent' || ((kind === 'limit' || kind === 'floor') && !currency && (unit === '' || unit === '%'))

/** Of which kind an example of what can be read has to be. */
function likeOf(field: AmountField): 'whole' | 'percent' | 'done' | 'amount' {
  const { kind, currency } = field
  if (kind === 'milestone') return 'done'
  if (takesPercent(field)) return 'percent'
  return kind === 'count' || ((kind === 'limit' || kind === 'floor') && !currency) ? 'whole' : 'amount'
}

function markError({ percent, currencies }: Parts, field: AmountField): AmountError | null {
  const { currency } = field
  if (percent && !takesPercent(field)) return 'amountNotPercent'
  for (const sign of currencies) {
    const written = writtenCurrency(sign)
    if (!written) return 'amountUnreadable'
    if (!currency) return 'amountNoCurrency'
    if (!written(currency)) return 'amountOtherCurrency'
  }
  return null
}

function rangeError(value: Decimal, kind: Kind): AmountError | null {
  const whole = kind === 'count' || kind === 'milestone'
  if (whole && !isWhole(value)) return 'amountNotWhole'
  if (whole && isNegative(value)) return 'amountNegative'
  if (kind === 'milestone' && value !== '0' && value !== '1') return 'amountUnreadable'
  if (fits(value)) return null
  return fits(value.replace(/\..*/, '')) ? 'amountTooPrecise' : 'amountTooLarge'
}

/**
 * Reads what somebody typed into a number field. Nothing typed is `empty`, never 0.
 *
 * A number is a total: `1,200.50`, `1 200`, `1.2k`, `1.2M`, `12w`, `12万`, `3千万`, `1.5亿`, `$1,200`, `12万美元`, `25%` in a
 * percent field; full-width characters count as plain ones. Where the field takes changes (`current` is given) a leading
 * sign makes it a change: `+2`, `-3万`; a negative total is then written `=-500`. Elsewhere `-500` is a total, and `=` is
 * read and ignored. Counts take whole numbers from 0; amounts and percents may be negative; a milestone takes 0 or 1.
 *
 * Errors, keys of the `errors` catalogue, all with {text} as typed (at most 40 characters) and `like`, the kind of example to give:
 * - amountUnreadable: no number (`abc`, `1e309`, `1.2.3`, `1,20`, `4万零346`)
 * - amountTooLarge {digits}: more than 16 digits before the point, also as the total a change makes
 * - amountTooPrecise {decimals}: more than 4 places after the point
 * - amountNotWhole: a count with a fraction · amountNegative: a count below 0, also as the total a change makes
 * - amountNotPercent: `%` where the field is no percentage
 * - amountOtherCurrency {currency}: a sign that is not the field's · amountNoCurrency: a sign where it has none
 * - amountNothingToChange: a change, but nothing was measured yet
 */
export function parseAmount(text: string, field: AmountField): ParsedAmount {
  const error = (key: AmountError): ParsedAmount => {
    const typed = text.trim()
    const shown = typed.length > SHOWN ? `${typed.slice(0, SHOWN - 1)}…` : typed
    const values = {
      text: shown,
      currency: field.currency ?? '',
      digits: 16,
      decimals: 4,
      like: likeOf(field),
    }
    return { state: 'error', key, values }
  }
  if (text.length > 10 * LONGEST) return error('amountUnreadable')
  const plain = plainCharacters(text)
  if (plain === '') return { state: 'empty' }
  const parts = partsOf(plain)
  if (!parts) return error('amountUnreadable')
  const marked = markError(parts, field)
  if (marked) return error(marked)
  const amount = normalise(parts.sign === '-' ? `-${parts.magnitude}` : parts.magnitude)
  const isChange = field.current !== undefined && parts.sign !== '' && !parts.total
  if (isChange && field.current === null) return error('amountNothingToChange')
  const value = isChange ? add(field.current!, amount) : amount
  const range = rangeError(value, field.kind)
  return range ? error(range) : { state: 'value', value, change: isChange ? amount : null }
}

/**
 * A value as it is put back into its field: digits and a point only, and `parseAmount` reads the same value from it. A
 * negative total gets its `=` where the field takes changes.
 */
export function formatPlain(value: Decimal, field: Pick<AmountField, 'current'> = {}): string {
  const plain = normalise(value)
  return field.current !== undefined && isNegative(plain) ? `=${plain}` : plain
}
