'use server'

import { carryOver as carry } from '@/db/commands/periods/carry-over'
import { closePeriod as close } from '@/db/commands/periods/close'
import { openPeriod as open } from '@/db/commands/periods/open'
import { planPeriod as plan } from '@/db/commands/periods/plan'
import { startGrading as grade } from '@/db/commands/periods/start-grading'
import { stepBack as back } from '@/db/commands/periods/step-back'
import { writeDirection as write } from '@/db/commands/periods/write-direction'
import {
  carryOverInput,
  periodStepInput,
  planPeriodInput,
  stepBackInput,
  writeDirectionInput,
} from '@/lib/okr/input/periods'
import { action } from './action'

export const writeDirection = action(writeDirectionInput, write, { done: 'directionWritten' })
export const planPeriod = action(planPeriodInput, plan, {
  done: 'periodPlanned',
  redirectTo: (id) => `/periods/${id}`,
})
export const openPeriod = action(periodStepInput, open, { done: 'periodOpened' })
export const startGrading = action(periodStepInput, grade, { done: 'gradingStarted' })
export const closePeriod = action(periodStepInput, close, { done: 'periodClosed' })
export const stepBack = action(stepBackInput, back, { done: 'periodSteppedBack' })
export const carryOver = action(carryOverInput, carry, { done: 'goalsCarried' })
