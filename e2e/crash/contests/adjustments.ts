import { and, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import type { Db } from '../../../db/client'
import { acceptAdjustment } from '../../../db/commands/adjustments/accept'
import { declineAdjustment } from '../../../db/commands/adjustments/decline'
import { proposeNumbers } from '../../../db/commands/adjustments/propose'
import { adjustment, goal } from '../../../db/schema'
import {
  acceptAdjustmentInput,
  declineAdjustmentInput,
  proposeNumbersInput,
} from '../../../lib/okr/input/adjustments'
import { FRIDAY, type Company } from '../company'
import { oneWins, type Outcome } from './outcome'

/** One adjustment, accepted by a lead while the lead above declines it. */
export async function decisions(company: Company, [here, there]: Db[], rounds: number): Promise<Outcome> {
  const problems: string[] = []
  const made = company.goals.bo
  for (let round = 0; round < rounds; round++) {
    const [{ version } = { version: 0 }] = await here!
      .select({ version: goal.version })
      .from(goal)
      .where(eq(goal.id, made.id))
    await proposeNumbers(
      company.as('bo', FRIDAY, here),
      proposeNumbersInput.parse({
        ...{
          formId: v4(),
          goalId: made.id,
          version: String(version),
          reason: 'market',
          explanation: 'Fewer buyers.',
        },
        keyResults: {
          0: { id: made.deals, target: String(11 + round), weight: '' },
          1: { id: made.revenue, target: '', weight: '' },
        },
      }),
    )
    const [open] = await here!
      .select()
      .from(adjustment)
      .where(and(eq(adjustment.goalId, made.id), isNull(adjustment.decidedAt)))
    const words = { formId: v4(), adjustmentId: open!.id, comment: 'Seen.' }
    problems.push(
      ...(await oneWins(
        [
          acceptAdjustment(company.as('max', FRIDAY, here), acceptAdjustmentInput.parse(words)),
          declineAdjustment(
            company.as('rita', FRIDAY, there),
            declineAdjustmentInput.parse({ ...words, formId: v4() }),
          ),
        ],
        'decisions',
      )),
    )
  }
  return { rounds, problems }
}
