import { requestContext } from '@/lib/auth/request-context'
import { seeOther } from '@/lib/auth/see-other'

export default async function AdminPage() {
  await requestContext()
  seeOther('/admin/people')
}
