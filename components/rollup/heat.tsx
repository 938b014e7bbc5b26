import { useTranslations } from 'next-intl'
import { useStatusWords } from '@/components/ui/status'
import type { BoardMetric } from '@/db/queries/parts/board-figures'
import type { HeatRow } from '@/db/queries/parts/rollup-heat'
import type { Rollup } from '@/db/queries/rollup'
import { isoWeek, mondayOf } from '@/lib/okr/calendar'
import { percentBelow } from '@/lib/okr/rounding'
import { HeatRows, type HeatRowsLabels, type HeatRowWords } from './heat-rows'

/** Units by weeks: where each stood at the end of each week by what was known then. */
export function Heat({ page, metric }: { page: Rollup; metric: BoardMetric }) {
  const t = useTranslations('rollup.heat')
  const { heat, allWeeks, week, until } = page
  const people = heat.every(({ kind }) => kind === 'person')
  const current = week ?? mondayOf(until)
  const names = { metric: metric.name }
  const words = useStatusWords()
  const labels: HeatRowsLabels = {
    none: t('none'),
    later: t('later'),
    cell: {
      on_track: t('cell', { status: words.on_track }),
      at_risk: t('cell', { status: words.at_risk }),
      off_track: t('cell', { status: words.off_track }),
      done: t('cell', { status: words.done }),
      no_data: t('cell', { status: words.no_data }),
    },
  }
  if (heat.length === 0) return null
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
          <HeatRows rows={heat.map((row) => heatWords(row, allWeeks.length))} labels={labels} />
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

const heatWords = ({ id, name, weeks }: HeatRow, all: number): HeatRowWords => ({
  id,
  name,
  later: all - weeks.length,
  weeks: weeks.map((cell) => {
    if (cell === null) return null
    const { status, share } = cell
    return share === null ? [status] : [status, percentBelow(share)]
  }),
})
