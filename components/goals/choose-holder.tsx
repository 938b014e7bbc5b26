import { useLocale, useTranslations } from 'next-intl'
import type { GoalForm } from '@/db/queries/goal-form'
import { formatPeriod } from '@/lib/i18n/format'

/** For whom and for which period: chosen first, as what can be aligned to goes by it. A plain GET form. */
export function ChooseHolder({ form, executive }: { form: GoalForm; executive: boolean }) {
  const t = useTranslations('goalForm.holder')
  const locale = useLocale()
  const { choices, periods, period, subject, viewerId, ownTeam } = form
  const others = choices.teams.length + choices.people.length > 0 || executive
  if (!others && periods.length < 2) return null
  return (
    <form method="get" className="row-of-fields mb-6 items-end">
      {others && (
        <div className="field">
          <label htmlFor="for">{t('for')}</label>
          <select id="for" name="for" defaultValue={subject}>
            {ownTeam && <option value={`person:${viewerId}`}>{t('me')}</option>}
            {executive && <option value="company">{t('company')}</option>}
            {choices.teams.length > 0 && (
              <optgroup label={t('teams')}>
                {choices.teams.map(({ id, name }) => (
                  <option key={id} value={`team:${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            )}
            {choices.people.length > 0 && (
              <optgroup label={t('people')}>
                {choices.people.map(({ id, name }) => (
                  <option key={id} value={`person:${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor="goal-period">{t('period')}</label>
        <select id="goal-period" name="period" defaultValue={period.id}>
          {periods.map((one) => (
            <option key={one.id} value={one.id}>
              {formatPeriod(one, locale)}
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
