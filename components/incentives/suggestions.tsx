import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { IncentiveSuggestion } from '@/db/queries/parts/incentive-suggestions'
import { dismissSuggestion } from '@/lib/actions/incentives'
import { formatPeriod, formatValue } from '@/lib/i18n/format'
import { INCENTIVE_LIMITS } from '@/lib/okr/input/incentives'
import { useBandWords } from './band-words'
import { useNumbersWords } from './suggestion-words'

const keyOf = ({ rule, goal, mark }: IncentiveSuggestion) => `${rule.id} ${goal.id} ${mark}`

/** What incentive rules suggest, with the numbers; those another lead is nearer to stand folded behind. */
export function Suggestions({ suggestions }: { suggestions: readonly IncentiveSuggestion[] }) {
  const t = useTranslations('incentives.suggestions')
  if (suggestions.length === 0) return null
  const own = suggestions.filter(({ direct }) => direct)
  const others = suggestions.filter(({ direct }) => !direct)
  return (
    <section aria-labelledby="suggestions">
      <h2 id="suggestions">{t('title')}</h2>
      <p className="small muted">{t('text')}</p>
      {own.map((one) => (
        <Suggestion key={keyOf(one)} one={one} />
      ))}
      {others.length > 0 && (
        <div className="under">
          <Details summary={t('others', { count: others.length })}>
            {others.map((one) => (
              <Suggestion key={keyOf(one)} one={one} />
            ))}
          </Details>
        </div>
      )}
    </section>
  )
}

function Suggestion({ one }: { one: IncentiveSuggestion }) {
  const t = useTranslations('incentives.suggestions')
  const locale = useLocale()
  const { rule, goal, owner, mark, period } = one
  const head = `suggestion-${rule.id}-${goal.id}`
  return (
    <article className="note under" aria-labelledby={head}>
      <h3 id={head}>{t('head', { kind: rule.kind, name: owner.name })}</h3>
      <p className="small muted">
        {formatPeriod(period, locale)}
        {' · '}
        <Link href={`/goals/${goal.id}` as Route} prefetch={false}>
          {goal.name}
        </Link>
      </p>
      <SuggestionFacts one={one} />
      <p className="actions under">
        <Link
          className="button"
          href={`/notes?rule=${rule.id}&goal=${goal.id}` as Route}
          prefetch={false}
          aria-label={t('noteFor', { name: owner.name })}
        >
          {t('note')}
        </Link>
      </p>
      <Details plain summary={t('dismiss')}>
        <ActionForm action={dismissSuggestion}>
          <input type="hidden" name="ruleId" value={rule.id} />
          <input type="hidden" name="goalId" value={goal.id} />
          <input type="hidden" name="mark" value={mark} />
          <TextArea
            name="word"
            label={t('word')}
            hint={t('wordHint')}
            first
            rows={2}
            maxLength={INCENTIVE_LIMITS.word}
            autoComplete="off"
          />
          <p className="actions under">
            <SubmitButton tone="plain">{t('dismissButton')}</SubmitButton>
          </p>
        </ActionForm>
      </Details>
    </article>
  )
}

/** The numbers, and the rule with what it would give. */
export function SuggestionFacts({ one }: { one: IncentiveSuggestion }) {
  const t = useTranslations('incentives.suggestions')
  const locale = useLocale()
  const { rule } = one
  const [numbers, band] = [useNumbersWords(), useBandWords()]
  return (
    <>
      <p className="under">{numbers(one)}</p>
      <p>
        {t('rule', { band: band(rule), text: rule.text })}
        {rule.amount !== null && (
          <>
            {' '}
            {t('amount', {
              value: formatValue(rule.amount, { kind: 'amount', currency: rule.currency }, locale),
            })}
          </>
        )}
      </p>
    </>
  )
}
