import { expect, test } from 'vitest'
import { isSetupCode, setupCode } from './setup-code'

const secret = '0123456789abcdef0123456789abcdef'
const id = '01935e3c-5b1f-7000-8000-000000000000'

test('the code is readable, the same at every boot, another for another installation or secret', () => {
  const code = setupCode(secret, id)
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}$/)
  expect(setupCode(secret, id)).toBe(code)
  expect(setupCode(secret, id.replace('7000', '7001'))).not.toBe(code)
  expect(setupCode(`${secret}x`, id)).not.toBe(code)
})

test('it is compared without its dashes', () => {
  const typed = setupCode(secret, id).replaceAll('-', '')
  expect(isSetupCode(typed, secret, id)).toBe(true)
  expect(isSetupCode(typed.slice(1), secret, id)).toBe(false)
  expect(isSetupCode('', secret, id)).toBe(false)
})
