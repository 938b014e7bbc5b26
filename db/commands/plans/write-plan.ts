import { and, eq, isNull } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import { planParts, type WritePlan } from '../../../lib/okr/input/plans'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { period, person, personalPlan } from '../../schema'
import { periodTakesGoals } from '../goals/lock-goal'
import { holdPeriods } from '../periods/hold-periods'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/** Writes the viewer's own plan for a period anew; the earlier one stays as a version. Gives back the period's id. */
export const writePlan = (ctx: Context, input: WritePlan): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const [within] = await holdPeriods(tx, eq(period.id, input.periodId))
    if (!within) throw new NotFound()
    periodTakesGoals(within)
    const me = ctx.viewer.id
    // Two windows of one person write one after the other.
    await tx.select({ id: person.id }).from(person).where(eq(person.id, me)).for('no key update')
    const its = and(eq(personalPlan.personId, me), eq(personalPlan.periodId, within.id))
    if ((await tx.$count(personalPlan, its)) !== input.version) throw new Conflict()
    const standing = and(its, isNull(personalPlan.supersededAt))
    const [before] = await tx.select().from(personalPlan).where(standing)
    const changed = planParts.filter((part) => input[part] !== (before?.[part] ?? ''))
    if (changed.length === 0) return within.id
    const id = newId(ctx.now)
    await tx.update(personalPlan).set({ supersededAt: ctx.now }).where(standing)
    await tx.insert(personalPlan).values({
      id,
      personId: me,
      periodId: within.id,
      position: input.position,
      abilities: input.abilities,
      resources: input.resources,
      companyAndMarket: input.companyAndMarket,
      growthWish: input.growthWish,
      conclusions: input.conclusions,
      authorId: me,
      recordedAt: ctx.now,
    })
    await recordActivity(tx, ctx, {
      event: 'plan.write',
      subjectId: id,
      after: { fields: changed, version: input.version + 1 },
    })
    return within.id
  })
