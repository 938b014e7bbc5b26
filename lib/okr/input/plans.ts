import { z } from 'zod'
import { formId, id, optionalText, version } from './fields'

/** The longest text each part of a plan takes; the fields say it as `maxlength`. */
export const PLAN_LIMIT = 3000

/** The parts of a personal plan, in the order they are thought through. */
export const planParts = [
  'position',
  'abilities',
  'resources',
  'companyAndMarket',
  'growthWish',
  'conclusions',
] as const
export type PlanPart = (typeof planParts)[number]
export type PlanWords = Record<PlanPart, string>

const part = optionalText(PLAN_LIMIT)

/** One's own plan for a period. It may be written part by part; `version` is how many versions the writer has seen. */
export const writePlanInput = z
  .object({
    formId,
    version,
    periodId: id,
    position: part,
    abilities: part,
    resources: part,
    companyAndMarket: part,
    growthWish: part,
    conclusions: part,
  })
  .refine((plan) => planParts.some((name) => plan[name] !== ''), { message: 'planEmpty', path: ['position'] })
export type WritePlan = z.output<typeof writePlanInput>
