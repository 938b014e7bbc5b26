'use server'

import { addPerson as add } from '../../db/commands/people/add'
import { deactivatePerson as deactivate } from '../../db/commands/people/deactivate'
import { editPerson as edit } from '../../db/commands/people/edit'
import { invite } from '../../db/commands/people/invite'
import { movePerson as move } from '../../db/commands/people/move'
import { moveGoals as carry } from '../../db/commands/people/move-goals'
import { reactivatePerson as reactivate } from '../../db/commands/people/reactivate'
import { settleGoals as settle } from '../../db/commands/people/settle-goals'
import { setRoles as roles } from '../../db/commands/people/set-roles'
import { acceptInvitationHere, setLanguageHere } from '../auth/sign-in'
import {
  addPersonInput,
  editPersonInput,
  moveGoalsInput,
  movePersonInput,
  personInput,
  setLanguageInput,
  setRolesInput,
  settleGoalsInput,
} from '../okr/input/people'
import { acceptInvitationInput } from '../okr/input/sessions'
import { action, publicAction } from './action'

export const addPerson = action(addPersonInput, add, { redirectTo: (id) => `/admin/people/${id}` })

export const editPerson = action(editPersonInput, edit, {
  outcome: (effect) => [{ key: 'personEdited' }, ...(effect ? [{ key: 'addressWaits' }] : [])],
})

export const setRoles = action(setRolesInput, roles, {
  outcome: (effect) => [{ key: effect ? 'executiveWaits' : 'rolesSet' }],
})

export const movePerson = action(movePersonInput, move, {
  outcome: (effect) => [{ key: effect ?? 'personMoved' }],
})

export const moveGoals = action(moveGoalsInput, carry, { done: 'goalsMoved' })

export const settleGoals = action(settleGoalsInput, settle, { done: 'goalsSettled' })

export const deactivatePerson = action(settleGoalsInput, deactivate, { done: 'personDeactivated' })

export const reactivatePerson = action(personInput, reactivate, {
  outcome: (effect) => [{ key: 'personReactivated' }, ...(effect ? [{ key: 'executiveWaits' }] : [])],
})

export const invitePerson = action(personInput, invite)

export const acceptInvitation = publicAction(acceptInvitationInput, acceptInvitationHere, {
  redirectTo: () => '/',
})

export const setLanguage = action(setLanguageInput, setLanguageHere, { done: 'languageSet' })
