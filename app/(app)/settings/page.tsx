import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SettingsPage } from '@/components/settings/settings-page'
import { settingsScreen } from '@/db/queries/settings'
import { requestContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('settings'))('title'),
})

export default async function Page() {
  const ctx = await requestContext()
  return <SettingsPage screen={await settingsScreen(ctx)} timeZone={ctx.company.timeZone} />
}
