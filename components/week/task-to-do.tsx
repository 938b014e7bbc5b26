import { useLocale, useTranslations } from 'next-intl'
import type { ToDos } from '@/db/queries/parts/to-dos'
import { tickTask } from '@/lib/actions/tasks'
import { formatDayShort } from '@/lib/i18n/format'
import { idle } from '@/lib/okr/form-state'
import type { Day } from '@/lib/okr/types'
import { ToDoItem } from './to-do-item'

/** Saying what a task is to be cannot go wrong twice, so a plain form does: no script, no answer but the page without it. */
const tick = tickTask.bind(null, idle) as unknown as (data: FormData) => void

export function TaskToDo({ task, today }: { task: ToDos['tasks'][number]; today: Day }) {
  const t = useTranslations('week.task')
  const locale = useLocale()
  const { id, title, goal, dueOn } = task
  const when = dueOn === today ? 'today' : dueOn < today ? 'overdue' : 'later'
  return (
    <ToDoItem
      title={title}
      text={t(when, { goal, day: formatDayShort(dueOn, locale) })}
      form={
        <form action={tick}>
          <input type="hidden" name="formId" value={crypto.randomUUID()} />
          <input type="hidden" name="taskId" value={id} />
          <input type="hidden" name="done" value="on" />
          <button className="button">{t('button')}</button>
        </form>
      }
    />
  )
}
