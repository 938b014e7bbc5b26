'use server'

import { answerCourse as answer } from '@/db/commands/goals/answer-course'
import { answerCourseInput } from '@/lib/okr/input/course'
import { action } from './action'

/** Keeping ends here; the other two answers lead to the form that carries them out. */
const next = { keep: '', adjust: '/adjust', approach: '/adjust?scope=approach' } as const

export const answerCourse = action(
  answerCourseInput,
  async (ctx, input) => {
    const goalId = await answer(ctx, input)
    return input.answer === 'keep' ? '/' : `/goals/${goalId}${next[input.answer]}`
  },
  { done: 'courseAnswered', redirectTo: (path) => path },
)
