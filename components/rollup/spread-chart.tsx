import { useLocale, useTranslations } from 'next-intl'
import { ChartFigure } from '@/components/charts/figure'
import type { Rollup } from '@/db/queries/rollup'
import { formatPercent } from '@/lib/i18n/format'
import { percentBelow } from '@/lib/okr/rounding'

/** Further ahead than this is drawn at the edge; its number stands in words. */
const FURTHEST = 1.75
const QUARTERS = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75]

/** How far people lie apart: the same shapes as their statuses, in the row of their unit. */
export function SpreadChart({ page }: { page: Rollup }) {
  const t = useTranslations('rollup.charts')
  const s = useTranslations('status')
  const c = useTranslations('common.chart')
  const locale = useLocale()
  const { limits } = page
  const dots = page.dots.toSorted((a, b) => a.share - b.share)
  if (dots.length === 0) return null
  const units = [...new Set(page.dots.map(({ unit }) => unit))]
  const people = page.units.every(({ kind }) => kind === 'person')
  const rows = people ? [page.unit.name] : units
  const rowOf = (unit: string) => rows.length - (people ? 0 : units.indexOf(unit))
  const percent = (share: number) => formatPercent(percentBelow(share) / 100, locale)
  const behind = dots.filter(({ status }) => status === 'at_risk' || status === 'off_track').length
  const title = t('spread', { behind, all: dots.length })
  return (
    <ChartFigure
      title={title}
      subtitle={t('spreadSub')}
      head={t('person')}
      rows={dots.map(({ name }) => name)}
      columns={[
        { head: t('unit'), figures: dots.map(({ unit }) => unit) },
        { head: t('share'), figures: dots.map(({ share }) => percent(share)) },
        { head: t('status'), figures: dots.map(({ status }) => s(status)) },
      ]}
      spec={{
        draws: 'spread',
        low: true,
        sentence: t('sentence', { title, keyboard: c('keyboard') }),
        axes: {
          x: {
            first: 0,
            last: FURTHEST,
            ticks: QUARTERS.map((at) => ({ at, label: formatPercent(at, locale) })),
          },
          y: {
            low: 0.5,
            high: rows.length + 0.5,
            ticks: rows.map((label, index) => ({ at: rows.length - index, label })),
          },
        },
        rules: [
          { at: limits.atRisk, label: null },
          { at: limits.onTrack, label: null },
          { at: 1, label: t('pace') },
        ],
        dots: dots.map(({ name, unit, share, status }) => ({
          x: Number(Math.max(0, Math.min(share, FURTHEST)).toFixed(4)),
          row: rowOf(unit),
          ...{ status, name },
          shown: t('tip', { unit, share: percent(share) }),
        })),
      }}
    />
  )
}
