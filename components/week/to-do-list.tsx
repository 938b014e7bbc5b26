import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { MyWeek } from '@/db/queries/my-week'
import { formatDayShort, formatPeriod } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'
import { CourseToDos } from './course-to-dos'
import { GradeToDos } from './grade-to-dos'
import { useReviewWords } from '@/components/goals/review-words'
import type { Clock } from './moment'
import { CheckInToDo, MakeUpToDos } from './own-weeks'
import { TaskToDo } from './task-to-do'
import { ToDoItem } from './to-do-item'

/** What the viewer must do now, the check-in first. */
export function ToDoList({ week, clock }: { week: MyWeek; clock: Clock }) {
  const t = useTranslations('week')
  const goal = (id: string, rest = '') => `/goals/${id}${rest}`
  const { toDos } = week
  const unfinished = toDos.unfinished.filter((one) => one.state === 'draft')
  const anything =
    week.checkIn.open > 0 ||
    week.open.length > 0 ||
    unfinished.length > 0 ||
    week.course.length > 0 ||
    week.suggestions.length > 0 ||
    lists.some((name) => toDos[name].length > 0)
  return (
    <section aria-labelledby="now">
      <h2 id="now" className="section-head">
        {t('now')}
      </h2>
      {!anything && <p className="muted">{t(week.firstSteps ? 'nothingElse' : 'nothing')}</p>}
      {anything && (
        <ol className="todo">
          <CheckInToDo week={week} clock={clock} />
          <MakeUpToDos open={week.open} />
          {toDos.questions.map(({ goalId, by, body, week: monday, ...one }) => (
            <ToDoItem
              key={`${goalId} ${body}`}
              title={t('question.title', { by, goal: one.goal })}
              text={t('question.text', { body: shortened(body) })}
              href={goal(goalId, monday ? `#week-${monday}` : '#comments')}
              button={t('question.button')}
            />
          ))}
          <GradeToDos toDos={toDos} />
          {unfinished.map((one) => (
            <UnfinishedToDo key={one.goalId} one={one} />
          ))}
          {toDos.toAgree.map((one) => (
            <ToDoItem
              key={one.goalId}
              title={t('agree.title', { goal: one.goal })}
              text={t('agree.text', { by: one.by })}
              href={goal(one.goalId)}
              button={t('agree.button')}
            />
          ))}
          {toDos.adjustments.map((one) => (
            <ToDoItem
              key={one.id}
              title={t('adjustment.title', { goal: one.goal })}
              text={t('adjustment.text', { by: one.by })}
              href={goal(one.goalId, '#adjustments')}
              button={t('adjustment.button')}
            />
          ))}
          <ReviewToDos reviews={week.reviews} clock={clock} />
          {toDos.approaches.map(({ id, goalId, by, approach, ...one }) => (
            <ToDoItem
              key={id}
              title={t('approach.title', { goal: one.goal })}
              text={
                approach
                  ? t('approach.text', { by, approach: shortened(approach) })
                  : t('approach.textPlain', { by })
              }
              href={goal(goalId, '#adjustments')}
              button={t('approach.button')}
            />
          ))}
          {toDos.assigned.map((one) => (
            <ToDoItem
              key={one.goalId}
              title={t('assigned.title', { goal: one.goal })}
              text={t('assigned.text', { by: one.by })}
              href={goal(one.goalId)}
              button={t('assigned.button')}
            />
          ))}
          <CourseToDos questions={week.course} />
          <SuggestionToDo suggestions={week.suggestions} />
          <AcknowledgeToDos boards={toDos.toAcknowledge} shown={week.period?.id} />
          {toDos.left.map(({ personId, person, goals }) => (
            <ToDoItem
              key={personId}
              title={t('leftGoals.title', { person, count: goals })}
              text={t('leftGoals.text')}
              href={`/people/${personId}#undecided`}
              button={t('leftGoals.button')}
            />
          ))}
          <NoteToDos notes={toDos.notes} clock={clock} />
          {toDos.tasks.map((one) => (
            <TaskToDo key={one.id} task={one} today={clock.today} />
          ))}
        </ol>
      )}
      {toDos.unplanned && week.period && <Unplanned period={week.period} />}
    </section>
  )
}

/** A plan is worth writing and waits for nobody: one quiet line. */
function Unplanned({ period }: { period: NonNullable<MyWeek['period']> }) {
  const t = useTranslations('week.plan')
  const locale = useLocale()
  return (
    <p className="small muted under">
      {t('missing', { period: formatPeriod(period, locale) })}{' '}
      <Link href={`/plan?period=${period.id}` as Route} prefetch={false}>
        {t('write')}
      </Link>
    </p>
  )
}

