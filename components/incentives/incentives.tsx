import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Details, EmptyState } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { IncentivesPage } from '@/db/queries/incentives-page'
import { copyRules } from '@/lib/actions/incentives'
import { formatInstant, formatPeriod } from '@/lib/i18n/format'
import { RuleForm } from './rule-form'
import { RuleTable } from './rule-table'
import { TeamSums } from './team-sums'

/** What a period's results earn, and what has been noted: for executives. */
export function Incentives({ page }: { page: IncentivesPage }) {
  const t = useTranslations('incentives')
  const locale = useLocale()
  const { period, rules, removed, changing, open } = page
  return (
    <>
      <header>
        <p className="where">
          <Link href={`/periods/${period.id}` as Route} prefetch={false}>
            {formatPeriod(period, locale)}
          </Link>
        </p>
        <h1>{t('title')}</h1>
        <p className="state">
          {t('state', { count: rules.length })}
          {!open && ` ${t('closed')}`}
        </p>
      </header>
      <section aria-labelledby="rules">
        <h2 id="rules">{t('rules')}</h2>
        {rules.length > 0 ? (
          <RuleTable rules={rules} period={period} open={open} />
        ) : (
          <EmptyState title={t('none')} action={page.before > 0 && <CopyRules page={page} />}>
            {t('noneText')}
          </EmptyState>
        )}
        {removed.length > 0 && (
          <div className="under">
            <Details summary={t('removed', { count: removed.length })}>
              <RuleTable rules={removed} period={period} open={false} />
            </Details>
          </div>
        )}
        <Dismissals page={page} />
      </section>
      {open && (
        <section id="form">
          <Details
            key={changing?.id ?? rules.length}
            summary={t(changing ? 'form.change' : 'form.add')}
            open={changing !== null || rules.length === 0}
          >
            <div className="pb-4">
              <RuleForm page={page} />
            </div>
          </Details>
        </section>
      )}
      <TeamSums page={page} />
    </>
  )
}

function CopyRules({ page: { period, before } }: { page: IncentivesPage }) {
  const t = useTranslations('incentives')
  return (
    <ActionForm action={copyRules}>
      <input type="hidden" name="periodId" value={period.id} />
      <SubmitButton>{t('copy', { count: before })}</SubmitButton>
    </ActionForm>
  )
}

/** What leads let go, with their words. */
function Dismissals({ page: { dismissals, dismissalCount, timeZone } }: { page: IncentivesPage }) {
  const t = useTranslations('incentives')
  const locale = useLocale()
  if (dismissals.length === 0) return null
  return (
    <div className="under">
      <Details summary={t('dismissals', { count: dismissalCount })}>
        {dismissals.length < dismissalCount && (
          <p className="small muted">{t('newest', { count: dismissals.length })}</p>
        )}
        {dismissals.map((one) => (
          <div className="quote under" key={one.id}>
            <p>
              {t(`kind.${one.kind}`)}
              {' · '}
              <Link href={`/goals/${one.goalId}` as Route} prefetch={false}>
                {t('dismissalOf', { person: one.person, goal: one.goal, mark: one.mark })}
              </Link>
            </p>
            <p className="muted whitespace-pre-line">
              {t('dismissed', {
                name: one.by,
                at: formatInstant(new Date(one.at), locale, timeZone),
                word: one.word,
              })}
            </p>
          </div>
        ))}
      </Details>
    </div>
  )
}
