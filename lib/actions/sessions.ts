'use server'

import { endOtherSessions as endOthers, endSession as endOne } from '../../db/commands/sessions/end'
import { changePasswordHere, signInHere, signOutHere } from '../auth/sign-in'
import {
  changePasswordInput,
  endOtherSessionsInput,
  endSessionInput,
  signInInput,
  signOutInput,
} from '../okr/input/sessions'
import { action, publicAction } from './action'

export const signIn = publicAction(signInInput, signInHere, { redirectTo: (next) => next })

export const signOut = publicAction(signOutInput, signOutHere, { redirectTo: () => '/sign-in' })

export const changePassword = action(changePasswordInput, changePasswordHere, { done: 'passwordChanged' })

export const endSession = action(endSessionInput, endOne, { done: 'deviceSignedOut' })

export const endOtherSessions = action(endOtherSessionsInput, endOthers, { done: 'devicesSignedOut' })
