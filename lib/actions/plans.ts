'use server'

import { writePlan as write } from '@/db/commands/plans/write-plan'
import { writePlanInput } from '@/lib/okr/input/plans'
import { action } from './action'

// No redirect: it would lead to the page one is on, where the form would wait to be taken away.
export const writePlan = action(writePlanInput, write, { done: 'planWritten' })
