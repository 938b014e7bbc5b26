import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { Brand } from '@/components/shell/brand'
import { OtherAddress } from '@/components/sign-in/other-address'
import { companyHere } from '@/db/queries/parts/company-here'
import { currentSession, publicContext } from '@/lib/auth/request-context'
import { seeOther } from '@/lib/auth/see-other'
import { safePath } from '@/lib/okr/input/sessions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('signIn'))('title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: Props) {
  const [{ next, error }, { db }] = await Promise.all([searchParams, publicContext()])
  const company = await companyHere(db)
  if (company === null) seeOther('/setup')
  const path = safePath(typeof next === 'string' ? next : '/')
  if (await currentSession()) seeOther(path)
  return (
    <main className="alone" id="content">
      <Brand />
      <OtherAddress address={process.env.APP_URL} />
      <SignInForm
        company={company.name}
        next={path}
        refused={typeof error === 'string' ? error : undefined}
      />
    </main>
  )
}
