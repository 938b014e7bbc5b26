import { useTranslations } from 'next-intl'
import type { ReasonCount } from '@/db/queries/parts/rollup-changes'
import { Head } from './unit-head'

const columns = ['accepted', 'late', 'declined', 'waiting', 'approach'] as const

const sumOf = (reasons: readonly ReasonCount[], column: (typeof columns)[number]): number =>
  reasons.reduce((sum, one) => sum + one[column], 0)

/** Why targets and approaches were changed: the four reasons there are, also those nobody gave. */
export function Reasons({ reasons }: { reasons: readonly ReasonCount[] }) {
  const t = useTranslations('rollup.reasons')
  return (
    <section className="whole" aria-labelledby="reasons">
      <h2 id="reasons" className="section-head">
        {t('title', { count: sumOf(reasons, 'accepted') })}
      </h2>
      <table className="table cards roll" role="table">
        <caption className="visually-hidden">{t('caption')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <Head>{t('reason')}</Head>
            {columns.map((column) => (
              <Head key={column} num>
                {t(column)}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {reasons.map((one) => (
            <Row key={one.reason} name={t(one.reason)} count={(column) => one[column]} />
          ))}
          <Row total name={t('all')} count={(column) => sumOf(reasons, column)} />
        </tbody>
      </table>
    </section>
  )
}

type Column = (typeof columns)[number]

function Row({ name, count, total }: { name: string; count: (column: Column) => number; total?: boolean }) {
  const t = useTranslations('rollup.reasons')
  return (
    <tr role="row" className={total ? 'total' : undefined}>
      <th role="rowheader" scope="row">
        {name}
      </th>
      {columns.map((column) => (
        <td key={column} role="cell" className="num" data-label={t(column)}>
          {count(column)}
        </td>
      ))}
    </tr>
  )
}
