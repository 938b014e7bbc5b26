import { useLocale, useTranslations } from 'next-intl'
import type { GoalForm } from '@/db/queries/goal-form'
import { formatValue } from '@/lib/i18n/format'
import { targetAmount } from '@/lib/okr/measures'
import type { ChoiceGroup } from './grouped-select'

type Parent = GoalForm['parents'][number]

/** The company's metrics, and own wording. */
export function useMetricGroups(metrics: GoalForm['metrics']): ChoiceGroup[] {
  const t = useTranslations('goalForm.keyResult')
  return [
    { label: null, options: [{ value: '', label: t('choose') }] },
    {
      label: t('companyMetrics'),
      options: metrics.map(({ id, name, kind, unit, currency }) => ({
        value: id,
        label: currency || unit ? t('metricOption', { name, unit: currency ?? unit }) : name,
        kind,
      })),
    },
    { label: t('ownMetrics'), options: [{ value: 'own', label: t('own'), kind: 'own' }] },
  ]
}

/** Key results above, by whose they are, nearest first; of a group those of the same metric stand first. */
export function useParentGroups(parents: readonly Parent[]): (metricId: string | null) => ChoiceGroup[] {
  const t = useTranslations('goalForm.align')
  const locale = useLocale()
  const groupOf = (one: Parent) => (one.of === 'team' ? (one.holder ?? '') : t(one.of))
  const target = (one: Parent) =>
    one.kind === 'milestone'
      ? ''
      : formatValue(targetAmount({ ...one, baseline: '0' }), one, locale, { compact: true })
  const names = [...new Set(parents.map(groupOf))]
  return (metricId) => [
    { label: null, options: [{ value: '', label: t('nothing') }] },
    ...names.map((label) => ({
      label,
      options: parents
        .filter((one) => groupOf(one) === label)
        .sort((a, b) => Number(b.metricId === metricId) - Number(a.metricId === metricId))
        .map((one) => ({
          value: one.id,
          label: t('option', { name: one.name, target: target(one), goal: one.goalName }),
        })),
    })),
  ]
}

/** Goals that can be supported without arithmetic. */
export function useSupportGroups(parents: readonly Parent[]): ChoiceGroup[] {
  const t = useTranslations('goalForm.align')
  const goals = new Map(parents.map((one) => [one.goalId, one.goalName]))
  return [
    { label: null, options: [{ value: '', label: t('noSupport') }] },
    { label: t('goalsAbove'), options: [...goals].map(([value, label]) => ({ value, label })) },
  ]
}
