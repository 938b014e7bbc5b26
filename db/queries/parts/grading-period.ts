import { currentPeriod, type PeriodChoice } from './periods'

/** The period a grading page shows: the one asked for, else the newest in grading, quarters first, else the current one. */
export const gradingPeriod = (
  periods: PeriodChoice[],
  today: string,
  requestedId?: string,
): PeriodChoice | undefined =>
  periods.find(({ id }) => id === requestedId) ??
  periods.find(({ state, kind }) => state === 'grading' && kind === 'quarter') ??
  periods.find(({ state }) => state === 'grading') ??
  currentPeriod(periods, today)
