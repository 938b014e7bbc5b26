import { useTranslations } from 'next-intl'
import { Notice } from '../ui/panels'

/** What an admin puts right in the server's settings, so that sign-in knows who tries from where. */
export function ForwardingNotice({ problem }: { problem: 'notBelieved' | 'notForwarded' }) {
  const t = useTranslations('admin.forwarding')
  return <Notice plain>{t(problem)}</Notice>
}
