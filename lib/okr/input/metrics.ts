import { z } from 'zod'
import { kinds, paceCurves } from '../types'
import { currency } from './company'
import { formId, id, optionalText, requiredText } from './fields'

const UNIT_LENGTH = 40

/** Kinds counted in money, which carry a currency. */
const inMoney = ['amount', 'growth'] as const

export const addMetricInput = z
  .object({
    formId,
    nameEn: requiredText(80),
    nameZh: requiredText(80),
    kind: z.enum(kinds, 'unknownChoice'),
    unitEn: optionalText(UNIT_LENGTH),
    unitZh: optionalText(UNIT_LENGTH),
    currency: optionalText(3),
    better: z.enum(['more', 'less'], 'unknownChoice'),
    reading: z.enum(['total', 'level'], 'unknownChoice'),
    paceCurve: z.enum(paceCurves, 'unknownChoice'),
  })
  .superRefine((input, context) => {
    const money = inMoney.some((kind) => kind === input.kind)
    if (money && !currency.safeParse(input.currency).success)
      context.addIssue({ code: 'custom', path: ['currency'], message: 'currencyUnknown' })
    if (input.kind === 'count' && (input.unitEn === '' || input.unitZh === ''))
      context.addIssue({
        code: 'custom',
        path: [input.unitEn === '' ? 'unitEn' : 'unitZh'],
        message: 'required',
      })
  })
  .transform((input) => {
    const money = inMoney.some((kind) => kind === input.kind)
    return {
      ...input,
      currency: money ? input.currency.toUpperCase() : null,
      unitEn: money ? '' : input.unitEn,
      unitZh: money ? '' : input.unitZh,
    }
  })
export type AddMetricInput = z.output<typeof addMetricInput>

export const metricInput = z.object({ formId, metricId: id })
export type MetricInput = z.output<typeof metricInput>
