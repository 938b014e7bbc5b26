import { useLocale, useTranslations } from 'next-intl'
import { CommentThread } from '@/components/check-ins/comment-thread'
import type { GoalPage, ShownAdjustment } from '@/db/queries/goal-page'
import { formatDay, formatPercent, formatValue } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'
import { AdjustmentDecision } from './adjustment-decision'
import { useChangeWords } from './change-words'

/** One adjustment as it is read. Its explanation is for the owner, leads above and executives. */
export function Adjustment({ adjustment: one, page }: { adjustment: ShownAdjustment; page: GoalPage }) {
  const t = useTranslations('adjustment')
  const locale = useLocale()
  const day = (at: string) => formatDay(todayIn(page.timeZone, new Date(at)), locale)
  const changes = useChangeWords()(one)
  const heading =
    one.scope === 'approach'
      ? t('approachOn', { day: day(one.proposedAt) })
      : t(one.lapsed ? 'lapsed' : `state.${one.state}`, { day: day(one.decidedAt ?? one.proposedAt) })
  const facts = [
    t('reason', { reason: t(`reasons.${one.reason}`) }),
    one.late && t('late'),
    one.alone && t('alone'),
  ].filter(Boolean)
  return (
    <article className="quote" id={`adjustment-${one.id}`}>
      <p>
        <b>{heading}</b> <span className="muted">· {facts.join(' · ')}</span>
      </p>
      {changes.length > 0 && (
        <p className="diff">
          {changes.map((change, place) => (
            <span key={change}>
              {place > 0 && ' · '}
              <span className="nowrap">{change}</span>
            </span>
          ))}
        </p>
      )}
      {one.effect && (
        <p className="muted">
          {t('effect', {
            from: formatPercent(one.effect.from, locale),
            to: formatPercent(one.effect.to, locale),
          })}
        </p>
      )}
      {one.approach && <p className="whitespace-pre-line">{one.approach}</p>}
      <p>
        {one.explanation && (
          <span className="whitespace-pre-line">{t('said', { text: one.explanation })} </span>
        )}
        <span className="muted">{t('by', { name: one.proposedByName, day: day(one.proposedAt) })}</span>
      </p>
      {one.decidedByName && one.state !== 'withdrawn' && (
        <p>
          {one.decision && <span className="whitespace-pre-line">{t('said', { text: one.decision })} </span>}
          <span className="muted">{one.decidedByName}</span>
        </p>
      )}
      {one.readers.length > 0 && (
        <p className="muted small">
          {one.readers.map(({ name, at }) => t('readBy', { name, day: day(at) })).join(' · ')}
        </p>
      )}
      {one.state === 'outdated' && <StandsNow adjustment={one} page={page} />}
      <div className="under">
        <CommentThread
          goalId={page.goal.id}
          adjustmentId={one.id}
          comments={one.comments}
          mayComment={one.speaks && one.state === 'proposed'}
          timeZone={page.timeZone}
        />
      </div>
      <AdjustmentDecision adjustment={one} />
    </article>
  )
}

/** Beside the numbers an outdated proposal was made against: the ones that hold now. */
function StandsNow({ adjustment, page }: { adjustment: ShownAdjustment; page: GoalPage }) {
  const t = useTranslations('adjustment')
  const locale = useLocale()
  const now = adjustment.items.flatMap((item) => {
    const one = page.goal.keyResults.find(({ id }) => id === item.keyResultId)
    if (!one || item.fromTarget === null) return []
    const shown =
      one.kind === 'growth'
        ? `${Number(one.target)}%`
        : formatValue(one.target, one, locale, { compact: true })
    return [t('now', { name: one.name, target: shown })]
  })
  return (
    <p className="muted">
      {t('outdatedHint')} {now.join(' · ')}
    </p>
  )
}
