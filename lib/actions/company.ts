'use server'

import { editCompany as edit } from '../../db/commands/company/edit'
import {
  addSpecialDay as addDay,
  removeSpecialDay as removeDay,
} from '../../db/commands/company/special-days'
import { setUpHere } from '../auth/set-up'
import { addSpecialDayInput, editCompanyInput, removeSpecialDayInput, setUpInput } from '../okr/input/company'
import { action, publicAction } from './action'

export const setUp = publicAction(setUpInput, setUpHere, { redirectTo: (path) => path })

export const editCompany = action(editCompanyInput, edit, { done: 'companyEdited' })

export const addSpecialDay = action(addSpecialDayInput, addDay, { done: 'specialDayAdded' })

export const removeSpecialDay = action(removeSpecialDayInput, removeDay, { done: 'specialDayRemoved' })
