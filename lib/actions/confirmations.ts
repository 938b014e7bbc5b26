'use server'

import { confirmChanges as confirm, refuseChange as refuse } from '../../db/commands/confirmations/settle'
import { confirmInput, refuseInput } from '../okr/input/confirmations'
import { action } from './action'

export const confirmChanges = action(confirmInput, confirm, { done: 'changesConfirmed' })

export const refuseChange = action(refuseInput, refuse, { done: 'changeRefused' })
