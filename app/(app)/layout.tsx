import type { ReactNode } from 'react'
import { Shell } from '@/components/shell/shell'
import { frameFor } from '@/db/queries/frame'
import { signOut } from '@/lib/actions/sessions'
import { requestContext } from '@/lib/auth/request-context'
import { idle } from '@/lib/okr/form-state'

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const frame = await frameFor(await requestContext())
  return (
    <Shell {...frame} signOut={signOut.bind(null, idle) as (data: FormData) => void}>
      {children}
    </Shell>
  )
}
