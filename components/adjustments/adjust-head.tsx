import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { OfGoalHead } from '@/components/goals/form-head'
import { EmptyState, Notice } from '@/components/ui/panels'
import type { AdjustmentForm } from '@/db/queries/adjustment-form'
import { formatDay } from '@/lib/i18n/format'

type Props = { form: AdjustmentForm; scope: 'numbers' | 'approach' }

/** What an adjustment is, who decides it, and whether it changes numbers or only the way to them. */
export function AdjustHead({ form, scope }: Props) {
  const t = useTranslations('adjustment.form')
  const locale = useLocale()
  const { goal, refused, late, own } = form
  const address = `/goals/${goal.id}/adjust`
  return (
    <>
      <OfGoalHead
        goal={goal}
        title={t('title')}
        lead={
          refused
            ? null
            : scope === 'approach'
              ? t('leadApproach')
              : own
                ? t('lead')
                : t('leadFor', { name: goal.ownerName })
        }
      />
      {refused ? (
        <EmptyState
          title={
            refused === 'deadline'
              ? t('afterDeadline', { day: formatDay(goal.deadline, locale) })
              : t('notInForce')
          }
        >
          {t('refusedHint')}
        </EmptyState>
      ) : (
        <>
          {late && <Notice plain>{t('late', { day: formatDay(goal.deadline, locale) })}</Notice>}
          <nav className="filters" aria-label={t('scopes')}>
            <Link href={address as Route} aria-current={scope === 'numbers' ? 'page' : undefined}>
              {t('numbers')}
            </Link>
            <Link
              href={`${address}?scope=approach` as Route}
              aria-current={scope === 'approach' ? 'page' : undefined}
            >
              {t('onlyApproach')}
            </Link>
          </nav>
        </>
      )}
    </>
  )
}
