import { sql } from 'drizzle-orm'
import type { PlanWords } from '@/lib/okr/input/plans'
import type { Context } from '../../context'
import { read } from '../../read'

export type PlanVersion = PlanWords & { at: string }

/** Somebody's plan for a period: what stands, and what stood before. */
export type Plan = {
  /** How many versions there are: what a form to change it is made from. */
  version: number
  /** Null while nothing has been written. */
  current: PlanVersion | null
  /** Newest first. */
  earlier: PlanVersion[]
  /** What they wrote for the last period before this one, to start from. */
  previous: { periodId: string; words: PlanWords } | null
}

/** A plan with its versions, in one statement. Who may read it is the caller's to ask: `readsPlan`. */
export async function planOf(
  ctx: Pick<Context, 'db' | 'snapshot'>,
  personId: string,
  period: { id: string; kind: string; first: string },
): Promise<Plan> {
  const found = await read<PlanVersion & { periodId: string; current: boolean }>(
    ctx,
    sql`select pp.period_id as "periodId", pp.position, pp.abilities, pp.resources, pp.company_and_market as "companyAndMarket",
        pp.growth_wish as "growthWish", pp.conclusions, to_json(pp.recorded_at) #>> '{}' as at, pp.superseded_at is null as current
      from personal_plan pp join period pe on pe.id = pp.period_id
      where pp.person_id = ${personId} and (pp.period_id = ${period.id}
        or (pe.kind = ${period.kind} and pe.first < ${period.first}::date and pp.superseded_at is null))
      order by pe.first desc, pp.recorded_at desc, pp.id desc`,
  )
  const its = found.filter(({ periodId }) => periodId === period.id)
  const before = found.find(({ periodId }) => periodId !== period.id)
  return {
    version: its.length,
    current: its.find(({ current }) => current) ?? null,
    earlier: its.filter(({ current }) => !current),
    previous: before ? { periodId: before.periodId, words: before } : null,
  }
}
