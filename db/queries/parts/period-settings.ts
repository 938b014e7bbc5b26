import type { PeriodSettings } from '@/lib/okr/types'
import type { CompanySettings } from '../../context'

/** What a period's numbers go by: its own copy once it has opened, until then the company's settings of today. */
export const periodSettings = (
  { company }: { company: CompanySettings },
  period: { settings: PeriodSettings | null },
): PeriodSettings =>
  period.settings ?? {
    timeZone: company.timeZone,
    checkInWeekday: company.checkInWeekday,
    checkInTime: company.checkInTime,
    onTrack: company.onTrack,
    atRisk: company.atRisk,
    scoreAgainst: company.scoreAgainst,
    holidays: [],
    makeUpDays: [],
  }
