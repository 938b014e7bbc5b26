import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckField } from '@/components/ui/field'
import { EmptyState } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { PeriodPage } from '@/db/queries/period-page'
import { carryOver } from '@/lib/actions/periods'
import { formatPeriod } from '@/lib/i18n/format'
import { CarryGoal } from './carry-goal'

type Carry = NonNullable<PeriodPage['carry']>
type Props = { period: PeriodPage['period']; carry: Carry }

/** Which goals go on in the next period, and how. */
export function CarryOver({ period, carry }: Props) {
  const t = useTranslations('periods.carry')
  const locale = useLocale()
  const { to, holders, goals, more } = carry
  return (
    <section aria-labelledby="carry">
      <h2 id="carry">{t('title')}</h2>
      {to === null ? (
        <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
      ) : (
        <>
          <p>{t('lead', { period: formatPeriod(to, locale) })}</p>
          {holders.length > 1 && <Whose carry={carry} />}
          <ActionForm action={carryOver} className="sheet mt-4">
            <input type="hidden" name="periodId" value={period.id} />
            <input type="hidden" name="toId" value={to.id} />
            <dl className="small muted">
              {(['continue', 'same', 'stretch'] as const).map((way) => (
                <div key={way}>
                  <dt className="inline font-semibold">{t(`ways.${way}`)}</dt>
                  <dd className="inline"> {t(`hints.${way}`)}</dd>
                </div>
              ))}
            </dl>
            {goals.map((goal, index) => (
              <CarryGoal key={goal.id} goal={goal} index={index} />
            ))}
            {more > 0 && <p className="muted">{t('more', { count: more })}</p>}
            <CheckField name="tasks" label={t('tasks')} />
            <p className="submit">
              <SubmitButton>{t('save')}</SubmitButton>
            </p>
            <p className="after muted">{t('does', { period: formatPeriod(to, locale) })}</p>
          </ActionForm>
        </>
      )}
    </section>
  )
}

/** A plain GET form: whose goals stand below. */
function Whose({ carry: { holders, holder } }: { carry: Carry }) {
  const t = useTranslations('periods.carry')
  return (
    <form method="get" className="row-of-fields items-end">
      <div className="field">
        <label htmlFor="carry-of">{t('whose')}</label>
        <select id="carry-of" name="of" defaultValue={holder}>
          {holders.map(({ value, name, count }) => (
            <option key={value} value={value}>
              {value === 'own' || value === 'company'
                ? t(`holders.${value}`, { count })
                : t('holders.team', { name: name ?? '', count })}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <button className="button">{t('show')}</button>
      </div>
    </form>
  )
}
