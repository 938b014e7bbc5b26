import { useTranslations } from 'next-intl'
import { Field, Select } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import type { GoalForm } from '@/db/queries/goal-form'
import { addDays, latest } from '@/lib/okr/calendar'
import { weeklyDays } from '@/lib/okr/goal-templates'
import { goalLimits } from '@/lib/okr/input/goals'
import type { Day } from '@/lib/okr/types'

/** Empty rows shown at first, and more that open in place. */
const OPEN_ROWS = 3
const MORE_ROWS = 5

/** The execution plan: what, by when, by whom. Rows that are free propose their day, a week apart. */
export function TaskRows({ form }: { form: GoalForm }) {
  const t = useTranslations('goalForm.task')
  const written = form.filled?.tasks ?? []
  const open = Math.min(written.length + OPEN_ROWS, goalLimits.tasks)
  const all = Math.min(open + MORE_ROWS, goalLimits.tasks)
  const free = weeklyDays(proposedFrom(form), form.checkInWeekday, all - written.length)
  const rows = Array.from({ length: all }, (_, index) => (
    <TaskRow key={index} form={form} index={index} proposed={free[index - written.length]} />
  ))
  return (
    <>
      {rows.slice(0, open)}
      {all > open && (
        <Details plain summary={t('more')}>
          {rows.slice(open)}
        </Details>
      )}
    </>
  )
}

/** After today, what is written already, and the goal's first day. */
function proposedFrom({ filled, period, today }: GoalForm): { after: Day; deadline: Day } {
  const starts = filled?.starts ?? period.first
  const written = (filled?.tasks ?? []).flatMap(({ dueOn }) => dueOn ?? [])
  return {
    after: latest(today, addDays(starts, -1), ...written),
    deadline: filled?.deadline ?? period.last,
  }
}

function TaskRow({ form, index, proposed }: { form: GoalForm; index: number; proposed: Day | undefined }) {
  const t = useTranslations('goalForm.task')
  const task = form.filled?.tasks[index]
  const name = (field: string) => `tasks.${index}.${field}`
  return (
    <fieldset className="row-of-fields">
      <legend className="visually-hidden">{t('legend', { number: index + 1 })}</legend>
      {task?.id && <input type="hidden" name={name('id')} value={task.id} />}
      <div className="grow basis-72">
        <Field
          name={name('title')}
          label={t('title')}
          maxLength={goalLimits.task}
          defaultValue={task?.title}
        />
      </div>
      <Field
        type="date"
        name={name('dueOn')}
        label={t('dueOn')}
        defaultValue={task ? task.dueOn : proposed}
      />
      <Select
        name={name('assigneeId')}
        label={t('assignee')}
        defaultValue={task?.assigneeId ?? form.holder.ownerId}
        options={form.choices.assignees.map((one) => ({ value: one.id, label: one.name }))}
      />
    </fieldset>
  )
}
