import { NextResponse, type NextRequest } from 'next/server'
import { isReadablePath, PATH_HEADER, signInAddress } from './lib/auth/courtesy'
import { REFUSED_HEADER, type Refused } from './lib/auth/host'
import { refusal } from './lib/auth/readable-body'
import { refuseAddress, refuseLength } from './lib/auth/refuse'
import { sessionIn } from './lib/auth/session-cookie'
import { SESSION_COOKIE } from './lib/auth/session-cookie-name'

const development = process.env.NODE_ENV === 'development'

/** Scripts and style sheets run only with this answer's nonce; nothing is fetched from, framed by or sent to another host. */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src-elem 'self' 'nonce-${nonce}'${development ? " 'unsafe-inline'" : ''}`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** No page has this path: it shows the one for what is not found. */
const NOWHERE = '/not-found'

/** Headers, and a short way to the sign-in page without any cookie. Who may see what is settled by the page, never here. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const refused = request.headers.get(REFUSED_HEADER) as Refused | null
  if (refused) return refuseAddress(request, refused)
  const signedIn = (await sessionIn(request.cookies.get(SESSION_COOKIE)?.value)) !== null
  const status = await refusal(request, signedIn)
  if (status === 413) return refuseLength(request, signedIn)
  if (status) return new NextResponse(null, { status })
  const readable = isReadablePath(pathname)
  if (readable && pathname.startsWith('/api/'))
    return guarded(NextResponse.next(), "default-src 'none'; frame-ancestors 'none'")
  const elsewhere =
    readable &&
    request.method === 'GET' &&
    signInAddress(pathname, search, (name) => request.cookies.has(name))
  if (elsewhere) return NextResponse.redirect(new URL(elsewhere, request.url), 303)
  const csp = policy(btoa(crypto.randomUUID()))
  const headers = new Headers(request.headers)
  headers.set(PATH_HEADER, readable ? pathname + search : '/')
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  headers.set('content-security-policy', csp)
  const handed = { request: { headers } }
  const response = readable
    ? NextResponse.next(handed)
    : NextResponse.rewrite(new URL(NOWHERE, request.url), handed)
  return guarded(response, csp)
}

function guarded(response: NextResponse, csp: string): NextResponse {
  response.headers.set('content-security-policy', csp)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  return response
}

export const config = {
  matcher: [{ source: '/((?!_next/static|icon.svg).*)' }],
}
