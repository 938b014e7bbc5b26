import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CompanyPage } from '@/components/admin/company-page'
import { adminCompany } from '@/db/queries/admin-company'
import { pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('admin'))('company.title'),
})

export default async function Page() {
  return <CompanyPage screen={await pageOf(adminCompany(await requestContext()))} />
}
