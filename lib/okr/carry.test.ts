import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carry } from './carry'
import { add, compare } from './decimal'

const claims = (...last: (string | null)[]) =>
  last.map((one, place) => ({ id: 'abcdefgh'[place]!, last: one }))
const said = (parts: { id: string; part: string }[]) => parts.map(({ id, part }) => `${id} ${part}`)

describe('a gap spread over those who could carry it', () => {
  test.each([
    ['in proportion', '12000', ['30000', '20000', '10000'], false, ['a 6000', 'b 4000', 'c 2000']],
    ['the largest remainder gets what is left', '10', ['1', '1', '1'], true, ['a 4', 'b 3', 'c 3']],
    ['not the first, but the one cut most', '10', ['50', '26', '24'], true, ['a 5', 'b 3', 'c 2']],
    ['whole units for counts, rounded up', '2.5', ['1', '1'], true, ['a 2', 'b 1']],
    ['as fine as the gap is written', '0.05', ['1', '1'], false, ['a 0.03', 'b 0.02']],
    ['one alone carries all', '7', ['3'], true, ['a 7']],
    ['nobody is asked for less than one unit', '1', ['5', '4'], true, ['a 1']],
    ['a result of nothing carries nothing', '6', ['0', '4', '-2'], true, ['b 6']],
    ['no gap, nothing to carry', '0', ['4', '5'], true, []],
    ['nobody has brought anything', '6', ['0', null], true, []],
  ] as const)('%s', (_, gap, last, whole, parts) => {
    expect(said(carry(gap, claims(...last), { whole }).parts)).toEqual(parts)
  })

  test('who has no closed result is named, and carries nothing', () => {
    const found = carry('9', claims('2', null, '1', null), { whole: true })
    expect(found.withoutHistory).toEqual(['b', 'd'])
    expect(said(found.parts)).toEqual(['a 6', 'c 3'])
  })

  test('parts add up to the gap exactly', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n }).map((cents) => {
      const digits = cents.toString().padStart(3, '0')
      return `${digits.slice(0, -2)}.${digits.slice(-2)}`
    })
    fc.assert(
      fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 8 }), (gap, last) => {
        const { parts } = carry(gap, claims(...last), { whole: false })
        return compare(parts.map(({ part }) => part).reduce(add, '0'), gap) === 0
      }),
    )
  })
})
