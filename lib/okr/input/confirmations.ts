import { z } from 'zod'
import { formId, id, listOf } from './fields'

/** What is confirmed together: `ids.0`, `ids.1`, … */
export const confirmInput = z.object({
  formId,
  ids: listOf(id, 200)
    .transform((rows) => rows.map(({ value }) => value))
    .refine((ids) => ids.length > 0, 'required'),
})
export type ConfirmInput = z.output<typeof confirmInput>

export const refuseInput = z.object({ formId, id })
export type RefuseInput = z.output<typeof refuseInput>
