import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/panels'
import { isSaying } from '@/lib/i18n/said'

/** The one quiet line after an act that led back to this page. */
export function Said({ said }: { said: string | undefined }) {
  const t = useTranslations('done')
  // An address names it: values no saying asks for are none.
  return isSaying(said) ? <Notice>{t(said as 'goalSubmitted')}</Notice> : null
}
