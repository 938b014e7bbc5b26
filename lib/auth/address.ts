import { headers } from 'next/headers'

/** The address people type to reach this deployment, without a slash at its end. */
export async function appAddress(): Promise<string> {
  const set = process.env.APP_URL
  return set ? new URL(set).origin : `http://${(await headers()).get('host') ?? 'localhost'}`
}
