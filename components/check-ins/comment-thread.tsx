import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckField, TextArea } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ThreadComment } from '@/db/queries/parts/check-ins'
import { writeComment } from '@/lib/actions/comments'
import { formatInstant } from '@/lib/i18n/format'
import { COMMENT_MAXIMUM } from '@/lib/okr/input/comments'

export type CommentThreadProps = {
  goalId: string
  /** The check-in or the adjustment it is about; neither: the goal itself. */
  checkInId?: string
  adjustmentId?: string
  comments: readonly ThreadComment[]
  /** `comments` of the permissions: the owner and those above. */
  mayComment: boolean
  /** The company's. */
  timeZone: string
}

/** A short thread, oldest first, with the form to add to it opened in place. */
export function CommentThread({ comments, mayComment, timeZone, ...about }: CommentThreadProps) {
  const t = useTranslations('checkIn.thread')
  const asked = comments.some((one) => one.question && !one.answered && !one.mine)
  return (
    <>
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} timeZone={timeZone} />
      ))}
      {mayComment && (
        <Details plain open={asked} summary={asked ? t('reply') : t('write')}>
          <CommentForm {...about} />
        </Details>
      )}
    </>
  )
}

function Comment({ comment, timeZone }: { comment: ThreadComment; timeZone: string }) {
  const t = useTranslations('checkIn.thread')
  const locale = useLocale()
  return (
    <blockquote className="quote">
      <h4 className="small faint">
        {comment.author}, {formatInstant(comment.at, locale, timeZone)}
        {comment.question && <b> · {comment.answered ? t('question') : t('unanswered')}</b>}
      </h4>
      <p className="whitespace-pre-line">{comment.body}</p>
    </blockquote>
  )
}

function CommentForm({
  goalId,
  checkInId,
  adjustmentId,
}: Pick<CommentThreadProps, 'goalId' | 'checkInId' | 'adjustmentId'>) {
  const t = useTranslations('checkIn.thread')
  return (
    <ActionForm action={writeComment}>
      <input type="hidden" name="goalId" value={goalId} />
      {checkInId && <input type="hidden" name="checkInId" value={checkInId} />}
      {adjustmentId && <input type="hidden" name="adjustmentId" value={adjustmentId} />}
      <TextArea
        name="body"
        label={t('body')}
        hiddenLabel
        first
        rows={2}
        maxLength={COMMENT_MAXIMUM}
        required
      />
      <CheckField name="question" label={t('isQuestion')} first />
      <SubmitButton tone="plain">{t('button')}</SubmitButton>
    </ActionForm>
  )
}
