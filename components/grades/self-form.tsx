import { useLocale, useTranslations } from 'next-intl'
import { WhenNewer } from '@/components/check-ins/when-newer'
import { ActionForm } from '@/components/ui/action-form'
import { Field, TextArea } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ShownGrade } from '@/db/queries/parts/grades'
import { giveSelfScore } from '@/lib/actions/grades'
import { formatScore } from '@/lib/i18n/format'
import { GRADE_LIMITS } from '@/lib/okr/input/grades'
import { Reflection } from './reflection'

const parts = ['worked', 'didNot', 'nextTime'] as const

/** An owner's own score with the reflection: kept as a draft, or sent; what is sent cannot become a draft again. */
export function SelfForm({
  goalId,
  grade: { self, selfVersion: version },
}: {
  goalId: string
  grade: ShownGrade
}) {
  const t = useTranslations('grade')
  const locale = useLocale()
  const sent = self?.sentAt != null
  return (
    <ActionForm
      action={giveSelfScore}
      version={version}
      draft={`self-score:${goalId}:${version}`}
      className="under"
    >
      <input type="hidden" name="goalId" value={goalId} />
      {self && (
        <WhenNewer name="version" version={version}>
          <section className="quote" aria-label={t('standsNow')}>
            <h3>{t('standsNow')}</h3>
            <p>{self.score === null ? t('noScore') : formatScore(self.score, locale)}</p>
            <Reflection self={self} />
          </section>
        </WhenNewer>
      )}
      <Field
        name="score"
        label={t('selfLabel')}
        hint={t('scoreHint')}
        className="figure"
        inputMode="decimal"
        autoComplete="off"
        maxLength={GRADE_LIMITS.score}
        defaultValue={self?.score == null ? undefined : formatScore(self.score, locale)}
      />
      {parts.map((part) => (
        <TextArea
          key={part}
          name={part}
          label={t(`reflection.${part}`)}
          rows={3}
          maxLength={GRADE_LIMITS.words}
          defaultValue={self?.[part]}
        />
      ))}
      <p className="actions under">
        {!sent && (
          <SubmitButton tone="plain" name="act" value="draft">
            {t('keepDraft')}
          </SubmitButton>
        )}
        <SubmitButton name="act" value="send">
          {t(sent ? 'sendAgain' : 'send')}
        </SubmitButton>
      </p>
      <p className="small muted after">{t(sent ? 'sentAfter' : 'sendAfter')}</p>
    </ActionForm>
  )
}
