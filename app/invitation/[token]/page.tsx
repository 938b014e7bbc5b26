import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Brand } from '@/components/shell/brand'
import { InvitationForm, InvitationGone } from '@/components/sign-in/invitation'
import { invitationFor } from '@/db/queries/invitation'
import { currentSession, publicContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('signIn'))('invitation.title'),
  // The address is the secret: it is told to nobody.
  referrer: 'no-referrer',
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
      {invitation ? (
        <InvitationForm token={token} invitation={invitation} viewer={session?.viewer} />
      ) : (
        <InvitationGone />
      )}
    </main>
  )
}
