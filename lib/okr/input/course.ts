import { z } from 'zod'
import { courseAnswers, courseReasons } from '../course'
import { formId, id, optionalText } from './fields'

/** The longest word on why; the field says it as `maxlength`. */
export const COURSE_LIMIT = 500

/** Keep, adjust, or change the approach: the button pressed is the answer. */
export const answerCourseInput = z.object({
  formId,
  goalId: id,
  asked: z.enum(courseReasons, 'unknownChoice'),
  answer: z.enum(courseAnswers, 'unknownChoice'),
  word: optionalText(COURSE_LIMIT),
})
export type AnswerCourse = z.output<typeof answerCourseInput>
