'use server'

import { giveFinalScores as giveFinal } from '@/db/commands/grades/give-final-scores'
import { giveSelfScore as giveSelf } from '@/db/commands/grades/give-self-score'
import { remarkOnGrade as remark } from '@/db/commands/grades/remark'
import { giveFinalScoresInput, giveSelfScoreInput, remarkOnGradeInput } from '@/lib/okr/input/grades'
import { action } from './action'

export const giveSelfScore = action(giveSelfScoreInput, giveSelf, {
  outcome: (given) => [{ key: given }],
})

export const giveFinalScores = action(giveFinalScoresInput, giveFinal, { done: 'finalScoresGiven' })

export const remarkOnGrade = action(remarkOnGradeInput, remark, { done: 'gradeRemarked' })
