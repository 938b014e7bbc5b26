import { z } from 'zod'
import { day, formId, id, optionalId, requiredText, version } from './fields'
import { NAME_LENGTH } from './people'

export const addTeamInput = z.object({
  formId,
  name: requiredText(NAME_LENGTH),
  parentId: optionalId,
  leadId: optionalId,
  from: day,
})
export type AddTeamInput = z.output<typeof addTeamInput>

export const renameTeamInput = z.object({ formId, teamId: id, version, name: requiredText(NAME_LENGTH) })
export type RenameTeamInput = z.output<typeof renameTeamInput>

export const setLeadInput = z.object({ formId, teamId: id, leadId: optionalId, from: day })
export type SetLeadInput = z.output<typeof setLeadInput>

export const setParentInput = z.object({ formId, teamId: id, parentId: optionalId, from: day })
export type SetParentInput = z.output<typeof setParentInput>

export const archiveTeamInput = z.object({ formId, teamId: id, version })
export type ArchiveTeamInput = z.output<typeof archiveTeamInput>
