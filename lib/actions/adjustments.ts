'use server'

import { acceptAdjustment as accept } from '@/db/commands/adjustments/accept'
import { changeApproach as change } from '@/db/commands/adjustments/change-approach'
import { declineAdjustment as decline } from '@/db/commands/adjustments/decline'
import { proposeNumbers as propose } from '@/db/commands/adjustments/propose'
import { readApproach as read } from '@/db/commands/adjustments/read-approach'
import { withdrawAdjustment as withdraw } from '@/db/commands/adjustments/withdraw'
import {
  acceptAdjustmentInput,
  adjustmentActInput,
  declineAdjustmentInput,
  proposeApproachInput,
  proposeNumbersInput,
} from '@/lib/okr/input/adjustments'
import { action } from './action'

const itsAdjustments = (goalId: string) => `/goals/${goalId}#adjustments`

export const proposeNumbers = action(proposeNumbersInput, propose, {
  done: 'adjustmentProposed',
  redirectTo: itsAdjustments,
})

export const changeApproach = action(proposeApproachInput, change, {
  done: 'approachChanged',
  redirectTo: itsAdjustments,
})

export const acceptAdjustment = action(acceptAdjustmentInput, accept, {
  done: 'adjustmentAccepted',
  redirectTo: itsAdjustments,
})

export const declineAdjustment = action(declineAdjustmentInput, decline, {
  done: 'adjustmentDeclined',
  redirectTo: itsAdjustments,
})

export const withdrawAdjustment = action(adjustmentActInput, withdraw, {
  done: 'adjustmentWithdrawn',
  redirectTo: itsAdjustments,
})

export const readApproach = action(adjustmentActInput, read, {
  done: 'approachRead',
  redirectTo: itsAdjustments,
})
