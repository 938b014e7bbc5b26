'use server'

import { addTeam as add } from '../../db/commands/teams/add'
import { archiveTeam as archive } from '../../db/commands/teams/archive'
import { renameTeam as rename } from '../../db/commands/teams/rename'
import { setLead as lead } from '../../db/commands/teams/set-lead'
import { setParent as parent } from '../../db/commands/teams/set-parent'
import {
  addTeamInput,
  archiveTeamInput,
  renameTeamInput,
  setLeadInput,
  setParentInput,
} from '../okr/input/teams'
import { action } from './action'

export const addTeam = action(addTeamInput, add, { redirectTo: (id) => `/admin/teams/${id}` })

export const renameTeam = action(renameTeamInput, rename, { done: 'teamRenamed' })

export const setLead = action(setLeadInput, lead, {
  outcome: (effect) => [{ key: effect ?? 'leadSet' }],
})

export const setParent = action(setParentInput, parent, {
  outcome: (effect) => [{ key: effect ?? 'parentSet' }],
})

export const archiveTeam = action(archiveTeamInput, archive, { redirectTo: () => '/admin/teams' })
