import { getRedirectError } from 'next/dist/client/components/redirect'

/**
 * Leaves a page for another with status 303. Next's own `redirect` answers 307 from a page, which asks the browser to repeat the
 * request as it was.
 */
export function seeOther(path: string): never {
  throw getRedirectError(path, 'replace', 303)
}
