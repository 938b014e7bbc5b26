import { useLocale, useTranslations } from 'next-intl'
import type { PersonPeriod } from '@/db/queries/person-page'
import { formatPercent, formatPeriod } from '@/lib/i18n/format'

const counted = ['onTime', 'late', 'missed', 'madeUp', 'excused'] as const

/** How regularly weeks were logged, period by period. */
export function CheckInDiscipline({ periods }: { periods: readonly PersonPeriod[] }) {
  const t = useTranslations('person.discipline')
  const locale = useLocale()
  return (
    <section aria-labelledby="discipline">
      <h2 id="discipline">{t('title')}</h2>
      <table className="table cards roll" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('period')}
            </th>
            <th role="columnheader" scope="col" className="num">
              {t('rate')}
            </th>
            {counted.map((one) => (
              <th key={one} role="columnheader" scope="col" className="num">
                {t(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {periods.map(
            ({ period, discipline }) =>
              discipline !== null && (
                <tr key={period.id} role="row">
                  <th role="rowheader" scope="row">
                    {formatPeriod(period, locale)}
                  </th>
                  <td role="cell" className="num" data-label={t('rate')}>
                    {discipline.rate === null ? '–' : formatPercent(discipline.rate, locale)}
                  </td>
                  {counted.map((one) => (
                    <td key={one} role="cell" className="num" data-label={t(one)}>
                      {discipline[one]}
                    </td>
                  ))}
                </tr>
              ),
          )}
        </tbody>
      </table>
      <p className="small muted under">{t('means')}</p>
    </section>
  )
}
