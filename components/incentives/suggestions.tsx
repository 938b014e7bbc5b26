import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { IncentiveSuggestion, ShownSuggestions } from '@/db/queries/parts/incentive-suggestions'
import { dismissSuggestion } from '@/lib/actions/incentives'
import { formatPeriod, formatValue } from '@/lib/i18n/format'
import { INCENTIVE_LIMITS } from '@/lib/okr/input/incentives'
import { useBandWords } from './band-words'
import { useNumbersWords } from './suggestion-words'

const keyOf = ({ rule, goal, mark }: IncentiveSuggestion) => `${rule.id} ${goal.id} ${mark}`

const noteAddress = ({ rule, goal }: IncentiveSuggestion) => `/notes?rule=${rule.id}&goal=${goal.id}` as Route

/** What incentive rules suggest, with the numbers; those another lead is nearer to stand folded behind, as links. */
export function Suggestions({ suggestions }: { suggestions: ShownSuggestions }) {
  const t = useTranslations('incentives.suggestions')
  const { own, others, othersCount } = suggestions
  if (own.length + othersCount === 0) return null
  return (
    <section aria-labelledby="suggestions">
      <h2 id="suggestions">{t('title')}</h2>
      <p className="small muted">{t('text')}</p>
      {own.map((one) => (
        <Suggestion key={keyOf(one)} one={one} />
      ))}
      {othersCount > 0 && (
        <div className="under">
          <Details summary={t('others', { count: othersCount })}>
            <ul>
              {others.map((one) => (
                <li key={keyOf(one)}>
                  <Link href={noteAddress(one)} prefetch={false}>
                    {t('head', { kind: one.rule.kind, name: one.owner.name })} · {one.goal.name}
                  </Link>
                </li>
              ))}
            </ul>
            {others.length < othersCount && (
              <p className="small muted">{t('unlisted', { count: othersCount - others.length })}</p>
            )}
          </Details>
        </div>
      )}
    </section>
  )
}

function Suggestion({ one }: { one: IncentiveSuggestion }) {
  const t = useTranslations('incentives.suggestions')
  const locale = useLocale()
  const { rule, goal, owner, period } = one
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
          href={noteAddress(one)}
          prefetch={false}
          aria-label={t('noteFor', { name: owner.name })}
        >
          {t('note')}
        </Link>
      </p>
      <DismissSuggestion one={one} />
    </article>
  )
}

export function DismissSuggestion({ one: { rule, goal, mark } }: { one: IncentiveSuggestion }) {
  const t = useTranslations('incentives.suggestions')
  return (
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
