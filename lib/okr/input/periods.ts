import { z } from 'zod'
import { formId, id, optionalText, requiredText, version } from './fields'

/** The longest texts a direction takes; the fields say them as `maxlength`. */
export const DIRECTION_LIMIT = 3000

/** The parts of a period's direction, in the order they are written and shown. */
export const directionParts = ['strategy', 'coreBusiness', 'marketTrends'] as const

/** A period's direction. `version` is how many versions the writer has seen. */
export const writeDirectionInput = z.object({
  formId,
  version,
  periodId: id,
  strategy: requiredText(DIRECTION_LIMIT),
  coreBusiness: optionalText(DIRECTION_LIMIT),
  marketTrends: optionalText(DIRECTION_LIMIT),
})
export type WriteDirection = z.output<typeof writeDirectionInput>
