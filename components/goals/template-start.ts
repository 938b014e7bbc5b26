import type { useTranslations } from 'next-intl'
import type { GoalForm } from '@/db/queries/goal-form'
import { formatDay, formatValue } from '@/lib/i18n/format'
import { parseAmount } from '@/lib/okr/amount'
import { goalTemplates, stepDays, TEMPLATE_TASKS, type GoalTemplate } from '@/lib/okr/goal-templates'
import type { Decimal, Kind, Locale } from '@/lib/okr/types'
import { WHOLE } from '@/lib/okr/types'

/** What was chosen and typed for a template, as its address carries it. */
export type TemplateAnswers = { template?: string; number?: string; from?: string; base?: string }

export const chosenTemplate = ({ template }: TemplateAnswers): GoalTemplate | undefined =>
  goalTemplates.find(({ key }) => key === template)

/** What a template's numbers are counted in: a growth is typed as a percentage. */
export const templateMeasure = ({ kind }: GoalTemplate, currency: string) => {
  const typed: Kind = kind === 'growth' || kind === 'floor' ? 'percent' : kind
  return { kind: typed, currency: typed === 'amount' ? currency : null, unit: '' }
}

type Words = { t: ReturnType<typeof useTranslations<'templates'>>; locale: Locale }

/** The form filled from a template and the numbers given; a number not given or not read stays open. */
export function templateStart(
  form: Pick<GoalForm, 'period' | 'holder' | 'currency' | 'metrics'>,
  answers: TemplateAnswers,
  today: string,
  { t, locale }: Words,
): GoalForm['filled'] {
  const template = chosenTemplate(answers)
  if (!template) return null
  const { key, kind } = template
  const { period, holder, currency } = form
  const measure = templateMeasure(template, currency)
  const read = (typed: string | undefined, as = measure): Decimal | null => {
    const amount = parseAmount(typed ?? '', as)
    return amount.state === 'value' ? amount.value : null
  }
  const said = (value: Decimal | null) =>
    value === null
      ? t('unknown')
      : formatValue(value, measure, locale, measure.kind === 'percent' ? { bare: true } : {}).replace('%', '')
  const number = read(answers.number)
  const from = template.from === 'level' ? read(answers.from) : '0'
  const base = kind === 'growth' ? read(answers.base, { kind: 'amount', currency, unit: '' }) : null
  const words = { number: said(number), from: said(from), deadline: formatDay(period.last, locale) }
  const metric = form.metrics.find((one) => one.nameEn === template.metric && one.kind === kind)
  const days = stepDays({ starts: period.first, deadline: period.last }, today, TEMPLATE_TASKS)
  return {
    name: t(`goals.${key}.name`, words),
    content: t(`goals.${key}.content`, words),
    background: t(`goals.${key}.background`),
    support: t(`goals.${key}.support`),
    relevance: '',
    supportsGoalId: null,
    starts: period.first,
    deadline: period.last,
    weight: null,
    accountableId: null,
    keyResults: [
      {
        id: null,
        metricId: metric?.id ?? null,
        wording: metric ? '' : t(`goals.${key}.wording`),
        kind,
        unit: metric?.unit ?? (t.has(`goals.${key}.unit` as never) ? t(`goals.${key}.unit` as never) : ''),
        currency: metric?.currency ?? null,
        valueSource: 'manual',
        fedBy: 'people',
        baseline: from,
        base,
        target: number,
        weight: WHOLE,
        dueOn: null,
        parents: [],
      },
    ],
    tasks: days.map((dueOn, index) => ({
      id: null,
      title: t(`goals.${key}.tasks.task${index as 0 | 1 | 2 | 3}`),
      assigneeId: holder.ownerId,
      dueOn,
    })),
  }
}
