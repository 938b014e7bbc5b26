'use server'

import { writePlan as write } from '@/db/commands/plans/write-plan'
import { writePlanInput } from '@/lib/okr/input/plans'
import { action } from './action'

export const writePlan = action(writePlanInput, write, {
  done: 'planWritten',
  redirectTo: (periodId) => `/plan?period=${periodId}`,
})
