import { useTranslations } from 'next-intl'
import type { ReasonCount } from '@/db/queries/parts/rollup-changes'

const columns = ['accepted', 'late', 'declined', 'waiting', 'approach'] as const

const sumOf = (reasons: readonly ReasonCount[], column: (typeof columns)[number]): number =>
  reasons.reduce((sum, one) => sum + one[column], 0)

/** Why targets and approaches were changed: the four reasons there are, also those nobody gave. */
export function Reasons({ reasons }: { reasons: readonly ReasonCount[] }) {
  const t = useTranslations('rollup.reasons')
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons" className="section-head">
        {t('title', { count: sumOf(reasons, 'accepted') })}
      </h2>
      <div className="scroll">
        <table className="table">
          <caption className="visually-hidden">{t('caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reason')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="num">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reasons.map((one) => (
              <tr key={one.reason}>
                <th scope="row">{t(one.reason)}</th>
                {columns.map((column) => (
                  <td key={column} className="num">
                    {one[column]}
                  </td>
                ))}
              </tr>
            ))}
            <tr className="total">
              <th scope="row">{t('all')}</th>
              {columns.map((column) => (
                <td key={column} className="num">
                  {sumOf(reasons, column)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  )
}
