import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const ORIGIN_HEADER = 'x-paceline-origin'

/** From where a request came: what the trusted proxy in front says, else the connection's own address. */
export function originOf(headers: Headers, trustProxy = process.env.TRUST_PROXY === '1'): string {
  const forwarded = trustProxy ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || headers.get(ORIGIN_HEADER) || 'unknown'
}

/**
 * Called once at boot. Pages and actions do not see the connection, and every header a visitor sends can be made up: so each request
 * is marked with its connection's address before anything reads it.
 */
export function markOrigins(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[ORIGIN_HEADER] = request.socket.remoteAddress ?? 'unknown'
  })
}
