import { isIP } from 'node:net'

/**
 * What counts as one origin: an IPv4 address, or the /64 an IPv6 address lies in, which one customer has whole, as
 * `2001:db8:0:1::/64`. An IPv4 address written as IPv6 is the IPv4 address. Null for what is no address.
 *
 * @param text an address, as proxies write it: perhaps with brackets, a port or a zone
 */
export function networkOf(text: string): string | null {
  const address = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
  const version = isIP(address)
  if (version === 0) return null
  if (version === 4) return address
  const groups = groupsOf(address)
  return embeddedIPv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`
}

/** The eight groups, without leading zeros. The address is read and shortened by the standard's own parser. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
}

/** Of `::ffff:0:0/96`, and of the translators' `64:ff9b::/96`. */
function embeddedIPv4(groups: string[]): string | null {
  if (!['0:0:0:0:0:ffff', '64:ff9b:0:0:0:0'].includes(groups.slice(0, 6).join(':'))) return null
  return groups
    .slice(6)
    .map((group) => parseInt(group, 16))
    .flatMap((pair) => [pair >> 8, pair & 255])
    .join('.')
}
