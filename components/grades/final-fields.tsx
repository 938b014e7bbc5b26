import { useLocale, useTranslations } from 'next-intl'
import { WhenNewer } from '@/components/check-ins/when-newer'
import { Field, TextArea } from '@/components/ui/field'
import { VersionField } from '@/components/ui/version-field'
import type { ShownGrade } from '@/db/queries/parts/grades'
import { formatScore } from '@/lib/i18n/format'
import { GRADE_LIMITS } from '@/lib/okr/input/grades'
import { FinalWords } from './final-words'

type Props = {
  goalId: string
  grade: ShownGrade
  /** Whose goal, where the form holds several. */
  of?: string
}

/** The field for a final score. One that waits to be confirmed is empty: giving it again confirms it. */
export function FinalScoreField({ goalId, grade: { final, moves }, of }: Props) {
  const t = useTranslations('grade')
  const locale = useLocale()
  const at = `goals.${goalId}`
  const standing = final ? formatScore(final.score, locale) : undefined
  return (
    <>
      <VersionField name={`${at}.version`} version={moves} />
      <Field
        name={`${at}.score`}
        label={of ? t('finalOf', { goal: of }) : t('finalLabel')}
        hiddenLabel={of !== undefined}
        first={of !== undefined}
        hint={final?.outdated ? t('confirmHint', { score: standing! }) : of ? undefined : t('scoreHint')}
        className="figure"
        inputMode="decimal"
        autoComplete="off"
        maxLength={GRADE_LIMITS.score}
        defaultValue={final?.outdated ? undefined : standing}
      />
    </>
  )
}

export function ReasonField({ goalId, grade: { final }, of }: Props) {
  const t = useTranslations('grade')
  return (
    <TextArea
      name={`goals.${goalId}.reason`}
      label={of ? t('reasonFor', { goal: of }) : t('reason')}
      hiddenLabel={of !== undefined}
      first={of !== undefined}
      hint={of ? undefined : t('reasonHint')}
      rows={2}
      maxLength={GRADE_LIMITS.reason}
      defaultValue={final?.reason}
    />
  )
}

/** After a conflict: what somebody else has decided meanwhile, beside what was typed. */
export function FinalStandsNow({
  goalId,
  grade: { final, moves },
  timeZone,
}: Omit<Props, 'of'> & { timeZone: string }) {
  const t = useTranslations('grade')
  return (
    <WhenNewer name={`goals.${goalId}.version`} version={moves}>
      <div className="quote under">
        <b>{t('standsNow')}</b> <FinalWords final={final} open timeZone={timeZone} />
        {final?.reason && <p className="whitespace-pre-line">{final.reason}</p>}
      </div>
    </WhenNewer>
  )
}
