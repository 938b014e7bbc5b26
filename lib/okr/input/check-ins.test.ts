import { expect, test } from 'vitest'
import { filledIn, logWeekInput } from './check-ins'

const entry = (changes: object) => ({ version: '0', values: {}, ...changes })

test('a goal left empty is none of those a form fills in; a zero, a word or what stood before is something', () => {
  const [empty, blank, zero, word, stood] = Array.from(
    { length: 5 },
    (_, place) => `00000000-0000-7000-8000-00000000000${place}`,
  ) as [string, string, string, string, string]
  const form = logWeekInput.parse({
    formId: '00000000-0000-4000-8000-000000000009',
    week: '2026-11-09',
    goals: {
      [empty]: entry({}),
      [blank]: entry({ happened: '  ', values: { [word]: { value: ' ' } } }),
      [zero]: entry({ values: { [word]: { value: '0' } } }),
      [word]: entry({ blockers: 'Legal' }),
      [stood]: entry({ version: '1' }),
    },
  })
  expect(filledIn(form).map(([goalId]) => goalId)).toEqual([zero, word, stood])
})
