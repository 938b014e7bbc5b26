import { useLocale, useTranslations } from 'next-intl'
import type { GoalForm } from '@/db/queries/goal-form'
import { formatPercent, formatUnit, formatValue } from '@/lib/i18n/format'
import { targetAmount } from '@/lib/okr/measures'
import { sensibleParents } from '@/lib/okr/sensible-parents'
import type { ChoiceGroup } from './grouped-select'

type Parent = GoalForm['parents'][number]

/** The company's metrics, and own wording. */
export function useMetricGroups(metrics: GoalForm['metrics']): ChoiceGroup[] {
  const t = useTranslations('goalForm.keyResult')
  const locale = useLocale()
  return [
    { label: null, options: [{ value: '', label: t('choose') }] },
    {
      label: t('companyMetrics'),
      options: metrics.map((one) => {
        const unit = formatUnit(one, locale)
        return {
          value: one.id,
          label: one.currency || one.unit ? t('metricOption', { name: one.name, unit }) : one.name,
          kind: one.kind,
        }
      }),
    },
    { label: t('ownMetrics'), options: [{ value: 'own', label: t('own'), kind: 'own' }] },
  ]
}

/**
 * Key results above: first those in which this one would add up, the sensible ones at the top; then the others by whose they are,
 * nearest first.
 */
export function useParentGroups(parents: readonly Parent[]): (metricId: string | null) => ChoiceGroup[] {
  const t = useTranslations('goalForm.align')
  const locale = useLocale()
  const groupOf = (one: Parent) => (one.of === 'team' ? (one.holder ?? '') : t(one.of))
  const target = (one: Parent) =>
    one.kind === 'milestone'
      ? ''
      : formatValue(targetAmount({ ...one, baseline: '0' }), one, locale, { compact: true })
  const label = (one: Parent, whose: boolean) => {
    const words = t('option', { name: one.name, target: target(one), goal: one.goalName })
    const covered =
      one.covered === null ? null : t('covered', { percent: formatPercent(one.covered, locale) })
    return [whose && groupOf(one), words, covered].filter(Boolean).join(t('dot'))
  }
  return (metricId) => {
    const sensible = sensibleParents(parents, metricId)
    const others = parents.filter((one) => !sensible.includes(one))
    return [
      { label: null, options: [{ value: '', label: t('nothing') }] },
      {
        label: t('addsUp'),
        options: sensible.map((one) => ({ value: one.id, label: label(one, true) })),
      },
      ...[...new Set(others.map(groupOf))].map((group) => ({
        label: group,
        options: others
          .filter((one) => groupOf(one) === group)
          .map((one) => ({ value: one.id, label: label(one, false) })),
      })),
    ].filter(({ options }) => options.length > 0)
  }
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
