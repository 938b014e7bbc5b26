import { asc, between } from 'drizzle-orm'
import type { PeriodSettings } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { CompanySettings } from '../../context'
import { specialDay } from '../../schema'

type Rules = Pick<
  CompanySettings,
  'timeZone' | 'checkInWeekday' | 'checkInTime' | 'onTrack' | 'atRisk' | 'scoreAgainst'
>

/** What a period copies from the company when it opens, so that later settings never rewrite it. */
export async function copiedSettings(
  tx: Transaction,
  { timeZone, checkInWeekday, checkInTime, onTrack, atRisk, scoreAgainst }: Rules,
  period: { first: string; last: string },
): Promise<PeriodSettings> {
  const special = await tx
    .select({ day: specialDay.day, kind: specialDay.kind })
    .from(specialDay)
    .where(between(specialDay.day, period.first, period.last))
    .orderBy(asc(specialDay.day))
  const days = (kind: 'holiday' | 'make_up') =>
    special.filter((one) => one.kind === kind).map((one) => one.day)
  return {
    timeZone,
    checkInWeekday,
    checkInTime,
    onTrack,
    atRisk,
    scoreAgainst,
    holidays: days('holiday'),
    makeUpDays: days('make_up'),
  }
}
