import { expect, test } from 'vitest'
import { icuArguments } from './icu-arguments.mjs'

test.each([
  ['nothing here', []],
  ['{name} of {team}', ['name', 'team']],
  ['{count, plural, one {# goal} other {# goals}}', ['count']],
  ['{count, plural, =0 {nothing} other {{name} and # more}}', ['count', 'name']],
  ['{kind, select, limit {at most} other {}}', ['kind']],
  ['{share, number, percent}', ['share']],
  ["it's {name}", ['name']],
  ["'{'not an argument'}'", []],
])('%s', (message, expected) => {
  expect([...icuArguments(message)]).toEqual(expected)
})

test.each(['{name', 'a } b', '{}', '{count, plural, one {#}}', '{count, plural, one {# other {#}}'])(
  '%s cannot be read',
  (message) => {
    expect(() => icuArguments(message)).toThrow()
  },
)
