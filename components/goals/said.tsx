import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/panels'

/** The one quiet line after an act that led back to this page. */
export function Said({ said }: { said: string | undefined }) {
  const t = useTranslations('done')
  return said && t.has(said as never) ? <Notice>{t(said as never)}</Notice> : null
}
