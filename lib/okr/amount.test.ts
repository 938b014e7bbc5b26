import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type AmountError, type AmountField, formatPlain, parseAmount } from './amount'
import { add, fits, isNegative, normalise } from './decimal'

const amount: AmountField = { kind: 'amount', currency: 'USD' }
const yuan: AmountField = { kind: 'amount', currency: 'CNY' }
const count: AmountField = { kind: 'count' }
const percent: AmountField = { kind: 'percent' }

const read = (text: string, field: AmountField) => {
  const parsed = parseAmount(text, field)
  return parsed.state === 'value' ? parsed.value : parsed
}
const refused = (text: string, field: AmountField) => {
  const parsed = parseAmount(text, field)
  return parsed.state === 'error' ? parsed.key : parsed
}

test.each<[string, string, AmountField]>([
  ['1,200.50', '1200.5', amount],
  ['1 200.50', '1200.5', amount],
  ['1\u202f200\u00a0000', '1200000', amount],
  ['1.2k', '1200', amount],
  ['1.2K', '1200', amount],
  ['1.2M', '1200000', amount],
  ['12w', '120000', amount],
  ['12万', '120000', amount],
  ['12.5万', '125000', amount],
  ['12.5 万', '125000', amount],
  ['3千万', '30000000', amount],
  ['2百万', '2000000', amount],
  ['1.5亿', '150000000', amount],
  ['1.5億', '150000000', amount],
  ['$1,200', '1200', amount],
  ['$ 1,200', '1200', amount],
  ['US$12k', '12000', amount],
  ['USD 12k', '12000', amount],
  ['12k usd', '12000', amount],
  ['12kUSD', '12000', amount],
  ['12万美元', '120000', amount],
  ['-$500', '-500', amount],
  ['$-500', '-500', amount],
  ['−500', '-500', amount],
  ['－５００', '-500', amount],
  ['=-500', '-500', amount],
  ['+500', '500', amount],
  ['-0', '0', amount],
  ['￥１，２００．５０', '1200.5', yuan],
  ['¥12万', '120000', yuan],
  ['12万元', '120000', yuan],
  ['人民币 12万', '120000', yuan],
  ['€5', '5', { kind: 'amount', currency: 'EUR' }],
  ['£5', '5', { kind: 'growth', currency: 'GBP' }],
  ['12KRW', '12', { kind: 'amount', currency: 'KRW' }],
  ['12MXN', '12', { kind: 'amount', currency: 'MXN' }],
  ['25%', '25', percent],
  ['２５％', '25', percent],
  ['-3.5 %', '-3.5', percent],
  ['95%', '95', { kind: 'floor', unit: '' }],
  ['.5', '0.5', percent],
  ['007', '7', count],
  ['0', '0', count],
  ['\u200b12\u200e', '12', count],
  [' 12 ', '12', count],
  ['12.0', '12', count],
  ['1.2k', '1200', count],
  ['1', '1', { kind: 'milestone' }],
  ['9999999999999999.9999', '9999999999999999.9999', amount],
])('%j is the total %s', (text, value, field) => expect(read(text, field)).toBe(value))

test.each(['', ' ', '　', '\u00a0\n', '\u200b'])('%j is nothing entered', (text) => {
  expect(parseAmount(text, amount)).toEqual({ state: 'empty' })
})

describe('changes', () => {
  test.each<[string, string | null, string, string | null]>([
    ['+2', '3', '5', '2'],
    ['＋２', '3', '5', '2'],
    ['+ 2', '3', '5', '2'],
    ['-3万', '50000', '20000', '-30000'],
    ['－3万', '50000', '20000', '-30000'],
    ['−3万', '50000', '20000', '-30000'],
    ['-$1.5k', '1000', '-500', '-1500'],
    ['+0', '3', '3', '0'],
    ['5', '3', '5', null],
    ['=-500', '3', '-500', null],
    ['＝－500', '3', '-500', null],
    ['=7', '3', '7', null],
    ['=-500', null, '-500', null],
    ['5', null, '5', null],
  ])('%s from %s makes %s', (text, current, value, change) => {
    expect(parseAmount(text, { ...amount, current })).toEqual({ state: 'value', value, change })
  })
  it('are points in a percent field', () => {
    expect(read('+2%', { ...percent, current: '20' })).toBe('22')
  })
  it('need something to change', () => {
    expect(refused('+2', { ...count, current: null })).toBe('amountNothingToChange')
    expect(refused('-500', { ...amount, current: null })).toBe('amountNothingToChange')
  })
  it('are checked by the total they make', () => {
    expect(refused('-5', { ...count, current: '3' })).toBe('amountNegative')
    expect(refused('+1', { ...amount, current: '9999999999999999' })).toBe('amountTooLarge')
  })
})

