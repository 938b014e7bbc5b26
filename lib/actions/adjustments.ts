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

const itsPage = (goalId: string) => `/goals/${goalId}#adjustments`

export const proposeNumbers = action(proposeNumbersInput, propose, { redirectTo: itsPage })

export const changeApproach = action(proposeApproachInput, change, { redirectTo: itsPage })

export const acceptAdjustment = action(acceptAdjustmentInput, accept, { done: 'adjustmentAccepted' })

export const declineAdjustment = action(declineAdjustmentInput, decline, { done: 'adjustmentDeclined' })

export const withdrawAdjustment = action(adjustmentActInput, withdraw, { done: 'adjustmentWithdrawn' })

export const readApproach = action(adjustmentActInput, read, { done: 'approachRead' })
