import { useLocale, useTranslations } from 'next-intl'
import type { SelfScore } from '@/db/queries/parts/grades'
import { formatInstant, formatScore } from '@/lib/i18n/format'

/** An owner's score of their own goal, and since when others read it. */
export function SelfWords({ self, timeZone }: { self: SelfScore | null; timeZone: string }) {
  const t = useTranslations('grade')
  const locale = useLocale()
  if (self === null) return <span className="muted">{t('notSent')}</span>
  return (
    <>
      <b className="n">{self.score === null ? t('noScore') : formatScore(self.score, locale)}</b>
      <span className="small muted">
        {' '}
        {self.sentAt === null
          ? t('draft')
          : t('sent', { at: formatInstant(new Date(self.sentAt), locale, timeZone) })}
      </span>
    </>
  )
}
