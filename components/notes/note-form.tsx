import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { AmountField } from '@/components/ui/amount-field'
import { Field, Select, TextArea } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { NotesPage } from '@/db/queries/notes-page'
import { writeNote } from '@/lib/actions/notes'
import { formatUnit } from '@/lib/i18n/format'
import { NOTE_LIMITS } from '@/lib/okr/input/notes'

/** A note to one person. A penalty says what changes; its fields come with the choice, without script too. */
export function NoteForm({ page, to }: { page: NotesPage; to: NonNullable<NotesPage['to']> }) {
  const t = useTranslations('notes.form')
  const locale = useLocale()
  const { penaltyAmounts, currency } = page
  return (
    <ActionForm action={writeNote} className="sheet group" key={to.id}>
      <input type="hidden" name="personId" value={to.id} />
      <Select
        name="kind"
        label={t('kind')}
        autoComplete="off"
        defaultValue="reward"
        options={[
          { value: 'reward', label: t('reward') },
          { value: 'penalty', label: t('penalty') },
        ]}
      />
      {to.goals.length > 0 && (
        <Select
          name="goalId"
          label={t('goal')}
          optional
          autoComplete="off"
          defaultValue={to.goalId ?? ''}
          options={[
            { value: '', label: t('noGoal') },
            ...to.goals.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <TextArea
        name="body"
        label={t('body')}
        hint={t('bodyHint')}
        rows={5}
        maxLength={NOTE_LIMITS.body}
        autoComplete="off"
      />
      <div className={penaltyAmounts ? undefined : 'group-has-[option[value=penalty]:checked]:hidden'}>
        <AmountField
          name="amount"
          label={t('amount')}
          optional
          unit={formatUnit({ kind: 'amount', currency }, locale)}
          hint={penaltyAmounts ? undefined : t('amountHint')}
        />
      </div>
      <fieldset className="field hidden group-has-[option[value=penalty]:checked]:block">
        <legend>{t('changes')}</legend>
        <p className="hint">{t('changesHint')}</p>
        <TextArea
          name="support"
          label={t('support')}
          rows={2}
          maxLength={NOTE_LIMITS.support}
          autoComplete="off"
        />
        <TextArea
          name="target"
          label={t('target')}
          rows={2}
          maxLength={NOTE_LIMITS.target}
          autoComplete="off"
        />
        <Field name="changeBy" type="date" label={t('changeBy')} autoComplete="off" />
      </fieldset>
      <p className="submit">
        <SubmitButton>{t('button')}</SubmitButton>
      </p>
      <p className="small muted after">{t('readers', { name: to.name })}</p>
    </ActionForm>
  )
}
