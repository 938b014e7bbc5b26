import { expect, test } from 'vitest'
import { isId, newId } from './ids'

const id = newId(new Date('2026-11-13T15:00:00Z'))

test.each([
  [id, true],
  [id.toUpperCase(), false],
  [id.slice(0, -1), false],
  [`{${id}}`, false],
  ['', false],
])('%s names an id: %s', (text, named) => {
  expect(isId(text)).toBe(named)
})
