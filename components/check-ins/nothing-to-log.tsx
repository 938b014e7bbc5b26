import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import { EmptyState } from '@/components/ui/panels'
import type { CheckInForm } from '@/db/queries/check-in-form'

/** Why a week has no form, and the next step. */
export function NothingToLog({
  why,
  person,
}: {
  why: NonNullable<CheckInForm['nothing']>
  person: CheckInForm['person']
}) {
  const t = useTranslations('checkIn')
  const home = (
    <Link className="button" href="/">
      {t('none.home')}
    </Link>
  )
  if (why !== 'no_goal')
    return (
      <EmptyState title={t(`${why}.title`)} action={home}>
        {t(`${why}.text`)}
      </EmptyState>
    )
  if (!person.self)
    return <EmptyState title={t('none.title')}>{t('none.textFor', { name: person.name })}</EmptyState>
  return (
    <EmptyState
      title={t('none.title')}
      action={
        <Link className="button primary" href={'/goals/new' as Route}>
          {t('none.action')}
        </Link>
      }
    >
      {t('none.text')}
    </EmptyState>
  )
}
