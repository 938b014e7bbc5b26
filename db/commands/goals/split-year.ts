import { eq, sql } from 'drizzle-orm'
import { Conflict, Invalid, NotFound } from '../../../lib/okr/errors'
import type { SplitYear } from '../../../lib/okr/input/goals'
import { createsGoal } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { yearQuarters } from '../../queries/parts/year-quarters'
import { goal, period } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockGoal, sameVersion } from './lock-goal'
import { readQuarterParts } from './read-quarter-parts'
import { draftQuarters, retargetQuarters } from './write-quarter-parts'
import { holdPeriods } from '../periods/hold-periods'

/**
 * Cuts a year goal into its quarters: a draft, aligned to the year by time, for each quarter that takes goals and has none of the
 * metric yet, and the new target in a draft that stands already. Agreed and submitted goals are left as they are. All or nothing.
 * Gives back the year goal's id.
 *
 * @throws NotFound, Forbidden, Conflict where a quarter takes no goals any more; Invalid on a part that cannot be read or written,
 *   and on `differs` where the quarters do not add up to the year.
 */
export const splitYear = (ctx: Context, input: SplitYear): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, createsGoal)
    if (found.period.kind !== 'year') throw new NotFound()
    if (found.state === 'graded' || found.state === 'dropped') throw new Conflict('goalInOtherState')
    sameVersion(found, input.version)
    // Closing a quarter waits until its drafts are written, or is through and refuses them.
    await holdPeriods(tx, eq(period.yearId, found.periodId))
    const year = await yearQuarters({ ...ctx, db: tx, snapshot: undefined }, found.id)
    const parts = readQuarterParts(year, input)
    const written = [
      ...(await draftQuarters(tx, ctx, found, year, parts, input)),
      ...(await retargetQuarters(tx, ctx, parts)),
    ]
    if (written.length === 0)
      throw new Invalid({ results: { key: parts.length > 0 ? 'quartersUnchanged' : 'noQuarterWritten' } })
    await tx
      .update(goal)
      .set({ version: sql`${goal.version} + 1` })
      .where(eq(goal.id, found.id))
    await recordActivity(tx, ctx, {
      event: 'goal.split_year',
      subjectId: found.id,
      goalId: found.id,
      after: { goals: written },
    })
    return found.id
  })
