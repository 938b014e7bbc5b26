import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, compare, isNegative } from './decimal'
import { cuts } from './distribute'
import { targetSpan } from './measures'
import { proposeQuarters, quarterTerms, splits, type QuarterPart } from './quarter-split'
import type { Kind } from './types'

const open = (yearBefore: string | null = null): QuarterPart => ({ fixed: null, yearBefore })
const fixed = (value: string): QuarterPart => ({ fixed: value, yearBefore: null })

describe('a year in quarters', () => {
  test.each([
    ['equal parts', '100', [open(), open(), open(), open()], 'equal', ['25', '25', '25', '25']],
    ['the first carry the rest', '10', [open(), open(), open(), open()], 'equal', ['3', '3', '2', '2']],
    [
      'as the year before went',
      '100',
      [open('10'), open('20'), open('30'), open('40')],
      'last',
      ['10', '20', '30', '40'],
    ],
    [
      'equal where one of them is not known',
      '90',
      [open('10'), open(null), open('30')],
      'last',
      ['30', '30', '30'],
    ],
    ['who lost ground claims nothing', '12', [open('-4'), open('1'), open('2')], 'last', ['0', '4', '8']],
    [
      'what a closed one lacks goes to the others',
      '100',
      [fixed('10'), open(), open(), open()],
      'equal',
      [null, '30', '30', '30'],
    ],
    [
      'what it brought beyond is asked of nobody',
      '100',
      [fixed('40'), open(), open(), open()],
      'equal',
      [null, '20', '20', '20'],
    ],
    ['a loss is made up for', '100', [fixed('-20'), open(), open()], 'equal', [null, '60', '60']],
    ['by hand nothing is proposed', '100', [fixed('40'), open()], 'hand', [null, null]],
  ] as const)('%s', (_, span, quarters, cut, parts) => {
    expect(proposeQuarters(span, quarters, { kind: 'count', cut }).parts).toEqual(parts)
  })

  test('says what is left, and which cut was made', () => {
    const quarters = [fixed('30'), open('5'), open(null)]
    expect(proposeQuarters('100', quarters, { kind: 'count', cut: 'last' })).toMatchObject({
      left: '70',
      over: '0',
      cut: 'equal',
    })
  })

  test('asks for nothing once the year is reached, and says by how much', () => {
    const proposal = proposeQuarters('100', [fixed('90'), fixed('25'), open(), open()], {
      kind: 'count',
      cut: 'equal',
    })
    expect(proposal).toEqual({ parts: [null, null, '0', '0'], left: '0', over: '15', cut: 'equal' })
  })

  const value = fc
    .integer({ min: -1_000_000_000, max: 1_000_000_000_000 })
    .map((units) => String(units / 10_000))
  const quarter = fc.record({ fixed: fc.option(value), yearBefore: fc.option(value) })
  test('adds up exactly, whatever was reached and whatever the weights', () => {
    fc.assert(
      fc.property(
        value.filter((span) => !isNegative(span) && span !== '0'),
        fc.array(quarter, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('count', 'amount', 'growth'),
        fc.constantFrom(...cuts.filter((cut) => cut !== 'hand')),
        (span, quarters, kind, cut) => {
          const { parts, over } = proposeQuarters(span, quarters, { kind, cut })
          expect(parts.every((part) => part === null || !isNegative(part))).toBe(true)
          const counted = quarters.map((one, index) => one.fixed ?? parts[index]!)
          if (quarters.some((one) => one.fixed === null))
            expect(compare(counted.reduce(add, '0'), add(span, over))).toBe(0)
        },
      ),
    )
  })
})

describe('what a quarter then asks for', () => {
  const of = (
    kind: 'count' | 'amount' | 'growth',
    baseline: string,
    target: string,
    base: string | null = null,
  ) => ({
    kind,
    baseline,
    target,
    base,
  })

  test('a total begins at nothing, or goes on from where the quarters before leave it', () => {
    expect(quarterTerms(of('count', '0', '40'), '10', '12')).toMatchObject({ baseline: '0', target: '12' })
    expect(quarterTerms(of('count', '200', '240'), '10', '12')).toMatchObject({
      baseline: '210',
      target: '222',
    })
  })

  test('a growth keeps its percentage, over its part of the base', () => {
    expect(quarterTerms(of('growth', '0', '15', '800000'), '0', '230000')).toEqual({
      kind: 'growth',
      baseline: '0',
      base: '200000',
      target: '15',
    })
  })

  test('asks for its part exactly, of a growth too', () => {
    const part = fc.integer({ min: 1, max: 1_000_000_000_000 }).map((units) => String(units / 10_000))
    const percent = fc.integer({ min: -9000, max: 50_000 }).map((units) => String(units / 100))
    fc.assert(
      fc.property(part, percent, (asked, target) => {
        const terms = quarterTerms(of('growth', '0', target, '1'), '0', asked)
        expect(compare(targetSpan(terms), asked)).toBe(0)
      }),
    )
  })
})

test.each<[Kind, string | null, boolean, string, boolean]>([
  ['count', 'm', false, '10', true],
  ['amount', 'm', false, '10', true],
  ['count', null, false, '10', false],
  ['count', 'm', true, '10', false],
  ['count', 'm', false, '-10', false],
  ['percent', 'm', false, '10', false],
  ['limit', 'm', false, '10', false],
])('a %s of metric %s, dropped %s, up to %s splits: %s', (kind, metricId, dropped, target, expected) => {
  expect(splits({ kind, metricId, dropped, baseline: '0', target, base: null })).toBe(expected)
})
