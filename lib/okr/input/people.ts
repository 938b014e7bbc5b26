import { z } from 'zod'
import { locales } from '../types'
import { checkbox, day, formId, id, listOf, optionalId, optionalText, requiredText, version } from './fields'
import { emailAddress } from './sessions'

/** An address mail could be sent to. Plain letters only, so that database and server agree on its lower case. */
export const newEmail = emailAddress.pipe(z.email('emailUnreadable'))

/** Characters a field about a person or team takes. */
export const NAME_LENGTH = 120

const details = {
  name: requiredText(NAME_LENGTH),
  email: newEmail,
  position: optionalText(NAME_LENGTH),
  locale: z.enum(locales, 'unknownChoice'),
}

export const addPersonInput = z.object({
  formId,
  ...details,
  teamId: optionalId,
  from: day,
  executive: checkbox,
  admin: checkbox,
})
export type AddPersonInput = z.output<typeof addPersonInput>

export const editPersonInput = z.object({ formId, personId: id, version, ...details })
export type EditPersonInput = z.output<typeof editPersonInput>

export const setRolesInput = z.object({ formId, personId: id, executive: checkbox, admin: checkbox })
export type SetRolesInput = z.output<typeof setRolesInput>

/** A person, in a form that needs nothing else. */
export const personInput = z.object({ formId, personId: id })
export type PersonInput = z.output<typeof personInput>

/** What an open goal does when its owner moves; one that splits says what stays of each key result, or leaves it to what is measured. */
export const goalMoves = ['stays', 'moves', 'splits'] as const
const decisions = listOf(
  z.object({
    goalId: id,
    decision: z.enum(goalMoves, 'unknownChoice'),
    keyResults: listOf(z.object({ id, stays: optionalText(60) }), 20),
  }),
  100,
)

/** What becomes of an open goal when its owner leaves. */
export const leftGoals = ['stays', 'handed_over', 'dropped'] as const
const settlements = listOf(
  z.object({ goalId: id, decision: z.enum(leftGoals, 'unknownChoice'), toId: optionalId }),
  100,
)

export const settleGoalsInput = z.object({ formId, personId: id, goals: settlements })
export type SettleGoalsInput = z.output<typeof settleGoalsInput>

export const movePersonInput = z.object({
  formId,
  personId: id,
  teamId: optionalId,
  from: day,
  goals: decisions,
})
export type MovePersonInput = z.output<typeof movePersonInput>

export const moveGoalsInput = z.object({ formId, personId: id, goals: decisions })
export type MoveGoalsInput = z.output<typeof moveGoalsInput>

export const setLanguageInput = z.object({ formId, locale: z.enum(locales, 'unknownChoice') })
export type SetLanguageInput = z.output<typeof setLanguageInput>

/** What the list of people shows, from its address; what cannot be read is not asked for. */
export const peopleFilter = z.object({
  search: optionalText(NAME_LENGTH).catch(''),
  active: z.stringbool().catch(true),
  after: z.uuid().nullable().catch(null),
})
