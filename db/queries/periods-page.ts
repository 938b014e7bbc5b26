import { nextToPlan, periodsToPlan, type PlannedPeriod } from '@/lib/okr/periods-to-plan'
import { runsPeriods } from '@/lib/okr/permissions'
import type { Day } from '@/lib/okr/types'
import type { Context } from '../context'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'

export type PeriodsPage = {
  today: Day
  /** Newest first; quarters whose year is not planned come without one. */
  years: { year: PeriodChoice | null; quarters: PeriodChoice[] }[]
  /** The period the company works in. */
  current: PeriodChoice | null
  /** Null for whoever does not run periods. */
  plan: { choices: PlannedPeriod[]; next: PlannedPeriod | null } | null
}

/** All periods, quarters within their years, and what can be planned. One statement. */
export async function periodsPage(ctx: Context): Promise<PeriodsPage> {
  const periods = await periodsFor(ctx)
  const years = periods.filter(({ kind }) => kind === 'year')
  const quartersOf = (yearId: string | null) =>
    periods.filter((one) => one.kind === 'quarter' && one.yearId === yearId)
  const loose = quartersOf(null)
  return {
    today: ctx.today,
    years: [
      ...(loose.length > 0 ? [{ year: null, quarters: loose }] : []),
      ...years.map((year) => ({ year, quarters: quartersOf(year.id) })),
    ],
    current: currentPeriod(periods, ctx.today) ?? null,
    plan: runsPeriods(ctx.viewer)
      ? { choices: periodsToPlan(ctx.today, periods), next: nextToPlan(ctx.today, periods) }
      : null,
  }
}
