import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ToDos } from '@/db/queries/parts/to-dos'
import { tickTask } from '@/lib/actions/tasks'
import { formatDayShort } from '@/lib/i18n/format'
import type { Day } from '@/lib/okr/types'
import { ToDoItem } from './to-do-item'

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
        <ActionForm action={tickTask}>
          <input type="hidden" name="taskId" value={id} />
          <input type="hidden" name="done" value="on" />
          <SubmitButton tone="plain">{t('button')}</SubmitButton>
        </ActionForm>
      }
    />
  )
}
