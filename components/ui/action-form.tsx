import { useTranslations } from 'next-intl'
import { use } from 'react'
import { openedBy as openedByNow } from '@/lib/actions/opened-by'
import { ClientForm, type ClientFormProps } from './action-form-client'

export type ActionFormProps = Omit<ClientFormProps, 'words' | 'formId' | 'openedBy'> & {
  /** Whom the form was begun for, where that was on an earlier page. */
  openedBy?: string
}

/** The words a form needs in the browser; for a component that must use `ClientForm` itself. */
export function useFormWords(): ClientFormProps['words'] {
  const t = useTranslations('common')
  return {
    error: t('error'),
    optional: t('optional'),
    restored: t('draft.restored'),
    discard: t('draft.discard'),
    offline: t('draft.offline'),
    stale: t('draft.stale'),
    failed: t('draft.failed'),
  }
}

/** A form for a server action of ours: `<ActionForm action={logWeek} version={3} draft={…}>fields, SubmitButton</ActionForm>`. */
export function ActionForm({ openedBy, ...props }: ActionFormProps) {
  const viewerId = use(openedByNow())
  return (
    <ClientForm
      {...props}
      formId={crypto.randomUUID()}
      openedBy={openedBy ?? viewerId}
      words={useFormWords()}
    />
  )
}
