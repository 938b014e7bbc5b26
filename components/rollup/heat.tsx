import { useTranslations } from 'next-intl'
import { StatusShape, statusClass } from '@/components/ui/status-drawing'
import type { BoardMetric } from '@/db/queries/parts/board-figures'
import type { Heat as Cell } from '@/db/queries/parts/rollup-heat'
import type { Rollup } from '@/db/queries/rollup'
import { isoWeek, mondayOf } from '@/lib/okr/calendar'
import { percentBelow } from '@/lib/okr/rounding'

/** Units by weeks: where each stood at the end of each week by what was known then. */
export function Heat({ page, metric }: { page: Rollup; metric: BoardMetric }) {
  const t = useTranslations('rollup.heat')
  const { heat, allWeeks, week, until } = page
  if (heat.length === 0) return null
  const people = heat.every(({ kind }) => kind === 'person')
  const current = week ?? mondayOf(until)
  const names = { metric: metric.name }
  return (
    <section className="whole" aria-labelledby="heat">
      <div className="section-head">
        <h2 id="heat">{t(people ? 'titlePeople' : 'title')}</h2>
        <span className="small muted">{t('sub', names)}</span>
      </div>
      <table className="heat" role="table">
        <caption className="visually-hidden">{t('caption', names)}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('unit')}
            </th>
            {allWeeks.map((monday) => {
              const number = isoWeek(monday).week
              return (
                <th
                  key={monday}
                  role="columnheader"
                  scope="col"
                  className={monday === current ? 'now' : undefined}
                >
                  <span aria-hidden="true">{number}</span>
                  <span className="visually-hidden">{t('week', { week: number })}</span>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {heat.map((row) => (
            <tr key={row.id} role="row">
              <th role="rowheader" scope="row">
                {row.name}
              </th>
              {allWeeks.map((monday, index) => (
                <HeatCell key={monday} cell={row.weeks[index]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="key">
        <span>{t('key')}</span>
        <span>{`▲ ${t('risk')}`}</span>
        <span>{`■ ${t('off')}`}</span>
        <span>{t('noData')}</span>
        <span>{t('early')}</span>
      </p>
    </section>
  )
}

/** Absent: a week to come. Null: nothing was agreed yet. */
function HeatCell({ cell }: { cell: Cell | null | undefined }) {
  const t = useTranslations('rollup.heat')
  const s = useTranslations('status')
  if (!cell)
    return (
      <td role="cell" className="later">
        <span className="visually-hidden">{t(cell === null ? 'none' : 'later')}</span>
      </td>
    )
  const { status, share } = cell
  const marked = status === 'at_risk' || status === 'off_track' || status === 'no_data'
  return (
    <td role="cell" className={statusClass[status]}>
      {marked && <StatusShape status={status} />}
      {share !== null && percentBelow(share)}
      <span className="visually-hidden">{t('cell', { status: s(status) })}</span>
    </td>
  )
}
