import { useTranslations } from 'next-intl'
import { Field, Select } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import type { GoalForm } from '@/db/queries/goal-form'
import { goalLimits } from '@/lib/okr/input/goals'

/** Empty rows shown at first, and more that open in place. */
const OPEN_ROWS = 3
const MORE_ROWS = 5

/** The execution plan: what, by when, by whom. */
export function TaskRows({ form }: { form: GoalForm }) {
  const t = useTranslations('goalForm.task')
  const written = form.filled?.tasks ?? []
  const open = Math.min(written.length + OPEN_ROWS, goalLimits.tasks)
  const all = Math.min(open + MORE_ROWS, goalLimits.tasks)
  const rows = Array.from({ length: all }, (_, index) => <TaskRow key={index} form={form} index={index} />)
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

function TaskRow({ form, index }: { form: GoalForm; index: number }) {
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
      <Field type="date" name={name('dueOn')} label={t('dueOn')} defaultValue={task?.dueOn} />
      <Select
        name={name('assigneeId')}
        label={t('assignee')}
        defaultValue={task?.assigneeId ?? form.holder.ownerId}
        options={form.choices.assignees.map((one) => ({ value: one.id, label: one.name }))}
      />
    </fieldset>
  )
}