const lists = [
  'questions',
  'toAgree',
  'adjustments',
  'changed',
  'approaches',
  'assigned',
  'toAcknowledge',
  'notes',
  'tasks',
  'left',
  'gradeSelf',
  'toGrade',
] as const

const LONGEST = 120
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)

function UnfinishedToDo({ one }: { one: MyWeek['toDos']['unfinished'][number] }) {
  const t = useTranslations('week')
  const { goal, goalId, returned, draftedBy } = one
  const text = !returned
    ? draftedBy
      ? t('draft.textBy', { by: draftedBy })
      : t('draft.text')
    : returned.comment
      ? t('returned.text', { by: returned.by, comment: shortened(returned.comment) })
      : t('returned.textPlain', { by: returned.by })
  const kind = returned ? 'returned' : 'draft'
  return (
    <ToDoItem
      title={t(`${kind}.title`, { goal })}
      text={text}
      href={`/goals/${goalId}/edit`}
      button={t(`${kind}.button`)}
    />
  )
}

/** Goals under a target that changed: one's own and those one leads, several under the same target in one item. */
function ReviewToDos({ reviews, clock }: { reviews: MyWeek['reviews']; clock: Clock }) {
  const t = useTranslations('alignment.review')
  const words = useReviewWords(clock.timeZone)
  const above = new Map<string, MyWeek['reviews']>()
  for (const one of reviews) above.set(one.parentId, [...(above.get(one.parentId) ?? []), one])
  return [...above].map(([parentId, its]) => {
    const [first] = its
    if (its.length > 1)
      return (
        <ToDoItem
          key={parentId}
          title={t('toDoMany', { count: its.length, parent: first!.parentGoal })}
          text={
            <>
              {words(first!)}
              {its.map((one) => (
                <span className="sub" key={one.goalId}>
                  <Link href={`/goals/${one.goalId}#review` as Route} prefetch={false}>
                    {one.goal}
                  </Link>
                  {t('owner', { name: one.by })}
                </span>
              ))}
            </>
          }
          href={`/goals/${first!.parentGoalId}`}
          button={t('openAbove')}
        />
      )
    return (
      <ToDoItem
        key={parentId}
        title={t('toDo', { goal: first!.goal })}
        text={
          <>
            {t('of', { name: first!.by })}
            {t('space')}
            {words(first!)}
          </>
        }
        href={`/goals/${first!.goalId}#review`}
        button={t('open')}
      />
    )
  })
}

/** The period is named where it is not the one the page is of. */
function AcknowledgeToDos({
  boards,
  shown,
}: {
  boards: MyWeek['toDos']['toAcknowledge']
  shown: string | undefined
}) {
  const t = useTranslations('week.acknowledge')
  const locale = useLocale()
  return boards.map(({ periodId, teamId, team, people, ...period }) => {
    const on = team ?? t('company')
    return (
      <ToDoItem
        key={`${periodId} ${teamId}`}
        title={t('title', { count: people })}
        text={periodId === shown ? on : t('inPeriod', { on, period: formatPeriod(period, locale) })}
        href={`${teamId ? `/teams/${teamId}` : '/company'}?period=${periodId}#to-read`}
        button={t('button')}
      />
    )
  })
}

/** All suggestions of the incentive rules in one item: they are decided on one page. */
function SuggestionToDo({ suggestions }: Pick<MyWeek, 'suggestions'>) {
  const t = useTranslations('week.suggestions')
  if (suggestions.length === 0) return null
  const names = [...new Set(suggestions.map(({ owner }) => owner.name))]
  return (
    <ToDoItem
      title={t('title', { count: suggestions.length })}
      text={t('text', { count: suggestions.length, names: names.join(t('joiner')) })}
      href="/notes#suggestions"
      button={t('button')}
    />
  )
}

function NoteToDos({ notes, clock }: { notes: MyWeek['toDos']['notes']; clock: Clock }) {
  const t = useTranslations('week.note')
  const locale = useLocale()
  return notes.map(({ id, kind, by, at }) => (
    <ToDoItem
      key={id}
      title={t(kind)}
      text={t('text', { by, day: formatDayShort(todayIn(clock.timeZone, new Date(at)), locale) })}
      href={`/notes#note-${id}`}
      button={t('button')}
    />
  ))
}
