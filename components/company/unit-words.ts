import type { useTranslations } from 'next-intl'
import { originalOf } from '@/components/teams/original-of'
import { targetWords } from '@/components/teams/target-words'
import { drawnPace, type SayStatus } from '@/components/ui/pace'
import type { CompanyPage, CompanyTeamRow } from '@/db/queries/company-page'
import type { MetricCell } from '@/db/queries/parts/metric-cell'
import { formatPercent } from '@/lib/i18n/format'
import { statusMix, type Thresholds } from '@/lib/okr/status'
import type { Locale } from '@/lib/okr/types'
import type { UnitFigures, UnitWords } from './unit-rows'

type Say = {
  t: ReturnType<typeof useTranslations<'company.table'>>
  teams: ReturnType<typeof useTranslations<'team.teams'>>
  s: SayStatus
  locale: Locale
}

/** One region's or team's row, in words and figures ready to be drawn. */
export function unitWords(row: CompanyTeamRow, { period, limits }: CompanyPage, say: Say): UnitWords {
  const { cell, discipline } = row
  const { t, locale } = say
  return {
    id: row.id,
    address: `/teams/${row.id}?period=${period!.id}`,
    name: row.name,
    lead: row.leadName,
    group: row.group,
    indent: row.depth > 0 && !row.group,
    figures: cell && unitFigures(cell, row.coverage, limits, say),
    onTime: discipline?.rate == null ? '–' : formatPercent(discipline.rate, locale),
    missed:
      discipline !== null && discipline.missed > 0
        ? t('missed', { count: discipline.missed, madeUp: discipline.madeUp })
        : null,
    people: statusMix(row.statuses),
  }
}

function unitFigures(
  cell: MetricCell,
  coverage: CompanyTeamRow['coverage'],
  thresholds: Thresholds,
  { t, teams, s, locale }: Say,
): UnitFigures {
  const { progress, pace, status } = cell
  const words = targetWords(cell, coverage, { was: (target) => t('was', { target }), s, teams, locale })
  const drawn = { progress, pace, status, thresholds, target: words.target, original: originalOf(cell) }
  return { ...words, pace: drawnPace(drawn, s, locale), status }
}
