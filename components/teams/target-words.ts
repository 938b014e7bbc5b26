import type { useTranslations } from 'next-intl'
import type { KeyResultCoverage } from '@/db/queries/parts/key-result-coverage'
import type { MetricCell } from '@/db/queries/parts/metric-cell'
import { formatPercent, formatValue } from '@/lib/i18n/format'
import type { Locale } from '@/lib/okr/types'
import type { SayStatus } from '@/components/ui/pace'
import { beganAt } from '@/lib/okr/began-at'
import { coveredOf } from './coverage-cell'
import type { TargetWords } from './target-cells'

export type TargetSay = {
  /** The words of a target before its adjustment. */
  was: (target: string) => string
  s: SayStatus
  teams: ReturnType<typeof useTranslations<'team.teams'>>
  locale: Locale
}

export function targetWords(
  cell: MetricCell,
  coverage: KeyResultCoverage | null,
  { was, s, teams, locale }: TargetSay,
): TargetWords {
  const bare = (value: string) => formatValue(value, cell, locale, { bare: true })
  const share = (attained: number | null) => (attained === null ? '–' : formatPercent(attained, locale))
  const began = beganAt(cell)
  const { attainment, value, target, originalTarget } = cell
  return {
    original: share(attainment.original),
    adjusted: share(attainment.adjusted),
    value: value === null ? '–' : bare(value),
    began: began && s('began', { baseline: bare(began) }),
    target: bare(target),
    was: originalTarget === null ? null : was(bare(originalTarget)),
    covered: coveredOf({ cell, coverage }, teams, locale),
  }
}
