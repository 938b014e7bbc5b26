import { subscribe } from 'node:diagnostics_channel'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { isLoopback, isOwnOrigin } from '../own-address'

/** In which `proxy.ts` reads why a request is refused. Set or deleted with every request, so that no visitor can. */
export const REFUSED_HEADER = 'x-paceline-refused'

export type Refused = 'host' | 'origin'

/** What proxies say of the address. It need not be true, and APP_URL says it. */
const forwarded = ['x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto'] as const

/**
 * Why a request is none for this server. Behind a proxy `Host` is often the upstream's, so that the machine's own names, the
 * connection's own address and names without a dot, which nobody can register, count beside that of the address. A page of another
 * site has a name of its own (DNS rebinding), and says from where it sends.
 *
 * @param local the address of this machine on which the request arrived
 */
export function refusedFor(headers: IncomingHttpHeaders, address: URL, local?: string): Refused | null {
  const host = headers.host?.toLowerCase() ?? ''
  if (host !== '' && !isOwnHost(host, address, local)) return 'host'
  const { origin } = headers
  return origin === undefined || isOwnOrigin(origin, host, address) ? null : 'origin'
}

function isOwnHost(host: string, address: URL, local: string | undefined): boolean {
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  return (
    hostname === address.hostname ||
    isLoopback(hostname) ||
    hostname === hostnameOf(local) ||
    /^[\w-]+$/.test(hostname)
  )
}

/** `::ffff:10.0.0.5` is an IPv4 address on a socket for both. */
function hostnameOf(local = ''): string {
  const plain = local.replace(/^::ffff:(?=\d+\.)/, '')
  return plain.includes(':') ? `[${plain}]` : plain
}

/** A request may name its whole address. Then that is what it asks for, and never where it is sent on to. */
function settleTarget(request: Pick<IncomingMessage, 'url' | 'headers'>): void {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(request.url ?? '')) return
  const target = URL.canParse(request.url!) ? new URL(request.url!) : null
  request.headers.host = target?.host || '?'
  request.url = target?.host ? target.pathname + target.search : '/'
}

/**
 * The framework compares `Origin` with the host it was asked for, which behind a proxy is another. So a request is judged by the
 * address people type before anything reads it, and its host is then the one it came from.
 */
export function settleHost(
  request: Pick<IncomingMessage, 'url' | 'headers'>,
  address: URL,
  local?: string,
): void {
  settleTarget(request)
  const { headers } = request
  for (const name of [...forwarded, REFUSED_HEADER]) delete headers[name]
  const refused = refusedFor(headers, address, local)
  if (refused) headers[REFUSED_HEADER] = refused
  else if (headers.origin) headers.host = new URL(headers.origin).host
}

/** Called once at boot. Without APP_URL, as in development, every host is taken. */
export function settleHosts(address = process.env.APP_URL): void {
  if (!address) return
  const own = new URL(address)
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    settleHost(request, own, request.socket.localAddress)
  })
}
