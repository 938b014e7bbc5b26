import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { watchForwarding } from './forwarding'
import { networkOf } from './network'

const ORIGIN_HEADER = 'x-paceline-origin'

/**
 * From where a request came, as what counts as one origin: what the trusted proxy in front says, else the connection's own address.
 * Each proxy adds whom it heard from at the end, so of several the last is the word of the one we trust; the others a visitor can make up.
 */
export function originOf(headers: Headers, trustProxy = process.env.TRUST_PROXY === '1'): string {
  const forwarded = trustProxy ? networkOf(headers.get('x-forwarded-for')?.split(',').at(-1) ?? '') : null
  return forwarded ?? networkOf(headers.get(ORIGIN_HEADER) ?? '') ?? 'unknown'
}

/**
 * Called once at boot. Pages and actions do not see the connection, and every header a visitor sends can be made up: so each request
 * is marked with its connection's address before anything reads it.
 */
export function markOrigins(): void {
  const forwarding = watchForwarding()
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    // The framework asks itself where an action leads on to, with the headers of the first request and some of its own.
    if (!(ORIGIN_HEADER in request.headers)) forwarding.look(request.headers)
    request.headers[ORIGIN_HEADER] = request.socket.remoteAddress ?? 'unknown'
  })
}
