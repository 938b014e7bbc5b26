'use server'

import { agreeGoal as agree } from '@/db/commands/goals/agree'
import { agreeTogether as agreeAll } from '@/db/commands/goals/agree-together'
import { answerAssignment as answer } from '@/db/commands/goals/answer-assignment'
import { assignGoal as assign } from '@/db/commands/goals/assign'
import { correctGoal as correct } from '@/db/commands/goals/correct'
import { createGoal as create } from '@/db/commands/goals/create'
import { discardGoal as discard, discardTogether as discardAll } from '@/db/commands/goals/discard'
import { draftForMany as draft } from '@/db/commands/goals/draft-for-many'
import { editGoal as edit } from '@/db/commands/goals/edit'
import { editGoalWords as editWords } from '@/db/commands/goals/edit-words'
import { keepTarget as keep } from '@/db/commands/goals/keep-target'
import { returnGoal as giveBack } from '@/db/commands/goals/return'
import { setPace as pace } from '@/db/commands/goals/set-pace'
import { splitYear as split } from '@/db/commands/goals/split-year'
import { submitGoal as submit } from '@/db/commands/goals/submit'
import { withdrawGoal as withdraw } from '@/db/commands/goals/withdraw'
import {
  agreeTogetherInput,
  answerAssignmentInput,
  correctGoalInput,
  createGoalInput,
  discardGoalInput,
  discardTogetherInput,
  draftForManyInput,
  editGoalInput,
  editWordsInput,
  goalActInput,
  handInInput,
  keepTargetInput,
  objectInput,
  returnGoalInput,
  splitYearInput,
} from '@/lib/okr/input/goals'
import { setPaceInput } from '@/lib/okr/input/pace'
import { action } from './action'

const itsPage = (goalId: string) => `/goals/${goalId}`

export const createGoal = action(createGoalInput, create, { redirectTo: itsPage })

export const editGoal = action(editGoalInput, edit, { redirectTo: itsPage })

export const editGoalWords = action(editWordsInput, editWords, { redirectTo: itsPage })

export const submitGoal = action(handInInput, submit, { done: 'goalSubmitted', redirectTo: itsPage })

export const withdrawGoal = action(goalActInput, withdraw, { done: 'goalWithdrawn', redirectTo: itsPage })

export const discardGoal = action(discardGoalInput, discard, {
  done: 'draftDiscarded',
  redirectTo: (periodId, { teamId }) => `${teamId ? `/teams/${teamId}` : '/'}?period=${periodId}`,
})

export const discardTogether = action(discardTogetherInput, discardAll, {
  outcome: (_, { goals }) => [
    { key: 'draftsDiscarded', values: { count: goals.filter(({ value }) => value.chosen).length } },
  ],
})

export const agreeGoal = action(goalActInput, agree, { done: 'goalAgreed', redirectTo: itsPage })

export const agreeTogether = action(agreeTogetherInput, agreeAll, {
  outcome: ({ agreed, left }) => [
    { key: 'goalsAgreed', values: { count: agreed } },
    ...left.map(({ name, because }) => ({
      key: name === null ? 'goalLeftUnnamed' : 'goalLeft',
      values: { goal: name ?? '' },
      because,
    })),
  ],
})

export const returnGoal = action(returnGoalInput, giveBack, { done: 'goalReturned', redirectTo: itsPage })

export const assignGoal = action(handInInput, assign, { done: 'goalAssigned', redirectTo: itsPage })

export const readAssignment = action(answerAssignmentInput, answer, {
  done: 'assignmentRead',
  redirectTo: itsPage,
})

export const objectToGoal = action(objectInput, answer, { done: 'assignmentObjected', redirectTo: itsPage })

export const keepTarget = action(keepTargetInput, keep, { done: 'targetKept' })

export const correctGoal = action(correctGoalInput, correct, { redirectTo: itsPage })

export const setPace = action(setPaceInput, pace, { done: 'paceSet', redirectTo: itsPage })

export const draftForMany = action(draftForManyInput, draft, {
  done: 'draftsWritten',
  redirectTo: (periodId, { teamId }) => `/teams/${teamId}?period=${periodId}`,
})

export const splitYear = action(splitYearInput, split, {
  done: 'quartersWritten',
  redirectTo: (goalId) => `/goals/${goalId}/quarters`,
})
