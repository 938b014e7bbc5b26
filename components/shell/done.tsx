import { cookies } from 'next/headers'
import { DONE_COOKIE } from '@/lib/okr/form-state'
import { DoneLine } from './done-line'

/** The line that came over a redirect or without script. */
export async function Done() {
  return <DoneLine carried={(await cookies()).get(DONE_COOKIE)?.value} />
}
