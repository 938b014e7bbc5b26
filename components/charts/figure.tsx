import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Details } from '../ui/panels'
import { FigureRows } from './figure-rows'
import { LazyChart, type ChartSpec } from './lazy-chart'

type Column = { head: string; figures: readonly string[] }

/** A chart with the finding as its title, and the same figures as a table for who reads them. */
export function ChartFigure({
  title,
  subtitle,
  spec,
  head,
  rows,
  columns,
}: {
  title: ReactNode
  subtitle?: ReactNode
  spec: ChartSpec
  /** Over the first column. */
  head: string
  rows: readonly string[]
  columns: readonly Column[]
}) {
  const t = useTranslations('common')
  return (
    <figure>
      <figcaption>
        {title}
        {subtitle && <span>{subtitle}</span>}
      </figcaption>
      <LazyChart spec={spec} />
      <Details plain summary={t('showAsTable')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {columns.map((column) => (
                <th key={column.head} scope="col" className="num">
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <FigureRows rows={rows} columns={columns.map(({ figures }) => figures)} />
          </tbody>
        </table>
      </Details>
    </figure>
  )
}
