import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { usualMetrics } from '@/db/commands/company/usual-metrics'
import type { GoalForm } from '@/db/queries/goal-form'
import { messages } from '@/lib/i18n/messages'
import { checkGoal, criteria, type GoalCheck } from '@/lib/okr/goal-check/check-goal'
import type { GoalFacts, KeyResultFacts } from '@/lib/okr/goal-check/goal-facts'
import { goalTemplates, type TemplateKey } from '@/lib/okr/goal-templates'
import { goalLimits } from '@/lib/okr/input/goals'
import { isPaced, validateTerms } from '@/lib/okr/measures'
import type { Locale } from '@/lib/okr/types'
import { templateStart, type TemplateAnswers } from './template-start'

const languages: Locale[] = ['en', 'zh-CN']
const TODAY = '2026-10-05'
const quarter = {
  id: 'q4',
  kind: 'quarter',
  yearId: null,
  first: '2026-10-01',
  last: '2026-12-31',
  state: 'active',
} as const

type Form = Parameters<typeof templateStart>[0]

/** The company's list as it comes, or a company that measures none of it. */
const metricsIn = (locale: Locale): GoalForm['metrics'] =>
  usualMetrics.map(({ nameEn, nameZh, kind, unitEn, unitZh, paceCurve }) => ({
    id: nameEn,
    name: locale === 'en' ? nameEn : nameZh,
    nameEn,
    kind,
    unit: locale === 'en' ? unitEn : unitZh,
    currency: kind === 'amount' || kind === 'growth' ? 'CNY' : null,
    paceCurve,
  }))

const formIn = (metrics: GoalForm['metrics']): Form => ({
  period: quarter,
  holder: {
    level: 'person',
    teamId: 'harbour',
    teamName: 'Harbour',
    ownerId: 'ann',
    ownerName: 'Ann Test',
    accountableId: 'max',
  },
  currency: 'CNY',
  metrics,
})

/** What somebody would type. */
const typed: Record<TemplateKey, Omit<TemplateAnswers, 'template'>> = {
  newClients: { number: '5' },
  revenueGrowth: { number: '15', base: '80万' },
  keyAccounts: { number: '10' },
  repurchase: { from: '22', number: '30' },
  conversion: { from: '20', number: '25%' },
  pipeline: { from: '1.2M', number: '2M' },
  collection: { number: '95' },
  averageDeal: { from: '8000', number: '1万' },
  activity: { number: '60' },
  teamRevenue: { number: '120万' },
  retention: { number: '90' },
  coaching: { number: '24' },
  staffing: { number: '3' },
}

const start = (locale: Locale, answers: TemplateAnswers, metrics = metricsIn(locale)) => {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'templates' })
  return templateStart(formIn(metrics), answers, TODAY, { t, locale })!
}

type Start = NonNullable<GoalForm['filled']>

/** What the check knows of the goal as it is filled, without any history of its owner. */
function factsOf(filled: Start, metrics: GoalForm['metrics']): GoalFacts {
  return {
    level: 'person',
    name: filled.name,
    content: filled.content,
    keyResults: filled.keyResults.map((one): KeyResultFacts => {
      const metric = metrics.find(({ id }) => id === one.metricId)
      return {
        name: metric?.name ?? one.wording,
        terms: {
          kind: one.kind,
          baseline: one.baseline,
          base: one.base,
          target: one.target,
          unit: one.unit,
          currency: one.currency ?? (one.kind === 'amount' || one.kind === 'growth' ? 'CNY' : null),
          dueOn: one.dueOn,
        },
        isTotal: one.kind === 'count',
        history: null,
        parents: [],
      }
    }),
    starts: filled.starts,
    deadline: filled.deadline,
    period: { first: quarter.first, last: quarter.last, direction: [] },
    tasks: filled.tasks.length,
    background: filled.background,
    support: filled.support,
    relevance: filled.relevance,
    supports: null,
    marketReason: false,
  }
}

const verdicts = ({ criteria: judged }: GoalCheck) =>
  Object.fromEntries(criteria.map((one) => [one, judged[one].verdict]))

/** The criterion with what was seen, where it does not pass: so that a failing template says why. */
const trouble = ({ criteria: judged }: GoalCheck) =>
  criteria
    .filter((one) => one !== 'R' && judged[one].verdict !== 'pass')
    .map((one) => [one, judged[one].verdict, judged[one].evidence])

