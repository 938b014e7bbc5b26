import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { TextArea } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { NoteView } from '@/db/queries/parts/notes'
import { acknowledgeNote, answerNote, withdrawNote } from '@/lib/actions/notes'
import { NOTE_LIMITS } from '@/lib/okr/input/notes'
import { NOTE_WITHDRAWAL_HOURS } from '@/lib/okr/permissions'

/** What its person and its author can do with a note. No draft of a text is kept on the device. */
export function NoteActs({ note }: { note: NoteView }) {
  const t = useTranslations('notes')
  const c = useTranslations('common')
  return (
    <>
      {note.mayAcknowledge && (
        <ActionForm action={acknowledgeNote} className="under">
          <input type="hidden" name="noteId" value={note.id} />
          <SubmitButton>{t('acknowledge.button')}</SubmitButton>
          <p className="small muted">{t('acknowledge.means')}</p>
        </ActionForm>
      )}
      {note.mayAnswer && (
        <Details plain summary={t('answer.open')}>
          <ActionForm action={answerNote}>
            <input type="hidden" name="noteId" value={note.id} />
            <TextArea
              name="answer"
              label={t('answer.label')}
              hint={t('answer.hint')}
              first
              rows={4}
              maxLength={NOTE_LIMITS.answer}
              autoComplete="off"
            />
            <p className="actions under">
              <SubmitButton tone="plain">{t('answer.button')}</SubmitButton>
            </p>
          </ActionForm>
        </Details>
      )}
      {note.mayWithdraw && (
        <div className="actions under">
          <ConfirmDialog
            button={t('withdraw.open')}
            title={t('withdraw.title', { name: note.person.name })}
            cancel={c('cancel')}
            tone="quiet"
          >
            <p className="under">{t('withdraw.effect', { hours: NOTE_WITHDRAWAL_HOURS })}</p>
            <ActionForm action={withdrawNote} className="under">
              <input type="hidden" name="noteId" value={note.id} />
              <SubmitButton tone="final">{t('withdraw.button')}</SubmitButton>
            </ActionForm>
          </ConfirmDialog>
        </div>
      )}
    </>
  )
}
