import { useLocale, useTranslations } from 'next-intl'
import type { AdminMetric } from '@/db/queries/admin-company'
import { addMetric, archiveMetric, restoreMetric } from '@/lib/actions/metrics'
import { formatUnit } from '@/lib/i18n/format'
import { kinds, paceCurves } from '@/lib/okr/types'
import { ActionForm } from '../ui/action-form'
import { Field, Select } from '../ui/field'
import { Details } from '../ui/panels'
import { SubmitButton } from '../ui/submit-button'

/** What the company measures: one table, and a form for one more. */
export function MetricsPage({ metrics, currency }: { metrics: AdminMetric[]; currency: string }) {
  const t = useTranslations('admin.metrics')
  const locale = useLocale()
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
        <p className="state">{t('state')}</p>
      </header>
      <section>
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('kind')}</th>
              <th scope="col">{t('unit')}</th>
              <th scope="col">{t('reading')}</th>
              <th scope="col">{t('curve')}</th>
              <th>
                <span className="visually-hidden">{t('archive')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {metrics.map((metric) => (
              <tr key={metric.id}>
                <th scope="row">
                  {locale === 'en' ? metric.nameEn : metric.nameZh}
                  <span className="sub">
                    {locale === 'en' ? metric.nameZh : metric.nameEn}
                    {metric.archivedAt && ` · ${t('archived')}`}
                  </span>
                </th>
                <td data-label={t('kind')}>
                  {t(`kinds.${metric.kind}`)}
                  <span className="sub">{t(metric.better)}</span>
                </td>
                <td data-label={t('unit')}>{unitOf(metric, locale)}</td>
                <td data-label={t('reading')}>{t(metric.reading)}</td>
                <td data-label={t('curve')}>{t(`curves.${metric.paceCurve}`)}</td>
                <td className="do">
                  <Settle metric={metric} name={locale === 'en' ? metric.nameEn : metric.nameZh} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <Details summary={t('add')}>
          <AddMetric currency={currency} />
        </Details>
      </section>
    </>
  )
}

const unitOf = ({ kind, unitEn, unitZh, currency }: AdminMetric, locale: 'en' | 'zh-CN'): string =>
  formatUnit({ kind, unit: locale === 'en' ? unitEn : unitZh, currency }, locale)

function Settle({ metric, name }: { metric: AdminMetric; name: string }) {
  const t = useTranslations('admin.metrics')
  const archived = metric.archivedAt !== null
  return (
    <ActionForm action={archived ? restoreMetric : archiveMetric}>
      <input type="hidden" name="metricId" value={metric.id} />
      <SubmitButton
        tone="quiet"
        aria-label={archived ? t('restoreNamed', { name }) : t('archiveNamed', { name })}
      >
        {archived ? t('restore') : t('archive')}
      </SubmitButton>
    </ActionForm>
  )
}

function AddMetric({ currency }: { currency: string }) {
  const t = useTranslations('admin.metrics')
  const name = { maxLength: 80, autoComplete: 'off' }
  const unit = { maxLength: 40, autoComplete: 'off', optional: true }
  return (
    <ActionForm action={addMetric}>
      <Field {...name} name="nameEn" label={t('nameEn')} />
      <Field {...name} name="nameZh" label={t('nameZh')} />
      <Select
        name="kind"
        label={t('kind')}
        hint={t('kindHint')}
        options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <Field {...unit} name="unitEn" label={t('unitEn')} hint={t('unitHint')} />
      <Field {...unit} name="unitZh" label={t('unitZh')} />
      <Field
        name="currency"
        label={t('currency')}
        hint={t('currencyHint')}
        optional
        maxLength={3}
        defaultValue={currency}
        autoComplete="off"
      />
      <Select
        name="better"
        label={t('better')}
        options={[
          { value: 'more', label: t('betterMore') },
          { value: 'less', label: t('betterLess') },
        ]}
      />
      <Select
        name="reading"
        label={t('readingLabel')}
        options={[
          { value: 'total', label: t('total') },
          { value: 'level', label: t('level') },
        ]}
      />
      <Select
        name="paceCurve"
        label={t('curveLabel')}
        options={paceCurves.map((value) => ({ value, label: t(`curves.${value}`) }))}
      />
      <div className="actions under">
        <SubmitButton>{t('submit')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
