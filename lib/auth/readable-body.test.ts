import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { MOST_OF_FORM, MOST_OF_OTHERS, MOST_PARTS, refusal } from './readable-body'

const post = (body: string, headers: Record<string, string>, signedIn = true) =>
  refusal(new Request('http://localhost/sign-in', { method: 'POST', body, headers }), signedIn)
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
  ['a form with arguments', `${part('_1_email', 'mara')}${part('0', '[{"at":0},"$K1"]')}--XX--\r\n`, true],
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

const withoutScript = (args: string) =>
  `${part('$ACTION_REF_1', '')}${part('$ACTION_1:0', '{"id":"7f","bound":"$@1"}')}${part('$ACTION_1:1', args)}` +
  `${part('$ACTION_KEY', 'k1')}${part('email', '"$F9"')}--XX--\r\n`
test.each([
  ['[{"status":"idle","at":0}]', true],
  ['[{"at":', false],
  ['["$F9"]', false],
])('a form posted without script has arguments, too: %s', async (args, readable) => {
  expect(await post(withoutScript(args), multipart)).toBe(readable ? null : 400)
})

const references = (count: number) => `[${Array(count).fill('"$0"').join(',')}]`
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

test('references and values of which no call has so many are not handed on', async () => {
  const text = { 'content-type': 'text/plain;charset=UTF-8', ...called }
  expect(await post(references(60), text)).toBeNull()
  for (const args of [references(65), `[${Array(5001).fill('0').join(',')}]`, nested(5001)]) {
    expect(await post(args, text)).toBe(400)
    expect(await post(`${part('0', args)}--XX--\r\n`, { ...multipart, ...called })).toBe(400)
    expect(await post(withoutScript(args.replaceAll('$0', '$1')), multipart)).toBe(400)
  }
  const spread = `${part('0', '["$1"]')}${part('1', references(40))}${part('2', references(40))}--XX--\r\n`
  expect(await post(spread, { ...multipart, ...called })).toBe(400)
})

/** Sent in pieces of 10 kB, without a word on its length; counts what was asked for. */
async function inPieces(kilobytes: number, headers: Record<string, string>, signedIn: boolean) {
  let taken = 0
  const body = new ReadableStream<Uint8Array>({
    pull(to) {
      if (taken >= kilobytes) return to.close()
      to.enqueue(new Uint8Array(10_000))
      taken += 10
    },
  })
  const init = { method: 'POST', body, headers, duplex: 'half' }
  return { status: await refusal(new Request('http://localhost/', init), signedIn), taken }
}

const asText = { 'content-type': 'text/plain', ...called }
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }
const json = { 'content-type': 'application/json' }
test.each([
  ['a form of somebody signed in', multipart, true, MOST_OF_FORM],
  ['one that calls an action', { ...multipart, ...called }, true, MOST_OF_FORM],
  ['a form of nobody', multipart, false, MOST_OF_OTHERS],
  ['one of nobody that calls an action', { ...multipart, ...called }, false, MOST_OF_OTHERS],
  ['text that calls an action', asText, true, MOST_OF_OTHERS],
  ['an address’s fields', urlencoded, true, MOST_OF_OTHERS],
  ['JSON', json, false, MOST_OF_OTHERS],
  ['anything else', { 'content-type': 'image/png' }, false, MOST_OF_OTHERS],
])('%s that is too long is refused for that, and not read to its end', async (_, headers, signedIn, most) => {
  const { status, taken } = await inPieces(5000, headers, signedIn)
  expect(status).toBe(413)
  expect(taken * 1000).toBeLessThanOrEqual(most + 30_000)
  expect((await inPieces(10, headers, signedIn)).status).not.toBe(413)
  expect(await post(form, { ...headers, 'content-length': String(most + 1) }, signedIn)).toBe(413)
})

test('so is a form of more parts than any has', async () => {
  const many = (count: number) =>
    `${Array.from({ length: count }, (_, at) => part(`f${at}`, 'x')).join('')}--XX--\r\n`
  expect(await post(many(MOST_PARTS), multipart)).toBeNull()
  expect(await post(many(MOST_PARTS + 1), multipart)).toBe(413)
  expect(await post(many(100), multipart, false)).toBeNull()
  expect(await post(many(101), multipart, false)).toBe(413)
})

test('the server keeps no more than a little above that', async () => {
  const config = await readFile('next.config.mjs', 'utf8')
  for (const name of ['bodySizeLimit', 'proxyClientMaxBodySize']) expect(config).toContain(`${name}: '1mb'`)
  expect(MOST_OF_FORM).toBeLessThan(1024 * 1024)
})

test('what is not posted has no body to read', async () => {
  expect(await refusal(new Request('http://localhost/', { headers: multipart }), false)).toBeNull()
})
