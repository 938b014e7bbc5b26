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

const saying = (done: string) => (goalId: string) => `/goals/${goalId}?said=${done}#adjustments`

export const proposeNumbers = action(proposeNumbersInput, propose, {
  redirectTo: saying('adjustmentProposed'),
})

export const changeApproach = action(proposeApproachInput, change, { redirectTo: saying('approachChanged') })

export const acceptAdjustment = action(acceptAdjustmentInput, accept, {
  redirectTo: saying('adjustmentAccepted'),
})

export const declineAdjustment = action(declineAdjustmentInput, decline, {
  redirectTo: saying('adjustmentDeclined'),
})

export const withdrawAdjustment = action(adjustmentActInput, withdraw, {
  redirectTo: saying('adjustmentWithdrawn'),
})

export const readApproach = action(adjustmentActInput, read, { redirectTo: saying('approachRead') })
