/** Names of the machine itself: nobody else can make a browser connect to one. */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)

/**
 * Whether a page of this origin is a page of ours: that of the address people type (`APP_URL`), or, where that is plain http, the
 * machine's own by which the page was asked for. Over plain http a cookie for https would not be kept.
 *
 * @param host as the request or the browser names it, with its port
 */
export function isOwnOrigin(origin: string, host: string, address: URL): boolean {
  if (origin === address.origin) return true
  return address.protocol === 'http:' && origin === `http://${host}` && isLoopback(host.replace(/:\d+$/, ''))
}
