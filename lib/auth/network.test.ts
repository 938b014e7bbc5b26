import { expect, test } from 'vitest'
import { networkOf } from './network'
import { originOf } from './origin'

test.each([
  ['192.0.2.7', '192.0.2.7'],
  [' 192.0.2.7 ', '192.0.2.7'],
  ['192.0.2.7:51812', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:207', '192.0.2.7'],
  ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
  ['[::ffff:192.0.2.7]:443', '192.0.2.7'],
  ['64:ff9b::192.0.2.7', '192.0.2.7'],
  ['2001:db8:0:1::7', '2001:db8:0:1::/64'],
  ['2001:0DB8:0000:0001:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
  ['[2001:db8:0:1::7]:51812', '2001:db8:0:1::/64'],
  ['[2001:db8:0:1::7]', '2001:db8:0:1::/64'],
  ['2001:db8:0:2::7', '2001:db8:0:2::/64'],
  ['2001:db8::', '2001:db8:0:0::/64'],
  ['2001:db8:1:2:3:4:5::', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', null],
  ['', null],
  ['192.0.2.7.evil', null],
  ['192.0.2.999', null],
  ['2001:db8::g', null],
])('%s counts as %s', (text, network) => expect(networkOf(text)).toBe(network))

const request = (headers: Record<string, string>) =>
  new Headers({ 'x-paceline-origin': '10.0.0.1', ...headers })

test('ten addresses of one /64 are one origin, on the connection and behind a trusted proxy', () => {
  const addresses = Array.from({ length: 10 }, (_, last) => `2001:db8:0:1::${last}`)
  const direct = addresses.map((address) => originOf(request({ 'x-paceline-origin': address }), false))
  const proxied = addresses.map((address) => originOf(request({ 'x-forwarded-for': address }), true))
  expect(new Set([...direct, ...proxied])).toEqual(new Set(['2001:db8:0:1::/64']))
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  // What a visitor made up, what the proxies in between said, and what the trusted one saw.
  ['203.0.113.1, 198.51.100.2, 192.0.2.7', '192.0.2.7'],
  ['203.0.113.1,192.0.2.7:4711', '192.0.2.7'],
  ['203.0.113.1, unknown', '10.0.0.1'],
  ['203.0.113.1, ', '10.0.0.1'],
])('behind a trusted proxy “%s” comes from %s', (forwarded, origin) => {
  expect(originOf(request({ 'x-forwarded-for': forwarded }), true)).toBe(origin)
  expect(originOf(request({ 'x-forwarded-for': forwarded }), false)).toBe('10.0.0.1')
})

test('without any address a request still has an origin', () => {
  expect(originOf(new Headers(), true)).toBe('unknown')
})
