import { and, eq, sql } from 'drizzle-orm'
import { NotFound } from '@/lib/okr/errors'
import { runsPeriods, writesIncentives } from '@/lib/okr/permissions'
import type { Day, PeriodState } from '@/lib/okr/types'
import type { Context } from '../context'
import { isId } from '../ids'
import { read } from '../read'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { carryChoices, type CarryChoices } from './parts/carry-choices'
import { measuredGoals, type MeasuredGoal } from './parts/measured-goals'
import { periodChecks, type PeriodCheck } from './parts/period-checks'
import { periodsFor, type PeriodChoice } from './parts/periods'

export type PeriodStepTaken = {
  state: PeriodState
  at: string
  /** Null where the system did it. */
  by: string | null
  /** Why it was taken back. */
  reason: string | null
}

/** What an executive decides about, in numbers. */
export type PeriodRun = {
  version: number
  checks: PeriodCheck[]
  goals: { inForce: number; keyResults: number; owners: number; unagreed: number }
  /** Final scores that stand already. */
  scored: number
  /** What opening copies from the company's settings of today. */
  copies: { weekday: number; time: string; onTrack: number; atRisk: number; specialDays: number }
}

export type PeriodPage = {
  period: PeriodChoice
  year: PeriodChoice | null
  quarters: PeriodChoice[]
  today: Day
  timeZone: string
  /** Newest first. */
  steps: PeriodStepTaken[]
  /** Null for whoever does not run periods, and once it is closed. */
  run: PeriodRun | null
  carry: CarryChoices | null
  /** The viewer writes its incentive rules. */
  incentives: boolean
}

/**
 * One period: how it stands and came there, everybody's to read; for executives what its next step needs and does; for whoever has
 * goals to carry over, those.
 *
 * @throws NotFound
 */
export async function periodPage(ctx: Context, id: string, asked: { of?: string }): Promise<PeriodPage> {
  const periods = await periodsFor(ctx)
  const period = isId(id) ? periods.find((one) => one.id === id) : undefined
  if (!period) throw new NotFound()
  const [steps, run, carry] = await Promise.all([
    stepsOf(ctx, id),
    runsPeriods(ctx.viewer) && period.state !== 'closed' ? runOf(ctx, period, periods) : null,
    carryChoices(ctx, period, periods, asked.of),
  ])
  return {
    period,
    year: periods.find((one) => one.id === period.yearId) ?? null,
    quarters: periods.filter(({ yearId }) => yearId === id),
    today: ctx.today,
    timeZone: ctx.company.timeZone,
    steps,
    run,
    carry,
    incentives: writesIncentives(ctx.viewer),
  }
}

const stepsOf = (ctx: Context, periodId: string): Promise<PeriodStepTaken[]> =>
  read(
    ctx,
    sql`select s.state, to_json(s.at) #>> '{}' as at, p.name as by, s.reason
      from period_step s left join person p on p.id = s.by_id
      where s.period_id = ${periodId} order by s.at desc, s.id desc`,
  )

async function runOf(ctx: Context, period: PeriodChoice, periods: PeriodChoice[]): Promise<PeriodRun> {
  const [goals, [facts]] = await Promise.all([
    measuredGoals(ctx, and(eq(goal.periodId, period.id), visibleGoals(ctx))!),
    read<{ version: number; scored: number; specialDays: number }>(
      ctx,
      sql`select version,
          (select count(*)::int from grade gr where gr.period_id = p.id and gr.final_score is not null) as scored,
          (select count(*)::int from special_day d where d.day between p.first and p.last) as "specialDays"
        from period p where p.id = ${period.id}`,
    ),
  ])
  const { version, scored, specialDays } = facts!
  const { checkInWeekday, checkInTime, onTrack, atRisk } = ctx.company
  return {
    version,
    checks: await periodChecks(ctx, period, periods, goals),
    goals: countsOf(goals),
    scored,
    copies: { weekday: checkInWeekday, time: checkInTime, onTrack, atRisk, specialDays },
  }
}

function countsOf(goals: readonly MeasuredGoal[]): PeriodRun['goals'] {
  const inForce = goals.filter(({ state }) => state === 'agreed' || state === 'graded')
  return {
    inForce: inForce.length,
    keyResults: inForce.reduce((sum, { keyResults }) => sum + keyResults.length, 0),
    owners: new Set(inForce.map(({ ownerId }) => ownerId)).size,
    unagreed: goals.filter(({ state }) => state === 'draft' || state === 'submitted').length,
  }
}
