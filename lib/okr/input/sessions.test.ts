import { expect, test } from 'vitest'
import { emailAddress, newPassword, safePath } from './sessions'

test.each([
  ['/teams/1?period=2#top', '/teams/1?period=2#top'],
  ['/', '/'],
  ['', '/'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  ['/a/..//elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/', '/'],
  ['/api/auth/signout', '/'],
  ['/sign-in-help', '/sign-in-help'],
])('%j leads to %j', (path, safe) => {
  expect(safePath(path)).toBe(safe)
})

test('an address is one however it is typed', () => {
  expect(emailAddress.parse(' Ｌｉｎ@Example.com ')).toBe('lin@example.com')
})

test.each([
  ['', 'required'],
  ['x'.repeat(11), 'passwordShort'],
  ['x'.repeat(201), 'tooLong'],
])('a password of %j is refused', (password, message) => {
  expect(newPassword.safeParse(password).error?.issues[0]?.message).toBe(message)
})

test('spaces of a password are its own', () => {
  expect(newPassword.parse('  spaces all around  ')).toBe('  spaces all around  ')
})
