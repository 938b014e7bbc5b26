import { expect, test } from 'vitest'
import { isReadableBody } from './readable-body'

const post = (body: string, headers: Record<string, string>) =>
  isReadableBody(new Request('http://localhost/sign-in', { method: 'POST', body, headers }))
const multipart = { 'content-type': 'multipart/form-data; boundary=XX' }
const part = (name: string, value: string) =>
  `--XX\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const form = `${part('email', 'mara@lindgren.example')}--XX--\r\n`

test.each([
  ['a form', form, true],
  ['nothing at all', '', false],
  ['words', 'no form', false],
  ['a form cut in its part', part('email', 'mara').slice(0, -8), false],
  ['a form cut in its head', '--XX\r\nContent-Dispo', false],
  ['a part without a head', '--XX\r\n\r\nabc\r\n--XX--\r\n', false],
  ['a part without a name', '--XX\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--XX--\r\n', false],
  ['another boundary', form.replaceAll('XX', 'YY'), false],
])('%s posted as a form can be read: %s', async (_what, body, readable) => {
  expect(await post(body, multipart)).toBe(readable)
})

const called = { 'next-action': '7f4f61f312b73dd0c810ed89353c7a9eddde5cf36f' }
test.each([
  ['a form with arguments', `${part('1_email', 'mara')}${part('0', '[{"at":0},"$K1"]')}--XX--\r\n`, true],
  ['a form without arguments', form, false],
  ['a form with broken arguments', `${part('0', '[{"at":')}--XX--\r\n`, false],
  ['a form with something else for arguments', `${part('0', '{}')}--XX--\r\n`, false],
])('%s calls an action: %s', async (_what, body, readable) => {
  expect(await post(body, { ...multipart, ...called })).toBe(readable)
})

test('arguments sent as text are a list; text that calls nothing is not read', async () => {
  const text = { 'content-type': 'text/plain;charset=UTF-8' }
  expect(await post('[]', { ...text, ...called })).toBe(true)
  expect(await post('{bad', { ...text, ...called })).toBe(false)
  expect(await post('{bad', text)).toBe(true)
})

test('what is not posted has no body to read', async () => {
  expect(await isReadableBody(new Request('http://localhost/', { headers: multipart }))).toBe(true)
})
