import { useLocale, useTranslations } from 'next-intl'
import { NAME_LENGTH } from '@/lib/okr/input/people'
import { locales, type Locale } from '@/lib/okr/types'
import { Field, Select } from '../ui/field'

type Company = {
  name: string
  timeZone: string
  locale: Locale
  currency: string
  checkInWeekday: number
  checkInTime: string
}

/** A Monday, to name the days of the week by. */
const MONDAY = Date.UTC(2024, 0, 1)

/** What a company is called, where it keeps its time, and when its week is due: asked at the first setup, changed by admins. */
export function CompanyFields({ company }: { company: Company }) {
  const t = useTranslations('setup')
  const locale = useLocale()
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return (
    <>
      <fieldset className="goal">
        <legend>{t('company.title')}</legend>
        <div className="pt-3">
          <Field
            name="name"
            label={t('company.name')}
            defaultValue={company.name}
            maxLength={NAME_LENGTH}
            autoComplete="organization"
          />
          <Field
            name="timeZone"
            label={t('company.timeZone')}
            hint={t('company.timeZoneHint')}
            defaultValue={company.timeZone}
            list="time-zones"
            maxLength={60}
            autoComplete="off"
          />
          <datalist id="time-zones">
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <Select
            name="locale"
            label={t('company.locale')}
            defaultValue={company.locale}
            options={locales.map((value) => ({ value, label: t(`language.${value}`) }))}
          />
          <Field
            name="currency"
            label={t('company.currency')}
            hint={t('company.currencyHint')}
            defaultValue={company.currency}
            maxLength={3}
            autoComplete="off"
          />
        </div>
      </fieldset>
      <fieldset className="goal">
        <legend>{t('checkIn.title')}</legend>
        <div className="pt-3">
          <Select
            name="checkInWeekday"
            label={t('checkIn.weekday')}
            defaultValue={String(company.checkInWeekday)}
            options={[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
              value: String(weekday),
              label: weekdays.format(MONDAY + (weekday - 1) * 86_400_000),
            }))}
          />
          <Field
            name="checkInTime"
            label={t('checkIn.time')}
            hint={t('checkIn.timeHint')}
            type="time"
            className="figure"
            defaultValue={company.checkInTime}
            maxLength={5}
          />
        </div>
      </fieldset>
    </>
  )
}

/** Thresholds as whole percents. */
export function ThresholdFields({ onTrack, atRisk }: { onTrack: number; atRisk: number }) {
  const t = useTranslations('setup.thresholds')
  const percent = { className: 'figure', inputMode: 'numeric', maxLength: 3 } as const
  return (
    <>
      <Field
        {...percent}
        name="onTrack"
        label={t('onTrack')}
        hint={t('onTrackHint')}
        defaultValue={String(Math.round(onTrack * 100))}
      />
      <Field
        {...percent}
        name="atRisk"
        label={t('atRisk')}
        hint={t('atRiskHint')}
        defaultValue={String(Math.round(atRisk * 100))}
      />
    </>
  )
}
