import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { add, compare, subtract } from './decimal'
import { targetAmount, targetSpan } from './measures'
import { reached, scaleToWhole, splitTerms, withinTerms } from './split'
import type { Kind } from './types'

const terms = (kind: Kind, baseline: string, target: string, base: string | null = null) => ({
  kind,
  baseline,
  target,
  base,
})

describe('cutting a key result', () => {
  it.each([
    ['4 of 10 won: six are left', terms('count', '0', '10'), '4', '4', ['0', '6']],
    ['nothing measured: all of it goes on', terms('count', '0', '10'), null, null, ['0', '10']],
    ['more than asked: nothing is left', terms('amount', '0', '100'), '120', '100', null],
    ['a refund below the start stays no part', terms('amount', '0', '100'), '-5', null, ['0', '100']],
    [
      'a count that did not begin at nothing goes on from where it stands',
      terms('count', '20', '30'),
      '24',
      '24',
      ['24', '30'],
    ],
    ['fewer is asked', terms('count', '30', '20'), '26', '26', ['26', '20']],
  ] as const)('%s', (_, of, value, stays, rest) => {
    const cut = splitTerms(of, value)
    expect(cut.stays?.target ?? null).toBe(stays)
    expect(cut.rest && [cut.rest.baseline, cut.rest.target]).toEqual(rest)
  })

  it('takes another amount than was reached', () => {
    const cut = splitTerms(terms('amount', '0', '100'), '40', '70')
    expect([cut.stays!.target, cut.rest!.target]).toEqual(['70', '30'])
    const level = splitTerms(terms('count', '20', '30'), '24', '27')
    expect([level.stays!.target, level.rest!.baseline, level.rest!.target]).toEqual(['27', '24', '27'])
  })

  it('goes on with a growth as the amount that is missing, to the last place', () => {
    const growth = terms('growth', '0', '15', '800000')
    const cut = splitTerms(growth, '333333.3333')
    expect(cut.stays!.kind).toBe('growth')
    expect(cut.rest!.kind).toBe('amount')
    expect(compare(add(targetAmount(cut.stays!), cut.rest!.target), '920000')).toBe(0)
  })

  it('holds a rate for both, once it has a value, and a milestone for one of them', () => {
    const rate = terms('percent', '20', '25')
    expect(splitTerms(rate, '22')).toEqual({ stays: rate, rest: rate })
    expect(splitTerms(rate, null)).toEqual({ stays: null, rest: rate })
    const milestone = terms('milestone', '0', '1')
    expect(splitTerms(milestone, '1')).toEqual({ stays: milestone, rest: null })
    expect(splitTerms(milestone, null)).toEqual({ stays: null, rest: milestone })
  })

  const amount = fc.integer({ min: -10_000_000, max: 10_000_000_000 }).map((units) => String(units / 10_000))
  test('the parts ask for exactly what the whole did', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Kind>('count', 'amount', 'growth'),
        amount,
        amount,
        fc.option(amount),
        (kind, from, to, value) => {
          const of =
            kind === 'growth'
              ? terms(kind, '0', '15.5', String(Math.abs(Number(to)) + 1))
              : terms(kind, from, to)
          fc.pre(compare(targetSpan(of), '0') !== 0)
          const cut = splitTerms(of, value)
          const parts = [cut.stays, cut.rest].flatMap((one) => (one ? [targetSpan(one)] : []))
          expect(compare(subtract(parts.reduce(add, '0'), targetSpan(of)), '0')).toBe(0)
          expect(withinTerms(of, reached(of, value))).toBe(true)
        },
      ),
    )
  })
})

describe('weights brought back to the whole', () => {
  it.each([
    [[5000], [10_000]],
    [
      [2500, 5000],
      [3333, 6667],
    ],
    [
      [1, 1, 1],
      [3334, 3333, 3333],
    ],
    [
      [0, 0],
      [5000, 5000],
    ],
    [[], []],
  ])('%j → %j', (weights, expected) => expect(scaleToWhole(weights)).toEqual(expected))
})
