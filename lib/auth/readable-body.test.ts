import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { MOST_MEGABYTES, refusal } from './readable-body'

const post = (body: string, headers: Record<string, string>) =>
  refusal(new Request('http://localhost/sign-in', { method: 'POST', body, headers }))
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
  expect(await post(body, multipart)).toBe(readable ? null : 400)
})

const called = { 'next-action': '7f4f61f312b73dd0c810ed89353c7a9eddde5cf36f' }
test.each([
  ['a form with arguments', `${part('1_email', 'mara')}${part('0', '[{"at":0},"$K1"]')}--XX--\r\n`, true],
  ['a form without arguments', form, false],
  ['a form with broken arguments', `${part('0', '[{"at":')}--XX--\r\n`, false],
  ['a form with something else for arguments', `${part('0', '{}')}--XX--\r\n`, false],
  ['a form with arguments twice', `${part('0', '[1]')}${part('0', '[2]')}--XX--\r\n`, false],
  ['a form whose reference leads nowhere', `${part('0', '["$F1"]')}--XX--\r\n`, false],
  ['a form whose argument has a dead reference', `${part('0', '[{"a":["$1f:x"]}]')}--XX--\r\n`, false],
  ['a form with a reference', `${part('1', '{}')}${part('0', '["$h1","$@1","$0:0"]')}--XX--\r\n`, true],
  [
    'a form with values that only look like one',
    `${part('0', '["$$F1","$D2026-11-16T09:00:00.000Z","$undefined","$n12","$-0","$NaN","$T","$"]')}--XX--\r\n`,
    true,
  ],
])('%s calls an action: %s', async (_what, body, readable) => {
  expect(await post(body, { ...multipart, ...called })).toBe(readable ? null : 400)
})

test.each([
  ['{"email":"mara@lindgren.example"}', null],
  ['{', 400],
  ['[', 400],
  ['[]', 400],
  ['null', 400],
  ['', 400],
])('JSON that calls no action is an object: %s', async (body, expected) => {
  expect(await post(body, { 'content-type': 'application/json' })).toBe(expected)
})

test('arguments sent as text are a list; text that calls nothing is not read', async () => {
  const text = { 'content-type': 'text/plain;charset=UTF-8' }
  expect(await post('[]', { ...text, ...called })).toBeNull()
  expect(await post('{bad', { ...text, ...called })).toBe(400)
  expect(await post('{bad', { 'content-type': 'application/json', ...called })).toBe(400)
  expect(await post('["$F1"]', { ...text, ...called })).toBe(400)
  expect(await post('{bad', text)).toBeNull()
})

/** Sent in pieces, without a word on its length; counts what was asked for. */
async function inPieces(megabytes: number, headers: Record<string, string>) {
  let taken = 0
  const body = new ReadableStream<Uint8Array>({
    pull(to) {
      if (taken === megabytes) return to.close()
      to.enqueue(new Uint8Array(1024 * 1024))
      taken++
    },
  })
  const init = { method: 'POST', body, headers, duplex: 'half' }
  return { status: await refusal(new Request('http://localhost/', init)), taken }
}

test.each([
  ['a form', multipart],
  ['a form that calls an action', { ...multipart, ...called }],
  ['text that calls an action', { 'content-type': 'text/plain', ...called }],
])('%s longer than the server takes is refused for that, and not read to its end', async (_what, headers) => {
  const { status, taken } = await inPieces(50, headers)
  expect(status).toBe(413)
  expect(taken).toBeLessThanOrEqual(MOST_MEGABYTES + 2)
  expect(await inPieces(2, headers)).toMatchObject({ status: 400 })
  expect(await post(form, { ...headers, 'content-length': '50000000' })).toBe(413)
})

test('that is what the server is told to take', async () => {
  expect(await readFile('next.config.mjs', 'utf8')).toContain(`bodySizeLimit: '${MOST_MEGABYTES}mb'`)
})

test('what is not posted has no body to read', async () => {
  expect(await refusal(new Request('http://localhost/', { headers: multipart }))).toBeNull()
})
