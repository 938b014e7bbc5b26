import type { LearnedShape } from '@/lib/okr/pace'
import type { Day, PeriodSettings } from '@/lib/okr/types'
import type { CompanySettings } from '../../context'

/** A period as a statement gives it: with the shapes it copied when it opened, by metric. */
export type StoredPeriod = {
  id: string
  first: Day
  last: Day
  settings: PeriodSettings | null
  shapes: Record<string, number[]> | null
}

/** What a period's numbers go by. */
export type PeriodRules = PeriodSettings & {
  /** By metric. */
  learned: ReadonlyMap<string, LearnedShape>
}

/** Its own copy once it has opened, until then the company's settings of today. */
export function periodRules(
  { company }: { company: CompanySettings },
  { first, last, settings, shapes }: StoredPeriod,
): PeriodRules {
  const learned = new Map(
    Object.entries(shapes ?? {}).map(([metricId, shape]) => [metricId, { shape, first, last }]),
  )
  if (settings) return { ...settings, learned }
  return {
    timeZone: company.timeZone,
    checkInWeekday: company.checkInWeekday,
    checkInTime: company.checkInTime,
    onTrack: company.onTrack,
    atRisk: company.atRisk,
    scoreAgainst: company.scoreAgainst,
    holidays: [],
    makeUpDays: [],
    learned,
  }
}
