const secure = (process.env.APP_URL ?? process.env.NEXTAUTH_URL ?? '').startsWith('https://')

/** Over https the name itself binds the cookie to this host and to https. */
export const SESSION_COOKIE = secure ? '__Host-paceline-session' : 'paceline-session'

export const sessionCookieOptions = {
  httpOnly: true,
  sameSite: 'lax',
  secure,
  path: '/',
} as const
