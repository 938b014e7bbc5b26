import { describe, expect, test } from 'vitest'
import { REFUSED_HEADER, refusedFor, settleHost } from './host'

const https = new URL('https://pl.example.com')
const http = new URL('http://127.0.0.1:3000')

describe.each([https, new URL('http://10.1.2.3:8080')])('with APP_URL=%s', (address) => {
  test.each([
    address.host,
    address.hostname,
    `${address.hostname.toUpperCase()}:3000`,
    '127.0.0.1:3000',
    '127.0.0.2',
    'localhost:8080',
    '[::1]:3000',
    // A name in a compose file or of an `upstream`, which nobody can register.
    'paceline:3000',
    'paceline_upstream',
    '192.168.7.5:3000',
  ])('it is asked for as %s, and sent from its address', (host) => {
    expect(refusedFor({ host }, address, '::ffff:192.168.7.5')).toBeNull()
    expect(refusedFor({ host, origin: address.origin }, address, '::ffff:192.168.7.5')).toBeNull()
  })

  test.each([
    'elsewhere.example',
    'pl.example.com.elsewhere.example',
    '192.168.7.6:3000',
    'localhost.elsewhere.example',
    '127.0.0.1.elsewhere.example',
    'a@b.example',
    'a/b',
    '[::2]',
  ])('%s is another host', (host) => {
    expect(refusedFor({ host, origin: address.origin }, address, '192.168.7.5')).toBe('host')
  })

  test.each([
    'null',
    '',
    'http://',
    'https://elsewhere.example',
    'http://pl.example.com',
    'https://10.1.2.3:8080',
  ])('“%s” is another origin', (origin) =>
    expect(refusedFor({ host: '127.0.0.1:3000', origin }, address)).toBe('origin'),
  )
})

test('what proxies say of the host is not believed', () => {
  const headers = { host: 'elsewhere.example', 'x-forwarded-host': 'pl.example.com' }
  expect(refusedFor(headers, https)).toBe('host')
})

test('over plain http the machine’s own names are as good as the address, each for itself', () => {
  for (const host of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000', 'localhost:8080'])
    expect(refusedFor({ host, origin: `http://${host}` }, http)).toBeNull()
  expect(refusedFor({ host: '127.0.0.1:3000', origin: 'http://localhost:3001' }, http)).toBe('origin')
  expect(refusedFor({ host: 'paceline:3000', origin: 'http://paceline:3000' }, http)).toBe('origin')
})

test('over https they are not: no cookie would be kept', () => {
  expect(refusedFor({ host: 'localhost:3000', origin: 'http://localhost:3000' }, https)).toBe('origin')
})

test('who sends no origin is no page of another site, and who names no host none either', () => {
  expect(refusedFor({ host: 'pl.example.com' }, https)).toBeNull()
  expect(refusedFor({}, https)).toBeNull()
})

test('the framework reads the host a form came from, and nothing a proxy or visitor made up', () => {
  const made = {
    'x-forwarded-host': 'elsewhere.example',
    'x-forwarded-proto': 'https',
    [REFUSED_HEADER]: 'host',
  }
  const request = { url: '/', headers: { host: '127.0.0.1:3000', origin: https.origin, ...made } }
  settleHost(request, https)
  expect(request.headers).toEqual({ host: 'pl.example.com', origin: https.origin })
})

test.each([
  ['http://pl.example.com/settings?a=b', '/settings?a=b', undefined],
  ['http://elsewhere.example/settings', '/settings', 'host'],
  ['http://[', '/', 'host'],
  ['javascript:x', '/', 'host'],
  ['/settings', '/settings', undefined],
])('a request for %s is one for %s', (url, path, refused) => {
  const request = { url, headers: { host: '127.0.0.1:3000' } as Record<string, string> }
  settleHost(request, https)
  expect([request.url, request.headers[REFUSED_HEADER]]).toEqual([path, refused])
})
