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

/**
 * Whether a path can be decoded. Half a surrogate pair, a cut sequence or a lone % names no page, and the router would fail on it.
 */
export function isReadablePath(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname).includes('\0')
  } catch {
    return false
  }
}

const isMultipart = (contentType: string | null): boolean =>
  /^\s*multipart\/form-data\b/i.test(contentType ?? '')

/** What a form's type says stands between its parts; null where it says nothing, or it is no such form. */
export function boundaryOf(contentType: string | null): string | null {
  if (!isMultipart(contentType)) return null
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType!) ?? []
  return quoted ?? plain ?? null
}

/** Whether a form's parts can be told apart: without a boundary there is nothing to parse. */
export const isReadableForm = (contentType: string | null): boolean =>
  !isMultipart(contentType) || boundaryOf(contentType) !== null

export const signInPath = (from: string): string =>
  from === '/' || from === '' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(from)}`
