import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CourseQuestion } from '@/db/queries/parts/course-questions'
import { answerCourse } from '@/lib/actions/course'
import { formatPercent } from '@/lib/i18n/format'
import { COURSE_LIMIT } from '@/lib/okr/input/course'
import { formatWeekly } from './needed-words'
import { ToDoItem } from './to-do-item'

/** A lead of many is not shown a page of questions at once. */
const SHOWN = 3

/** Goals whose course is in question: keep, adjust, or change the approach. */
export function CourseToDos({ questions }: { questions: readonly CourseQuestion[] }) {
  const t = useTranslations('week.course')
  const rest = questions.slice(SHOWN)
  return (
    <>
      {questions.slice(0, SHOWN).map((one) => (
        <CourseToDo key={one.goalId} one={one} />
      ))}
      {rest.length > 0 && (
        <li className="whole">
          <Details plain summary={t('more', { count: rest.length })}>
            <ol className="todo">
              {rest.map((one) => (
                <CourseToDo key={one.goalId} one={one} />
              ))}
            </ol>
          </Details>
        </li>
      )}
    </>
  )
}

function CourseToDo({ one }: { one: CourseQuestion }) {
  const t = useTranslations('week.course')
  const { goal, owner, asked } = one
  const title = asked === 'mid_period' ? 'mid' : owner === null ? 'needed' : 'neededOf'
  const text = useCourseText(one)
  return (
    <ToDoItem
      title={t(title, { goal })}
      text={owner === null ? text : t('of', { owner, text })}
      form={<Answer one={one} />}
    />
  )
}

/** Where it stands, or what is asked beyond the best weeks. */
function useCourseText({ beyond, progress, pace, status }: CourseQuestion): string {
  const t = useTranslations('week.course')
  const s = useTranslations('status')
  const locale = useLocale()
  if (beyond) {
    const { name, perWeek, best } = beyond
    return t('beyond', {
      name,
      needed: formatWeekly(perWeek, beyond, locale),
      best: formatWeekly(best, beyond, locale),
    })
  }
  const shown = formatPercent(pace, locale)
  return progress === null
    ? t('midNoData', { pace: shown })
    : t('midText', { progress: formatPercent(progress, locale), pace: shown, status: s(status) })
}

/** The button pressed is the answer; two of the three lead on to the form that carries it out. */
function Answer({ one: { goalId, asked } }: { one: CourseQuestion }) {
  const t = useTranslations('week.course')
  return (
    <Details plain summary={t('answer')}>
      <ActionForm action={answerCourse} className="course">
        <input type="hidden" name="goalId" value={goalId} />
        <input type="hidden" name="asked" value={asked} />
        <Field name="word" label={t('word')} hint={t('wordHint')} optional first maxLength={COURSE_LIMIT} />
        <p className="actions under">
          {(['keep', 'adjust', 'approach'] as const).map((answer) => (
            <SubmitButton key={answer} name="answer" value={answer} tone="plain">
              {t(answer)}
            </SubmitButton>
          ))}
        </p>
      </ActionForm>
    </Details>
  )
}
