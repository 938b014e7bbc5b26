import { expect, test } from 'vitest'
import { goalActInput } from '../okr/input/goals'
import { logWeekInput } from '../okr/input/check-ins'
import { sizeOf } from '../okr/input/size'
import { refuseLonger, treeOf, typedValues } from './form-data'

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

test('what was typed comes back, secrets do not', () => {
  const typed = { 'keyResults.0.target': '12万', name: '<b>林</b>', password: 'secret', setupCode: '1234' }
  expect(typedValues(form(typed))).toEqual({ 'keyResults.0.target': '12万', name: '<b>林</b>' })
})

test('a field of two megabytes is refused in an answer of a few kilobytes', () => {
  const huge = 'ツ'.repeat(2_000_000)
  const values = typedValues(form({ name: 'Ten deals', content: huge }))
  expect(values.name).toBe('Ten deals')
  expect(huge.startsWith(values.content!)).toBe(true)
  expect(values.content!.length).toBeGreaterThan(2000)
  expect(JSON.stringify(values).length).toBeLessThan(20_000)
})

test('many fields, or long names, are no way around it', () => {
  const many = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, at) => [`rows.${at}.text`, 'x'.repeat(400)]),
  )
  expect(JSON.stringify(typedValues(form(many))).length).toBeLessThan(300_000)
  expect(typedValues(form({ ['x'.repeat(1_000_000)]: 'y' }))).toEqual({})
})

test('a cut does not leave half a character', () => {
  const values = typedValues(form({ text: `x${'🙂'.repeat(10_000)}` }))
  expect(values.text).not.toMatch(/\p{Surrogate}/u)
})

test('names that are no fields of ours are left out of the tree', () => {
  const tree = treeOf(form({ '__proto__.x': '1', 'a.constructor': '1', 'a.b': '2', $ACTION: '3' }))
  expect(JSON.parse(JSON.stringify(tree))).toEqual({ a: { b: '2' } })
})

const fields = (count: number, value = '99') =>
  form(Object.fromEntries(Array.from({ length: count }, (_, at) => [`goals.${at}.confidence`, value])))

test('a form that holds more than its schema could take is refused before it is read', () => {
  const [small, week] = [sizeOf(goalActInput), sizeOf(logWeekInput)]
  expect(() => refuseLonger(fields(53), small)).not.toThrow()
  expect(() => refuseLonger(fields(54), small)).toThrow('formTooLong')
  expect(() => refuseLonger(fields(1000), week)).not.toThrow()
  expect(() => refuseLonger(fields(10_000 + 1000), week)).toThrow('formTooLong')
  expect(() => refuseLonger(fields(1, 'x'.repeat(49_000)), small)).not.toThrow()
  expect(() => refuseLonger(fields(1, 'x'.repeat(51_000)), small)).toThrow('formTooLong')
})
