'use server'

import { acknowledgeCheckIn as acknowledge } from '@/db/commands/check-ins/acknowledge-check-in'
import { excuseWeek as excuse } from '@/db/commands/check-ins/excuse-week'
import { logWeek as log } from '@/db/commands/check-ins/log-week'
import { revokeExcuse as revoke } from '@/db/commands/check-ins/revoke-excuse'
import {
  acknowledgeCheckInInput,
  excuseWeekInput,
  filledIn,
  logWeekInput,
  revokeExcuseInput,
} from '@/lib/okr/input/check-ins'
import { action } from './action'

export const logWeek = action(logWeekInput, log, {
  outcome: (_, input) => {
    const logged = filledIn(input).length
    const left = Object.keys(input.goals).length - logged
    return [left === 0 ? { key: 'weekLogged' } : { key: 'weekPartlyLogged', values: { logged, left } }]
  },
})

export const acknowledgeCheckIn = action(acknowledgeCheckInInput, acknowledge, {
  done: 'checkInAcknowledged',
})

export const excuseWeek = action(excuseWeekInput, excuse, { done: 'weekExcused' })

export const revokeExcuse = action(revokeExcuseInput, revoke, { done: 'excuseRevoked' })
