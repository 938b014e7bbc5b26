import { describe, expect, test } from 'vitest'
import { carriedTerms, type CarriedFrom, type CarryWay } from './carry-over'

const from = (changes: Partial<CarriedFrom>): CarriedFrom => ({
  kind: 'count',
  level: false,
  baseline: '0',
  base: null,
  target: '10',
  value: null,
  ...changes,
})
const rate = { kind: 'percent', level: true, baseline: '20', target: '25' } as const
const fall = { kind: 'count', baseline: '10', target: '4' } as const
const grown = { kind: 'growth', base: '800', target: '15' } as const

describe('what a key result asks for in the next period', () => {
  test.each<[string, CarryWay, Partial<CarriedFrom>, string]>([
    ['what is left of a total', 'continue', { value: '7' }, '0 → 3'],
    ['a total that was reached, again', 'continue', { value: '12' }, '0 → 10'],
    ['all of what was never measured', 'continue', {}, '0 → 10'],
    ['the same total', 'same', { value: '7' }, '0 → 10'],
    ['a tenth more than the target', 'stretch', { value: '7' }, '0 → 11'],
    ['a tenth more than a better result, in whole ones', 'stretch', { value: '12' }, '0 → 14'],
    [
      'amounts as fine as they are',
      'stretch',
      { kind: 'amount', target: '100.5', value: '90' },
      '0 → 110.55',
    ],
    ['a level on to its target', 'continue', { ...rate, value: '23' }, '23 → 25'],
    ['a reached level as far again', 'continue', { ...rate, value: '26' }, '26 → 31'],
    ['the same of a reached level, too', 'same', { ...rate, value: '25' }, '25 → 30'],
    ['a level a tenth of its way further', 'stretch', { ...rate, value: '23' }, '23 → 25.5'],
    ['a reached level beyond where it is', 'stretch', { ...rate, value: '26' }, '26 → 26.5'],
    ['a level never measured', 'continue', rate, '20 → 25'],
    ['less is better: on from where it is', 'continue', { ...fall, value: '6' }, '6 → 4'],
    ['less is better, stretched in whole ones', 'stretch', { ...fall, value: '6' }, '6 → 3'],
    ['a bound stays', 'stretch', { kind: 'limit', target: '3', value: '2' }, '0 → 3'],
    ['a milestone stays', 'continue', { kind: 'milestone', target: '1', value: '0' }, '0 → 1'],
    ['a missed growth over its old base', 'continue', { ...grown, value: '900' }, '0 → 15 over 800'],
    ['a reached growth over what it made', 'continue', { ...grown, value: '920' }, '0 → 15 over 920'],
    ['the same growth over what was made', 'same', { ...grown, value: '900' }, '0 → 15 over 900'],
    ['a stretched growth', 'stretch', { ...grown, value: '900' }, '0 → 16.5 over 900'],
    ['a growth never measured', 'same', grown, '0 → 15 over 800'],
  ])('%s', (_, way, changes, expected) => {
    const { baseline, base, target } = carriedTerms(way, from(changes))
    expect(`${baseline} → ${target}${base === null ? '' : ` over ${base}`}`).toBe(expected)
  })
})
