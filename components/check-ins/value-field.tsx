import { useLocale, useTranslations } from 'next-intl'
import { AmountField } from '@/components/ui/amount-field'
import { Select } from '@/components/ui/field'
import type { CheckInKeyResult } from '@/db/queries/check-in-form'
import { formatDayShort, formatUnit, formatValue } from '@/lib/i18n/format'
import type { Day } from '@/lib/okr/types'
import { TotalPreview } from './total-preview'

type Props = {
  /** `goals.….values.…` */
  name: string
  keyResult: CheckInKeyResult
  usualDay: Day
  today: Day
}

/** The field of one key result with its last value beside it; computed ones show their value and take none. */
export function ValueField(props: Props) {
  const { keyResult, name } = props
  if (keyResult.valueSource !== 'manual') return <ComputedValue keyResult={keyResult} />
  return (
    <>
      {keyResult.kind === 'milestone' ? <MilestoneField {...props} /> : <NumberField {...props} />}
      <AfterDeadline keyResult={keyResult} />
      <input type="hidden" name={`${name}.last`} value={keyResult.last?.value ?? ''} />
    </>
  )
}

function useLabel({ keyResult, usualDay, today }: Props): string {
  const t = useTranslations('checkIn')
  const locale = useLocale()
  if (usualDay === today) return t('fieldToday', { name: keyResult.name })
  return t('field', { name: keyResult.name, day: formatDayShort(usualDay, locale) })
}

function NumberField(props: Props) {
  const t = useTranslations('checkIn')
  const locale = useLocale()
  const { keyResult, name } = props
  const { last, start } = keyResult
  const shown = (value: string) => formatValue(value, keyResult, locale, { bare: true })
  return (
    <AmountField
      name={`${name}.value`}
      label={useLabel(props)}
      unit={formatUnit(keyResult, locale)}
      defaultValue={keyResult.entered}
      last={
        last ? (
          <>
            {t('last', { value: shown(last.value) })}
            <br />
            {formatDayShort(last.asOf, locale)}
          </>
        ) : (
          t('lastNone')
        )
      }
    >
      <TotalPreview
        name={`${name}.value`}
        measure={{ kind: keyResult.kind, unit: keyResult.unit, currency: keyResult.currency }}
        start={start}
        words={t('makes', { value: '{value}' })}
        locale={locale}
      />
    </AmountField>
  )
}

function MilestoneField(props: Props) {
  const t = useTranslations('checkIn.milestone')
  return (
    <Select
      name={`${props.name}.value`}
      label={useLabel(props)}
      defaultValue={props.keyResult.entered ?? ''}
      options={[
        { value: '', label: t('unknown') },
        { value: '0', label: t('open') },
        { value: '1', label: t('done') },
      ]}
    />
  )
}

function ComputedValue({ keyResult }: { keyResult: CheckInKeyResult }) {
  const t = useTranslations('checkIn.computed')
  const locale = useLocale()
  const { last, valueSource, name } = keyResult
  const from = valueSource === 'feed' ? 'feed' : 'children'
  return (
    <div className="field">
      <p>
        <b>{name}</b>
      </p>
      <p className="muted">
        {last
          ? t(from, {
              value: formatValue(last.value, keyResult, locale),
              day: formatDayShort(last.asOf, locale),
            })
          : t(`${from}None`)}
      </p>
    </div>
  )
}

function AfterDeadline({ keyResult }: { keyResult: CheckInKeyResult }) {
  const t = useTranslations('checkIn')
  const locale = useLocale()
  if (keyResult.afterDeadline.length === 0) return null
  const values = keyResult.afterDeadline.map(
    ({ asOf, value }) => `${formatValue(value, keyResult, locale)} (${formatDayShort(asOf, locale)})`,
  )
  return <p className="small muted">{t('afterDeadline', { values: values.join(', ') })}</p>
}
