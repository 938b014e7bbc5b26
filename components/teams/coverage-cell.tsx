import { useLocale, useTranslations } from 'next-intl'
import type { TeamRow } from '@/db/queries/parts/team-rows'
import { formatPercent, formatValue } from '@/lib/i18n/format'
import type { Locale } from '@/lib/okr/types'
import { CoveredCell, type Covered } from './covered-cell'

type Row = Pick<TeamRow, 'cell' | 'coverage'>

/** How much of a team's target its people's targets make, and the gap or buffer in the metric's unit. */
export function CoverageCell({ row }: { row: Row }) {
  const t = useTranslations('team.teams')
  return <CoveredCell covered={coveredOf(row, t, useLocale())} label={t('coverage')} />
}

export function coveredOf(
  { cell, coverage }: Row,
  t: ReturnType<typeof useTranslations<'team.teams'>>,
  locale: Locale,
): Covered | null {
  if (coverage?.ratio == null || cell === null) return null
  const bare = (value: string) => formatValue(value, cell, locale, { bare: true })
  const { ratio, gap, buffer } = coverage
  return {
    share: formatPercent(ratio, locale),
    under: [
      ...(gap !== '0' ? [t('short', { value: bare(gap) })] : []),
      ...(buffer !== '0' ? [t('buffer', { value: bare(buffer) })] : []),
    ],
  }
}
