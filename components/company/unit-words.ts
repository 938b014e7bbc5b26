import type { useTranslations } from 'next-intl'
import { coveredOf } from '@/components/teams/coverage-cell'
import { originalOf } from '@/components/teams/original-of'
import { drawnPace, type SayStatus } from '@/components/ui/pace'
import type { CompanyPage, CompanyTeamRow } from '@/db/queries/company-page'
import type { MetricCell } from '@/db/queries/parts/metric-cell'
import { formatPercent, formatValue } from '@/lib/i18n/format'
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
  const { t, teams, locale } = say
  return {
    id: row.id,
    address: `/teams/${row.id}?period=${period!.id}`,
    name: row.name,
    lead: row.leadName,
    group: row.group,
    indent: row.depth > 0 && !row.group,
    figures: cell && unitFigures(cell, limits, say),
    coverage: coveredOf(row, teams, locale),
    onTime: discipline?.rate == null ? '–' : formatPercent(discipline.rate, locale),
    missed:
      discipline !== null && discipline.missed > 0
        ? t('missed', { count: discipline.missed, madeUp: discipline.madeUp })
        : null,
    people: statusMix(row.statuses),
  }
}

function unitFigures(cell: MetricCell, thresholds: Thresholds, { t, s, locale }: Say): UnitFigures {
  const bare = (value: string) => formatValue(value, cell, locale, { bare: true })
  const share = (attained: number | null) => (attained === null ? '–' : formatPercent(attained, locale))
  const { progress, pace, status, attainment, value, originalTarget } = cell
  const target = bare(cell.target)
  return {
    pace: drawnPace({ progress, pace, status, thresholds, target, original: originalOf(cell) }, s, locale),
    status,
    adjusted: share(attainment.adjusted),
    original: share(attainment.original),
    value: value === null ? '–' : bare(value),
    target,
    was: originalTarget === null ? null : t('was', { target: bare(originalTarget) }),
  }
}
