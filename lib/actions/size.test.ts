import { expect, test } from 'vitest'
import { logWeekInput } from '../okr/input/check-ins'
import { writeCommentInput } from '../okr/input/comments'
import { giveFinalScoresInput } from '../okr/input/grades'
import { signInInput } from '../okr/input/sessions'
import { sizeOf } from '../okr/input/size'
import { everyForm } from './testing/every-form'

const forms = await everyForm()

test('every form says how much it can hold', () => {
  expect(forms.size).toBeGreaterThan(60)
  for (const [name, schema] of forms) {
    const { fields, characters } = sizeOf(schema)
    expect(Number.isInteger(fields) && fields <= 11_000, `${name} holds ${fields} fields`).toBe(true)
    expect(characters / Math.max(fields, 1), name).toBeLessThanOrEqual(3000)
  }
})

test('it is the sum of its parts, lists as long as they may be', () => {
  expect(sizeOf(signInInput)).toEqual({ fields: 3, characters: 254 + 200 + 2000 })
  expect(sizeOf(writeCommentInput)).toEqual({ fields: 6, characters: 5 * 100 + 2000 })
  expect(sizeOf(giveFinalScoresInput).fields).toBe(1 + 200 * 3)
  expect(sizeOf(logWeekInput).fields).toBe(2 + 100 * (6 + 50 * 2))
})
