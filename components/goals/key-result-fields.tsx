import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AmountField } from '@/components/ui/amount-field'
import { Field, Select, type Option } from '@/components/ui/field'
import type { GoalForm } from '@/db/queries/goal-form'
import { formatPlain } from '@/lib/okr/amount'
import { goalLimits } from '@/lib/okr/input/goals'
import { kinds } from '@/lib/okr/types'
import { formatWeight } from '@/lib/okr/weights'
import { useMetricGroups } from './form-options'
import { GroupedSelect } from './grouped-select'

export type FormKeyResult = NonNullable<GoalForm['filled']>['keyResults'][number]

type Props = {
  /** Where the row stands in the form: `keyResults.0.`. */
  prefix: string
  number: number
  metrics: GoalForm['metrics']
  currency: string
  keyResult?: FormKeyResult
  /** Where its values can come from, and what is chosen; left out, they are entered by hand. */
  source?: { options: readonly Option[]; chosen: string }
  children?: ReactNode
}

/** One row of indicators. Which of its fields are seen goes by the kind that is chosen. */
export function KeyResultFields({ children, ...row }: Props) {
  const { prefix, number, metrics, keyResult: one } = row
  const t = useTranslations('goalForm.keyResult')
  const name = (field: string) => `${prefix}${field}`
  const chosen = one ? (one.metricId ?? 'own') : ''
  return (
    <fieldset className="key-result">
      <legend>{t('legend', { number })}</legend>
      {one?.id && <input type="hidden" name={name('id')} value={one.id} />}
      <div className="metric">
        <GroupedSelect
          name={name('metricId')}
          label={t('metric')}
          hint={number === 1 ? t('metricHint') : undefined}
          groups={useMetricGroups(metrics)}
          defaultValue={chosen}
        />
      </div>
      <div className="for-own">
        <Field
          name={name('wording')}
          label={t('wording')}
          hint={t('wordingHint')}
          maxLength={goalLimits.wording}
          defaultValue={one?.wording}
        />
        <div className="kind">
          <Select
            name={name('kind')}
            label={t('kind')}
            defaultValue={one && one.metricId === null ? one.kind : ''}
            options={[
              { value: '', label: t('chooseKind') },
              ...kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
            ]}
          />
        </div>
      </div>
      <div className="for-unit">
        <Field
          name={name('unit')}
          label={t('unit')}
          hint={t('unitHint')}
          maxLength={goalLimits.unit}
          defaultValue={one && one.metricId === null ? one.unit : ''}
        />
      </div>
      <Numbers {...row} />
      {children && <div className="for-any">{children}</div>}
    </fieldset>
  )
}

function Numbers({ prefix, currency, keyResult: one, source }: Props) {
  const t = useTranslations('goalForm.keyResult')
  const name = (field: string) => `${prefix}${field}`
  const plain = (value: string | null | undefined) => (value == null ? undefined : formatPlain(value))
  return (
    <>
      <div className="row-of-fields">
        <div className="for-baseline">
          <AmountField
            name={name('baseline')}
            label={t('baseline')}
            hint={t('baselineHint')}
            defaultValue={plain(one?.baseline) ?? '0'}
          />
        </div>
        <div className="for-base">
          <AmountField
            name={name('base')}
            label={t('base')}
            hint={t('baseHint')}
            unit={currency}
            defaultValue={plain(one?.base)}
          />
        </div>
        <div className="for-target">
          <AmountField
            name={name('target')}
            label={t('target')}
            hint={t('targetHint')}
            defaultValue={plain(one?.kind === 'milestone' ? null : one?.target)}
          />
        </div>
        <div className="for-due">
          <Field type="date" name={name('dueOn')} label={t('dueOn')} defaultValue={one?.dueOn} />
        </div>
        <div className="for-any">
          <AmountField
            name={name('weight')}
            label={t('weight')}
            hint={t('weightHint')}
            unit="%"
            defaultValue={one && formatWeight(one.weight)}
          />
        </div>
      </div>
      {source && source.options.length > 1 && (
        <div className="for-sum">
          <Select
            name={name('source')}
            label={t('source')}
            hint={t('sourceHint')}
            defaultValue={source.chosen}
            options={source.options}
          />
        </div>
      )}
    </>
  )
}
