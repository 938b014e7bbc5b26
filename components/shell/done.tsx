import { cookies } from 'next/headers'
import { DONE_COOKIE } from '@/lib/okr/form-state'
import { DoneLine } from './done-line'

/** The line of success that came over a redirect, for readers without script too. */
export async function Done() {
  return <DoneLine carried={(await cookies()).get(DONE_COOKIE)?.value} />
}
