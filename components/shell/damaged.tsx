import { useLocale, useTranslations } from 'next-intl'

const NAMED = 5

/** What an admin reads on every page while the embedded database is damaged. The log names each thing that was found. */
export function Damaged({ tables }: { tables: readonly string[] }) {
  const t = useTranslations('shell.damaged')
  const locale = useLocale()
  const names = tables.length > NAMED ? [...tables.slice(0, NAMED), '…'] : tables
  const listed = new Intl.ListFormat(locale, { type: 'unit' }).format(names)
  return (
    <p className="notice damaged" role="alert">
      <strong>{t('title')}</strong> {t('text', { count: tables.length, tables: listed })}
    </p>
  )
}
