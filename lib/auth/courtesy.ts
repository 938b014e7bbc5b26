import { SESSION_COOKIE } from './session-cookie-name'

/** The request header in which `proxy.ts` hands the page its own address, so that signing in can lead back to it. */
export const PATH_HEADER = 'x-paceline-path'

const open = /^\/(sign-in|setup|invitation|api|_next)(\/|$)|\.[a-z0-9]+$/i

/** Where a visitor without any session cookie is sent: a courtesy, not permission, which every page asks for itself. */
export function signInAddress(
  pathname: string,
  search: string,
  hasCookie: (name: string) => boolean,
): string | null {
  if (open.test(pathname) || hasCookie(SESSION_COOKIE)) return null
  return signInPath(pathname + search)
}

export const signInPath = (from: string): string =>
  from === '/' || from === '' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(from)}`
