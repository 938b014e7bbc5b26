import type { LearnedShape } from '@/lib/okr/pace'
import type { Day, PeriodSettings } from '@/lib/okr/types'
import type { CompanySettings } from '../../context'

/** A period as a statement gives it: with the shapes it copied when it opened, by metric. */
export type StoredPeriod = {
  id: string
  first: Day
  last: Day
  settings: PeriodSettings | null
  shapes: Record<string, { shape: number[]; regions: { teamIds: string[]; shape: number[] }[] | null }> | null
}

/** What a period's numbers go by. */
export type PeriodRules = PeriodSettings & {
  /** The shape of a metric, for a goal of a team: its region's where that has one. Null while nothing has taught it. */
  learned: (metricId: string, teamId: string | null) => LearnedShape | null
}

/** Its own copy once it has opened, until then the company's settings of today. */
export function periodRules(
  { company }: { company: CompanySettings },
  { first, last, settings, shapes }: StoredPeriod,
): PeriodRules {
  const learned: PeriodRules['learned'] = (metricId, teamId) => {
    const found = shapes?.[metricId]
    if (!found) return null
    const region = found.regions?.find(({ teamIds }) => teamId !== null && teamIds.includes(teamId))
    return { shape: (region ?? found).shape, first, last }
  }
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
