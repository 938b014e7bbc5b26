import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ShownGrade } from '@/db/queries/parts/grades'
import { giveFinalScores } from '@/lib/actions/grades'
import { FinalScoreField, FinalStandsNow, ReasonField } from './final-fields'

/** The final score of one goal. */
export function FinalForm({
  goalId,
  grade,
  timeZone,
}: {
  goalId: string
  grade: ShownGrade
  timeZone: string
}) {
  const t = useTranslations('grade')
  return (
    <ActionForm action={giveFinalScores} draft={`final-score:${goalId}:${grade.moves}`} className="under">
      {grade.givesAlone && <p className="notice plain">{t('alone')}</p>}
      <FinalStandsNow goalId={goalId} grade={grade} timeZone={timeZone} />
      <FinalScoreField goalId={goalId} grade={grade} />
      <ReasonField goalId={goalId} grade={grade} />
      <p className="actions under">
        <SubmitButton>{t(grade.final?.outdated ? 'confirmButton' : 'finalButton')}</SubmitButton>
      </p>
    </ActionForm>
  )
}
