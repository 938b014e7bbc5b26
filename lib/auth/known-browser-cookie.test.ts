import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { withPerson } from '@/db/commands/sessions/known-browser'
import { sealBrowser, unsealBrowser } from './known-browser-cookie'

const secret = '0123456789abcdef0123456789abcdef'
const ann = { id: '01a05bfb-7000-7000-8000-1c60db7176a0', mark: 'mark-of-ann' }
const bo = { id: '01a05bfb-7000-7000-8000-1c60db7176a1', mark: 'mark-of-bo' }
const browser = withPerson(null, ann)

test('what was sealed is read again with the same secret only', async () => {
  const token = await sealBrowser(browser, secret)
  expect(await unsealBrowser(token, secret)).toEqual(browser)
  expect(await unsealBrowser(token, `${secret}x`)).toBeNull()
  expect(await unsealBrowser(`${token.slice(0, -4)}AAAA`, secret)).toBeNull()
})

test('a session cookie is no known browser, nor is anything made up', async () => {
  const session = await encode({ token: { ...browser, sid: ann.id }, secret })
  for (const token of [session, JSON.stringify(browser), 'x', '', undefined])
    expect(await unsealBrowser(token, secret)).toBeNull()
})

test('it does not say who signed in there', async () => {
  const token = await sealBrowser(browser, secret)
  const readable = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))
  for (const text of [token, ...readable]) expect(text).not.toContain(ann.id.slice(0, 13))
})

test('a second person is remembered beside the first, a new password in place of the old, and of very many the last', () => {
  const both = withPerson(browser, bo)
  expect(both).toEqual({ id: browser.id, people: [bo, ann] })
  expect(withPerson(both, { ...ann, mark: 'new' }).people).toEqual([{ ...ann, mark: 'new' }, bo])
  let shared = browser
  for (let number = 0; number < 20; number++) shared = withPerson(shared, { id: `p${number}`, mark: 'm' })
  expect(shared.people).toHaveLength(8)
  expect(shared.people[0]?.id).toBe('p19')
})

test('two browsers of one person are two', () => {
  expect(withPerson(null, ann).id).not.toBe(withPerson(null, ann).id)
})
