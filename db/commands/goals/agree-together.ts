import { and, inArray } from 'drizzle-orm'
import { v5 } from 'uuid'
import {
  Conflict,
  Forbidden,
  Invalid,
  NotFound,
  type Message,
  type MessageValues,
} from '../../../lib/okr/errors'
import type { AgreeTogether } from '../../../lib/okr/input/goals'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'
import { agreeGoal } from './agree'

export type AgreedTogether = {
  agreed: number
  /** What was not agreed, and why; the name is null where the goal is not open to the viewer any more. */
  left: { name: string | null; because: Message }[]
}

/**
 * Agrees several submitted goals, each in a transaction of its own: one that somebody else has decided meanwhile holds up none of
 * the others. One that is named twice counts once. The form's id gives each goal's submission its own, so that the form sent twice agrees once.
 *
 * @throws Invalid `nothingChosen`
 */
export async function agreeTogether(ctx: Context, input: AgreeTogether): Promise<AgreedTogether> {
  const chosen = new Map<string, number>()
  for (const { value } of input.goals)
    if (value.chosen && !chosen.has(value.goalId)) chosen.set(value.goalId, value.version)
  if (chosen.size === 0) throw new Invalid({}, 'nothingChosen')
  const left: { goalId: string; because: Message }[] = []
  for (const [goalId, version] of chosen) {
    try {
      await agreeGoal(ctx, { goalId, version, formId: v5(goalId, input.formId) })
    } catch (error) {
      const because = refusal(error)
      if (because === null) throw error
      left.push({ goalId, because })
    }
  }
  const names = new Map(
    left.length === 0
      ? []
      : (
          await ctx.db
            .select({ id: goal.id, name: goal.name })
            .from(goal)
            .where(
              and(
                inArray(
                  goal.id,
                  left.map(({ goalId }) => goalId),
                ),
                visibleGoals(ctx),
              ),
            )
        ).map(({ id, name }) => [id, name]),
  )
  return {
    agreed: chosen.size - left.length,
    left: left.map(({ goalId, because }) => ({ name: names.get(goalId) ?? null, because })),
  }
}

function refusal(error: unknown): { key: string; values: MessageValues } | null {
  const known = [Conflict, Forbidden, Invalid, NotFound].some((kind) => error instanceof kind)
  if (!known) return null
  const { key, values } = error as Conflict
  return { key: error instanceof Invalid ? 'goalNotComplete' : key, values }
}
