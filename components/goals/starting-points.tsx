import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { Details, Notice } from '@/components/ui/panels'
import type { GoalForm } from '@/db/queries/goal-form'
import { formatPeriod, formatUnit } from '@/lib/i18n/format'
import { goalLimits } from '@/lib/okr/input/goals'
import { templatesFor, type GoalTemplate } from '@/lib/okr/goal-templates'
import { chosenTemplate, templateMeasure, type TemplateAnswers } from './template-start'

type Props = {
  form: GoalForm
  answers: TemplateAnswers & { copy?: string }
  /** The templates offered first. */
  work: GoalTemplate['for']
}

/** Templates with their numbers, and earlier goals: plain GET forms and links that fill the form below. */
export function StartingPoints({ form, answers, work }: Props) {
  const t = useTranslations('templates')
  const locale = useLocale()
  const { earlier, period, subject } = form
  const chosen = chosenTemplate(answers)
  const copied = earlier.find(({ id }) => id === answers.copy)
  const templates = templatesFor(work)
  const fitting = templates.filter((one) => one.for === work)
  const row = (template: GoalTemplate) => (
    <Template key={template.key} template={template} form={form} answers={answers} />
  )
  return (
    <>
      {chosen && <Notice plain>{t('started', { title: t(`goals.${chosen.key}.title`) })}</Notice>}
      {copied && <Notice plain>{t('copied', { name: copied.name })}</Notice>}
      <Details summary={t('title')} id="start">
        <p className="hint">
          {t('lead')} {t('hint')}
        </p>
        {fitting.map(row)}
        <Details plain summary={t('others')}>
          {templates.filter((one) => one.for !== work).map(row)}
        </Details>
        {earlier.length > 0 && (
          <>
            <h3 className="mt-4">{t('earlier')}</h3>
            <ul className="plain">
              {earlier.map((one) => (
                <li key={one.id} className="py-1">
                  <Link
                    href={`/goals/new?period=${period.id}&for=${subject}&copy=${one.id}` as Route}
                    prefetch={false}
                  >
                    {t('copy', { name: one.name, period: formatPeriod(one.period, locale) })}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Details>
    </>
  )
}

function Template({
  template,
  form,
  answers,
}: {
  template: GoalTemplate
  form: GoalForm
  answers: TemplateAnswers
}) {
  const t = useTranslations('templates')
  const locale = useLocale()
  const { key, kind, from } = template
  const measure = templateMeasure(template, form.currency)
  const unit =
    formatUnit(measure, locale) ||
    (t.has(`goals.${key}.unit` as never) ? t(`goals.${key}.unit` as never) : undefined)
  const chosen = answers.template === key
  const field = (name: 'number' | 'from' | 'base', label: string, counted?: string) => (
    <div className="field">
      <label htmlFor={`${key}-${name}`}>{label}</label>
      <div className="with-unit">
        <input
          id={`${key}-${name}`}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          maxLength={goalLimits.number}
          defaultValue={chosen ? answers[name] : undefined}
        />
        {counted && <span>{counted}</span>}
      </div>
    </div>
  )
  return (
    <form method="get" className="row-of-fields items-end">
      <input type="hidden" name="period" value={form.period.id} />
      <input type="hidden" name="for" value={form.subject} />
      <input type="hidden" name="template" value={key} />
      <b className="basis-40 pb-2">{t(`goals.${key}.title`)}</b>
      {from === 'level' && field('from', t('fromNow'), unit)}
      {field('number', t(`goals.${key}.asks`), unit)}
      {kind === 'growth' &&
        field('base', t('base'), formatUnit({ kind: 'amount', currency: form.currency }, locale))}
      <div className="field">
        <button className="button" aria-label={`${t('use')}: ${t(`goals.${key}.title`)}`}>
          {t('use')}
        </button>
      </div>
    </form>
  )
}
