import { useLocale, useTranslations } from 'next-intl'
import type { Rollup } from '@/db/queries/rollup'
import type { RollupUnit } from '@/db/queries/parts/rollup-units'
import { formatPercent, formatPeriod, formatValue } from '@/lib/i18n/format'
import { shownPace } from '@/lib/okr/rounding'
import type { Status } from '@/lib/okr/types'

/** What the sentences are made of; of the units below only how each stands in each metric. */
type Shown = Pick<Rollup, 'metrics' | 'sameDay' | 'previous' | 'measures' | 'year' | 'week' | 'today'> & {
  period: Pick<Rollup['period'], 'last'>
  whole: Pick<RollupUnit, 'cells'>
  units: readonly (Pick<RollupUnit, 'kind' | 'group'> & { cells: ReadonlyMap<string, { status: Status }> })[]
}

/** The quarter in a few sentences: value against target, pace, who is behind, whether the targets still add up. */
export function useStateSentence(page: Shown): string {
  const t = useTranslations('rollup.state')
  const y = useTranslations('rollup.year')
  const s = useTranslations('status')
  const locale = useLocale()
  const { whole, metrics, units, sameDay, previous, measures } = page
  const main = metrics[0]
  // What is over is neither on pace nor behind it.
  const over = page.week === null && page.period.last < page.today
  const cell = main && whole.cells.get(main.id)
  const said: (string | null)[] = []
  if (!cell) said.push(quarters() ?? t('noTarget'))
  else {
    const show = (value: string) => formatValue(value, cell, locale, { compact: true })
    const target = show(cell.target)
    const names = { metric: main.name, target }
    said.push(
      cell.value === null
        ? t('noValue', names)
        : t('value', {
            ...names,
            value: formatValue(cell.value, cell, locale, { compact: true, bare: true }),
            share: formatPercent(cell.attainment.adjusted ?? 0, locale),
          }),
      cell.status === 'done' || cell.value === null || over
        ? null
        : t('pace', { pace: formatPercent(shownPace(cell.pace) / 100, locale), status: s(cell.status) }),
    )
    if (sameDay !== null && previous)
      said.push(t('sameDay', { period: formatPeriod(previous, locale), value: show(sameDay) }))
  }
  said.push(behind(), short())
  return said.filter(Boolean).join(t('space'))

  function quarters(): string | null {
    const sum = main && page.year?.units[0]?.sums.get(main.id)
    if (!sum || sum.value === null || sum.attainment.adjusted === null) return null
    const show = (value: string, bare: boolean) => formatValue(value, main, locale, { compact: true, bare })
    return y('state', {
      metric: main.name,
      value: show(sum.value, true),
      target: show(sum.target, false),
      share: formatPercent(sum.attainment.adjusted, locale),
    })
  }

  function behind(): string | null {
    const leaves = units.filter(({ group, cells }) => !group && main && cells.has(main.id))
    if (leaves.length === 0) return null
    const statuses = leaves.map(({ cells }) => cells.get(main!.id)!.status)
    const late = statuses.filter((status) =>
      over ? status !== 'done' && status !== 'no_data' : status === 'at_risk' || status === 'off_track',
    ).length
    const noData = statuses.filter((status) => status === 'no_data').length
    // That there is no value at all is said already.
    if (noData === leaves.length) return null
    const people = leaves.every(({ kind }) => kind === 'person')
    const said = people ? 'behindPeople' : 'behind'
    return t(over ? `${said}End` : said, { behind: late, noData, all: leaves.length, metric: main!.name })
  }

  function short(): string | null {
    const gap = measures[0]?.coverage?.gap
    return gap && gap !== '0'
      ? t('short', { gap: formatValue(gap, measures[0]!, locale, { compact: true }) })
      : null
  }
}
