import { useLocale, useTranslations } from 'next-intl'
import { useNumbersWords } from '@/components/incentives/suggestion-words'
import { SuggestionFacts } from '@/components/incentives/suggestions'
import { ActionForm } from '@/components/ui/action-form'
import { AmountField } from '@/components/ui/amount-field'
import { Field, Select, TextArea } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { NotesPage } from '@/db/queries/notes-page'
import { writeNote } from '@/lib/actions/notes'
import { formatUnit } from '@/lib/i18n/format'
import { normalise } from '@/lib/okr/decimal'
import { NOTE_LIMITS } from '@/lib/okr/input/notes'

/**
 * A note to one person. A penalty says what changes; its fields come with the choice, without script too. From a suggestion it
 * opens filled in: the kind and the goal are the suggestion's, all else can be changed.
 */
export function NoteForm({ page, to }: { page: NotesPage; to: NonNullable<NotesPage['to']> }) {
  const t = useTranslations('notes.form')
  const locale = useLocale()
  const { penaltyAmounts, noting } = page
  const start = useStart(page)
  const currency = noting?.rule.currency ?? page.currency
  const penalty = noting?.rule.kind === 'penalty'
  const whenReward =
    penaltyAmounts || noting
      ? undefined
      : 'group-has-[option[value=penalty]:checked]:hidden has-[.error]:block!'
  const whenPenalty = penalty ? '' : 'hidden group-has-[option[value=penalty]:checked]:block'
  return (
    <ActionForm action={writeNote} className="sheet group" key={start.key}>
      <input type="hidden" name="personId" value={to.id} />
      {noting ? (
        <Noted noting={noting} />
      ) : (
        <>
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
        </>
      )}
      <TextArea
        name="body"
        label={t('body')}
        hint={t('bodyHint')}
        rows={5}
        maxLength={NOTE_LIMITS.body}
        defaultValue={start.body}
        autoComplete="off"
      />
      {(!penalty || penaltyAmounts) && (
        <div className={whenReward}>
          <AmountField
            name="amount"
            label={t('amount')}
            optional
            unit={formatUnit({ kind: 'amount', currency }, locale)}
            hint={penaltyAmounts || noting ? undefined : t('amountHint')}
            defaultValue={start.amount}
          />
        </div>
      )}
      {noting?.rule.kind !== 'reward' && (
        <fieldset className={`field ${whenPenalty}`}>
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
      )}
      <p className="submit">
        <SubmitButton>{t('button')}</SubmitButton>
      </p>
      <p className="small muted after">{t('readers', { name: to.name })}</p>
    </ActionForm>
  )
}

/** What the form begins with. */
function useStart({ noting, to }: NotesPage): { key: string; body?: string; amount?: string } {
  const t = useTranslations('incentives.suggestions')
  const numbers = useNumbersWords()
  if (!noting) return { key: to!.id }
  const { rule, goal, mark } = noting
  return {
    key: `${rule.id} ${goal.id} ${mark}`,
    body: t('body', { text: rule.text, numbers: numbers(noting) }),
    amount: rule.amount === null ? undefined : normalise(rule.amount),
  }
}

/** Which suggestion it settles, with its numbers. */
function Noted({ noting }: { noting: NonNullable<NotesPage['noting']> }) {
  const t = useTranslations('notes.form')
  const { rule, goal, mark } = noting
  return (
    <div className="field first">
      <input type="hidden" name="kind" value={rule.kind} />
      <input type="hidden" name="goalId" value={goal.id} />
      <input type="hidden" name="ruleId" value={rule.id} />
      <input type="hidden" name="mark" value={mark} />
      <p>
        <b>{t(rule.kind)}</b> · {t('suggested')} · {goal.name}
      </p>
      <SuggestionFacts one={noting} />
    </div>
  )
}