const all = languages.flatMap((locale) => goalTemplates.map(({ key }) => ({ locale, key })))

test('there is one for each of the usual sales goals, and those of who leads', () => {
  const of = (who: 'rep' | 'lead') => goalTemplates.filter((one) => one.for === who).map(({ key }) => key)
  expect(of('rep')).toEqual([
    'newClients',
    'revenueGrowth',
    'keyAccounts',
    'repurchase',
    'conversion',
    'pipeline',
    'collection',
    'averageDeal',
    'activity',
  ])
  expect(of('lead')).toEqual(['teamRevenue', 'retention', 'coaching', 'staffing'])
})

describe.each(all)('$key in $locale', ({ locale, key }) => {
  const answers = { template: key, ...typed[key] }

  describe.each([
    ['the company’s metric', metricsIn(locale)],
    ['own wording', []],
  ] as const)('on %s', (_, metrics) => {
    const filled = start(locale, answers, [...metrics])
    const facts = factsOf(filled, [...metrics])

    test('passes S, M and T as it stands, and A on its support where there is no history', () => {
      const check = checkGoal(facts)
      expect(trouble(check)).toEqual([])
      expect(check.language).toBe(locale)
    })

    test('is irrelevant until it is aligned or its reason is written, which no template can know', () => {
      expect(verdicts(checkGoal(facts)).R).toBe('fail')
      const reasoned = { ...facts, relevance: locale === 'en' ? 'The region asks for it.' : '大区有此要求。' }
      expect(verdicts(checkGoal(reasoned))).toEqual({ S: 'pass', M: 'pass', A: 'pass', R: 'pass', T: 'pass' })
      const [first, ...others] = facts.keyResults
      const above = { name: 'Above', terms: { ...first!.terms, target: '100', baseline: '0' }, coverage: 0.5 }
      const aligned = {
        ...facts,
        keyResults: [{ ...first!, parents: [{ ...above, addsUp: true }] }, ...others],
      }
      expect(verdicts(checkGoal(aligned)).R).toBe('pass')
    })

    test('can be saved as it is: its numbers are read, its texts fit', () => {
      const [one] = filled.keyResults
      expect(one!.target).not.toBeNull()
      expect(one!.baseline).not.toBeNull()
      const terms = { ...one!, baseline: one!.baseline!, target: one!.target! }
      expect(validateTerms(terms, { starts: filled.starts, deadline: filled.deadline })).toEqual({})
      if (metrics.length === 0)
        expect(one).toMatchObject({ metricId: null, wording: expect.stringMatching(/./) })
      expect(filled.name.length).toBeLessThanOrEqual(goalLimits.name)
      for (const { title } of filled.tasks) expect(title!.length).toBeLessThanOrEqual(goalLimits.task)
    })

    test('has steps on days of its own time, the owner’s to take', () => {
      expect(filled.tasks).toHaveLength(4)
      const days = filled.tasks.map(({ dueOn }) => dueOn!)
      expect(days).toEqual([...days].sort())
      expect(days[0]! > TODAY && days.at(-1)! <= quarter.last).toBe(true)
      expect(new Set(filled.tasks.map(({ assigneeId }) => assigneeId))).toEqual(new Set(['ann']))
    })
  })

  test('says what is still open where no number was given, and is not measurable', () => {
    const metrics = metricsIn(locale)
    const filled = start(locale, { template: key }, metrics)
    expect(filled.name).toContain('…')
    expect(filled.keyResults[0]!.target).toBeNull()
    if (isPaced(filled.keyResults[0]!.kind) || filled.keyResults[0]!.kind === 'floor')
      expect(verdicts(checkGoal(factsOf(filled, metrics))).M).not.toBe('pass')
  })

  test('keeps what cannot be read open, instead of guessing', () => {
    const filled = start(locale, { ...answers, number: 'many' })
    expect(filled.keyResults[0]!.target).toBeNull()
    expect(filled.name).toContain('…')
  })
})

test('an unknown template fills nothing', () => {
  expect(start('en', { template: 'world-domination', number: '1' })).toBeNull()
  expect(start('en', {})).toBeNull()
})
