import { expect, test } from 'vitest'
import { logWeekInput } from './check-ins'
import { peopleFilter } from './people'
import { day, id, optionalDay, requiredText } from './fields'

const ID = '01a0e36a-7540-7000-8096-0000000000ab'

test('an id is one however it is written', () => {
  expect(id.parse(ID.toUpperCase())).toBe(ID)
  const goals = { [ID.toUpperCase()]: { version: '0', values: { [ID.toUpperCase()]: { value: '2' } } } }
  const read = logWeekInput.parse({ formId: ID, week: '2026-11-09', goals })
  expect(Object.keys(read.goals)).toEqual([ID])
  expect(Object.keys(read.goals[ID]!.values)).toEqual([ID])
})

test.each(['0000-01-01', '0001-01-01', '2026-02-30', '9999-12-27', '10000-01-01', 'tomorrow', ''])(
  '%j is no day',
  (typed) => {
    expect(day.safeParse(typed).error?.issues[0]?.message).toBe('dayUnreadable')
  },
)

test('a day may be left out where it is optional', () => {
  expect(optionalDay.parse('')).toBeNull()
  expect(optionalDay.parse('2026-12-31')).toBe('2026-12-31')
  expect(optionalDay.safeParse('0000-01-01').success).toBe(false)
})

test('what cannot be stored is taken out of a text, pairs stay', () => {
  expect(requiredText(20).parse('a\u0000b\ud800c😀')).toBe('ab\ufffdc😀')
  expect(peopleFilter.parse({ search: 'a\u0000b' }).search).toBe('ab')
})
