import { useLocale, useTranslations } from 'next-intl'
import type { FinalScore } from '@/db/queries/parts/grades'
import { formatInstant, formatScore } from '@/lib/i18n/format'

/** The score that was decided, by whom and when; whether it waits to be confirmed. */
export function FinalWords({
  final,
  open,
  timeZone,
}: {
  final: FinalScore | null
  /** Still in grading. */
  open: boolean
  timeZone: string
}) {
  const t = useTranslations('grade')
  const locale = useLocale()
  if (final === null) return <span className="muted">{t(open ? 'notGiven' : 'neverGiven')}</span>
  const at = formatInstant(new Date(final.at), locale, timeZone)
  return (
    <>
      <b className="n">{formatScore(final.score, locale)}</b>
      <span className="small muted">
        {' '}
        {t(final.alone ? 'givenAlone' : 'given', { name: final.by ?? '–', at })}
      </span>
      {final.outdated && <span className="flag">{t('outdated')}</span>}
    </>
  )
}