test.each<[AmountError, AmountField, string[]]>([
  [
    'amountUnreadable',
    amount,
    [
      '1e309',
      '1e3',
      'NaN',
      'nan',
      'Infinity',
      '-Infinity',
      '∞',
      '4万零346',
      '三千',
      '十万',
      '1亿2千万',
      '0万万',
      '3亿万',
      '3万万元',
      '1.2.3',
      '1,20',
      '1,2000',
      '0,123',
      '1,200,00',
      '1.200,50',
      '1 2',
      '12 00',
      '5.',
      '+',
      '-',
      '=',
      '$',
      '万',
      '%',
      '.',
      ',',
      '--5',
      '+-5',
      '-$-5',
      '==5',
      '(500)',
      '1_000',
      '0x10',
      '0b1',
      '٣',
      '10²',
      '½',
      '12abc',
      'abc',
      'null',
      '$12%',
      '12k%',
      '5单',
      '12ABC',
      '<b>1</b>',
      '1;2',
      "1' or '1",
      '1\u00002',
      '9'.repeat(70),
      '9'.repeat(2_000_000),
    ],
  ],
  ['amountUnreadable', { kind: 'milestone' }, ['2', '10']],
  [
    'amountTooLarge',
    amount,
    ['10000000000000000', '-10000000000000000', '1000000000亿', '9999999999999999999.5'],
  ],
  ['amountTooPrecise', amount, ['0.00001', '1.23456', '9999999999999999.99999']],
  ['amountNotWhole', count, ['2.5', '0.1', '1.2345k']],
  ['amountNegative', count, ['-1', '=-1', '－１']],
  ['amountNotPercent', amount, ['25%', '２５％']],
  ['amountNotPercent', count, ['25%']],
  ['amountNotPercent', { kind: 'limit', unit: 'complaints' }, ['3%']],
  ['amountOtherCurrency', amount, ['¥12', '￥12', '12元', '12万元', '€5', 'CNY 5', '5 HKD', 'HK$5']],
  ['amountOtherCurrency', yuan, ['$12', '12美元', 'US$5']],
  ['amountNoCurrency', count, ['$5', '5元', 'USD 5']],
])('%s', (key, field, texts) => {
  for (const text of texts)
    expect([text.slice(0, 30), refused(text, field)]).toEqual([text.slice(0, 30), key])
})

test('an error carries what was typed, shortened, and what the field takes', () => {
  expect(parseAmount(' 4万零346 ', yuan)).toEqual({
    state: 'error',
    key: 'amountUnreadable',
    values: { text: '4万零346', currency: 'CNY', digits: 16, decimals: 4, like: 'amount' },
  })
  const long = parseAmount('x'.repeat(5000), yuan)
  expect(long.state === 'error' && String(long.values['text']).length).toBe(40)
})

test.each<[AmountField, string]>([
  [count, 'whole'],
  [amount, 'amount'],
  [percent, 'percent'],
  [{ kind: 'growth', currency: 'CNY' }, 'amount'],
  [{ kind: 'limit', unit: 'complaints' }, 'whole'],
  [{ kind: 'limit', currency: 'CNY' }, 'amount'],
  [{ kind: 'floor', unit: '' }, 'percent'],
  [{ kind: 'milestone' }, 'done'],
])('the example to give for %j is of its kind: %s', (field, like) => {
  const read = parseAmount('many', field)
  expect(read.state === 'error' && read.values.like).toBe(like)
})

const most = 10n ** 20n - 1n
const values = fc.bigInt({ min: -most, max: most }).map((units) => {
  const digits = (units < 0n ? -units : units).toString().padStart(5, '0')
  return normalise(`${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`)
})
const currents = fc.oneof(fc.constant(undefined), fc.constant(null), values)

describe('properties', () => {
  it('reads back what it formats, in every field', () => {
    fc.assert(
      fc.property(values, currents, (value, current) => {
        const field: AmountField = { ...amount, current }
        expect(parseAmount(formatPlain(value, field), field)).toEqual({ state: 'value', value, change: null })
      }),
    )
  })
  it('makes of a change what an addition makes', () => {
    fc.assert(
      fc.property(values, values, (current, by) => {
        const parsed = parseAmount(isNegative(by) ? by : `+${by}`, { ...amount, current })
        const total = add(current, by)
        if (fits(total)) expect(parsed).toEqual({ state: 'value', value: total, change: by })
        else expect(parsed).toMatchObject({ state: 'error', key: 'amountTooLarge' })
      }),
    )
  })
  it('answers any text, and whatever it reads fits the database', () => {
    const pieces = fc.constantFrom(...'0123456789.,+-−＋１２万亿千kMw$¥元% =eNUSD()')
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: pieces })),
        currents,
        (text, current) => {
          const parsed = parseAmount(text, { ...amount, current })
          if (parsed.state === 'value') expect(fits(parsed.value)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
