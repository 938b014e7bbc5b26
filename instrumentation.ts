import type { Instrumentation } from 'next'

/** Once, when the server boots: the schema is brought up to date before the first request is answered. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { boot } = await import('./lib/boot')
  await boot()
}

/** What no page or action expected. The page shows the digest; the log sets it beside the place it came from. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { reportBug } = await import('./lib/auth/report-bug')
  reportBug(error, { route: context.routePath, method: request.method })
}
