import { useTranslations } from 'next-intl'
import { AmountField } from '@/components/ui/amount-field'
import type { GoalForm } from '@/db/queries/goal-form'
import { goalLimits } from '@/lib/okr/input/goals'
import { formatWeight } from '@/lib/okr/weights'
import { useParentGroups } from './form-options'
import { SearchedSelect } from './searched-select'

type Props = {
  /** Ends with a point: `keyResults.0.` or nothing. */
  prefix: string
  parents: GoalForm['parents']
  metricId: string | null
  chosen: readonly { parentId: string; share: number }[]
}

/** Towards which key results above one counts, with a row to spare. */
export function ParentFields({ prefix, parents, metricId, chosen }: Props) {
  const t = useTranslations('goalForm.align')
  const groups = useParentGroups(parents)(metricId)
  const rows = Math.min(chosen.length + 1, goalLimits.parents)
  if (parents.length === 0) return null
  return Array.from({ length: rows }, (_, row) => (
    <div className="row-of-fields" key={row}>
      <SearchedSelect
        name={`${prefix}parents.${row}.parentId`}
        label={row === 0 ? t('parent') : t('anotherParent')}
        optional
        groups={groups}
        words={{ search: t('search'), found: t('found'), none: t('foundNone') }}
        defaultValue={chosen[row]?.parentId ?? ''}
      />
      <AmountField
        name={`${prefix}parents.${row}.share`}
        label={t('share')}
        hint={row === 0 ? t('shareHint') : undefined}
        optional
        unit="%"
        defaultValue={chosen[row] && formatWeight(chosen[row].share)}
      />
    </div>
  ))
}
