import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { AdminNav } from '@/components/admin/admin-nav'
import { requestContext } from '@/lib/auth/request-context'
import { administers, managesMetrics } from '@/lib/okr/permissions'

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { viewer } = await requestContext()
  if (!managesMetrics(viewer)) notFound()
  return (
    <>
      {administers(viewer) && <AdminNav />}
      {children}
    </>
  )
}
