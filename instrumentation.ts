/** Once, when the server boots: the schema is brought up to date before the first request is answered. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { boot } = await import('./db/boot')
  await boot()
}
