import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Field, Select } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { GoalPage } from '@/db/queries/goal-page'
import { addTask, editTask, removeTask, tickTask } from '@/lib/actions/tasks'
import { formatDayShort } from '@/lib/i18n/format'
import { TASK_MAXIMUM } from '@/lib/okr/input/tasks'

type Task = GoalPage['story']['tasks'][number]

/** The execution plan: steps to tick. Ticking never moves a number, and says so. */
export function TaskList({ page }: { page: GoalPage }) {
  const t = useTranslations('goal.tasks')
  const { story, goal, acts } = page
  const done = story.tasks.filter(({ doneAt }) => doneAt !== null).length
  const plans = acts.includes('plan')
  return (
    <>
      {story.tasks.length > 0 ? (
        <span className="muted">{t('done', { done, count: story.tasks.length })}</span>
      ) : (
        <span className="faint">{t('none')}</span>
      )}
      <ul className="tasks">
        {story.tasks.map((task) => (
          <TaskRow key={task.id} task={task} page={page} />
        ))}
      </ul>
      {plans && (
        <Details plain summary={t('change')}>
          {story.tasks.map((task) => (
            <ChangeTask key={task.id} task={task} page={page} />
          ))}
          <ActionForm action={addTask}>
            <input type="hidden" name="goalId" value={goal.id} />
            <TaskFields page={page} />
            <p className="actions under">
              <SubmitButton tone="plain">{t('addButton')}</SubmitButton>
            </p>
          </ActionForm>
        </Details>
      )}
    </>
  )
}

function ChangeTask({ task, page }: { task: Task; page: GoalPage }) {
  const t = useTranslations('goal.tasks')
  return (
    <Details summary={task.title ?? t('erased')}>
      <ActionForm action={editTask}>
        <input type="hidden" name="taskId" value={task.id} />
        <TaskFields page={page} task={task} />
        <p className="actions under">
          <SubmitButton tone="plain">{t('changeButton')}</SubmitButton>
        </p>
      </ActionForm>
      <ActionForm action={removeTask} className="under">
        <input type="hidden" name="taskId" value={task.id} />
        <SubmitButton tone="quiet">{t('remove')}</SubmitButton>
      </ActionForm>
    </Details>
  )
}

function TaskRow({ task, page }: { task: Task; page: GoalPage }) {
  const t = useTranslations('goal.tasks')
  const locale = useLocale()
  const done = task.doneAt !== null
  const overdue = page.goal.state === 'agreed' && !done && task.dueOn !== null && task.dueOn < page.today
  const title = task.title ?? t('erased')
  return (
    <li>
      {task.ticks ? (
        <ActionForm action={tickTask}>
          <input type="hidden" name="taskId" value={task.id} />
          {!done && <input type="hidden" name="done" value="on" />}
          <button
            type="submit"
            className="tick"
            role="checkbox"
            aria-checked={done}
            aria-label={t(done ? 'untick' : 'tick', { title })}
          >
            <span aria-hidden="true">{done && '✓'}</span>
          </button>
        </ActionForm>
      ) : (
        <span>
          <span aria-hidden="true">{done ? '✓' : '–'}</span>
          <span className="visually-hidden">{t(done ? 'isDone' : 'isOpen')}</span>
        </span>
      )}
      <span>
        {title}
        {task.assigneeId !== page.goal.ownerId && (
          <span className="muted"> {t('by', { name: task.assignee })}</span>
        )}
      </span>
      <span className={overdue ? 'flag' : 'muted'}>
        {task.dueOn &&
          (overdue
            ? t('overdue', { day: formatDayShort(task.dueOn, locale) })
            : formatDayShort(task.dueOn, locale))}
      </span>
    </li>
  )
}

function TaskFields({ page, task }: { page: GoalPage; task?: Task }) {
  const t = useTranslations('goal.tasks')
  return (
    <>
      <Field
        name="title"
        label={t('title')}
        first
        maxLength={TASK_MAXIMUM}
        required
        defaultValue={task?.title}
      />
      <Field name="dueOn" type="date" label={t('dueOn')} optional defaultValue={task?.dueOn} />
      <Select
        name="assigneeId"
        label={t('assignee')}
        defaultValue={task?.assigneeId ?? page.goal.ownerId}
        options={page.story.assignees.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  )
}
