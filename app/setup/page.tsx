import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SetUpForm } from '@/components/setup/set-up-form'
import { Brand } from '@/components/shell/brand'
import { OtherAddress } from '@/components/sign-in/other-address'
import { companyHere } from '@/db/queries/parts/company-here'
import { publicContext } from '@/lib/auth/request-context'
import { seeOther } from '@/lib/auth/see-other'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('setup'))('title'),
})

export default async function SetUpPage() {
  const { db, now, locale } = await publicContext()
  if (await companyHere(db)) seeOther('/sign-in')
  return (
    <main className="alone" id="content">
      <Brand />
      <OtherAddress address={process.env.APP_URL} />
      <SetUpForm today={now.toISOString().slice(0, 10)} locale={locale} />
    </main>
  )
}
