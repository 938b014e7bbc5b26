import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { AdminNav } from '@/components/admin/admin-nav'
import { ForwardingNotice } from '@/components/admin/forwarding-notice'
import { forwardingProblem } from '@/lib/auth/forwarding'
import { requestContext } from '@/lib/auth/request-context'
import { administers, managesMetrics } from '@/lib/okr/permissions'

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { viewer } = await requestContext()
  if (!managesMetrics(viewer)) notFound()
  const problem = administers(viewer) ? forwardingProblem() : null
  return (
    <>
      {administers(viewer) && <AdminNav />}
      {problem && <ForwardingNotice problem={problem} />}
      {children}
    </>
  )
}
