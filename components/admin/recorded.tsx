import { useLocale, useTranslations } from 'next-intl'
import type { DatedVersion } from '@/db/queries/admin-teams'
import { formatDay, formatInstant } from '@/lib/i18n/format'
import { Details } from '../ui/panels'

/** Every version that was recorded, with who recorded it and who replaced it: also those of a single day. */
export function Recorded({ rows, timeZone }: { rows: readonly DatedVersion[]; timeZone: string }) {
  const t = useTranslations('admin.team')
  const locale = useLocale()
  const when = (at: string) => formatInstant(new Date(at), locale, timeZone)
  if (rows.length === 0) return null
  return (
    <Details summary={t('recorded')} plain>
      <ul>
        {rows.map(({ id, name, from, to, ...row }) => (
          <li key={id}>
            {to === null
              ? t('since', { name, from: formatDay(from, locale) })
              : t('span', { name, from: formatDay(from, locale), to: formatDay(to, locale) })}
            <span className="muted">
              {' · '}
              {row.recordedBy
                ? t('recordedBy', { at: when(row.recordedAt), by: row.recordedBy })
                : t('recordedAt', { at: when(row.recordedAt) })}
              {row.supersededAt &&
                ` · ${t('superseded', { at: when(row.supersededAt), by: row.supersededBy ?? '–' })}`}
            </span>
          </li>
        ))}
      </ul>
    </Details>
  )
}
