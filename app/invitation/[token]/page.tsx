import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Brand } from '@/components/shell/brand'
import { OtherAddress } from '@/components/sign-in/other-address'
import { InvitationForm, InvitationGone } from '@/components/sign-in/invitation'
import { invitationFor } from '@/db/queries/invitation'
import { currentSession, publicContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('signIn'))('invitation.title'),
  // The path is the secret: it is told to nobody. With `no-referrer` a form posted without script would not say where it is from.
  referrer: 'strict-origin',
})

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [invitation, session] = await Promise.all([
    publicContext().then((ctx) => invitationFor(ctx, token)),
    currentSession(),
  ])
  return (
    <main className="alone" id="content">
      <Brand />
      <OtherAddress address={process.env.APP_URL} />
      {invitation ? (
        <InvitationForm token={token} invitation={invitation} viewer={session?.viewer} />
      ) : (
        <InvitationGone />
      )}
    </main>
  )
}
