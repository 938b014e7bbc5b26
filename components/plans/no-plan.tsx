import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/panels'

/** There is no period a plan could be for. */
export function NoPlan() {
  const t = useTranslations('plan')
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
      </header>
      <EmptyState title={t('noPeriod.title')}>{t('noPeriod.text')}</EmptyState>
    </>
  )
}
