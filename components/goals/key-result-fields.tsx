import { useTranslations } from 'next-intl'
import { AmountField } from '@/components/ui/amount-field'
import { Field, Select } from '@/components/ui/field'
import type { GoalForm } from '@/db/queries/goal-form'
import { formatPlain } from '@/lib/okr/amount'
import { goalLimits } from '@/lib/okr/input/goals'
import { kinds } from '@/lib/okr/types'
import { formatWeight } from '@/lib/okr/weights'
import { useMetricGroups } from './form-options'
import { GroupedSelect } from './grouped-select'
import { ParentFields } from './parent-fields'

export type FormKeyResult = NonNullable<GoalForm['goal']>['keyResults'][number]

type Props = {
  form: GoalForm
  index: number
  keyResult?: FormKeyResult
}

/** One row of indicators. Which of its fields are seen goes by the kind that is chosen. */
export function KeyResultFields({ form, index, keyResult: one }: Props) {
  const t = useTranslations('goalForm.keyResult')
  const name = (field: string) => `keyResults.${index}.${field}`
  const chosen = one ? (one.metricId ?? 'own') : ''
  return (
    <fieldset className="key-result">
      <legend>{t('legend', { number: index + 1 })}</legend>
      {one && <input type="hidden" name={name('id')} value={one.id} />}
      <div className="metric">
        <GroupedSelect
          name={name('metricId')}
          label={t('metric')}
          hint={index === 0 ? t('metricHint') : undefined}
          groups={useMetricGroups(form.metrics)}
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
      <Numbers form={form} index={index} keyResult={one} />
      <ParentFields
        prefix={`keyResults.${index}.`}
        parents={form.parents}
        metricId={one?.metricId ?? null}
        chosen={one?.parents ?? []}
      />
    </fieldset>
  )
}

function Numbers({ form, index, keyResult: one }: Props) {
  const t = useTranslations('goalForm.keyResult')
  const name = (field: string) => `keyResults.${index}.${field}`
  const plain = (value: string | null | undefined) => (value == null ? undefined : formatPlain(value))
  const source = one?.valueSource !== 'children' ? 'manual' : one.fedBy
  const sources = [
    { value: 'manual', label: t('sources.manual') },
    ...(form.holder.level === 'person' ? [] : [{ value: 'people', label: t('sources.people') }]),
    ...(form.period.kind === 'year' ? [{ value: 'time', label: t('sources.time') }] : []),
  ]
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
            unit={form.currency}
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
        <AmountField
          name={name('weight')}
          label={t('weight')}
          hint={t('weightHint')}
          unit="%"
          defaultValue={one && formatWeight(one.weight)}
        />
      </div>
      {sources.length > 1 && (
        <div className="for-sum">
          <Select
            name={name('source')}
            label={t('source')}
            hint={t('sourceHint')}
            defaultValue={one ? source : form.holder.level === 'person' ? 'manual' : 'people'}
            options={sources}
          />
        </div>
      )}
    </>
  )
}
