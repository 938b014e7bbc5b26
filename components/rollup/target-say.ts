import { useLocale, useTranslations } from 'next-intl'
import type { TargetLabels } from '@/components/teams/target-cells'

/** What the rows of a metric are said with. */
export function useTargetSay() {
  const t = useTranslations('rollup.table')
  return {
    t,
    was: (target: string) => t('was', { target }),
    teams: useTranslations('team.teams'),
    s: useTranslations('status'),
    locale: useLocale(),
  }
}

export function useTargetLabels(): TargetLabels {
  const t = useTranslations('rollup.table')
  return {
    original: t('original'),
    adjusted: t('adjusted'),
    value: t('value'),
    target: t('target'),
    coverage: useTranslations('team.teams')('coverage'),
  }
}
