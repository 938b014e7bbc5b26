import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatDay, formatValue } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'

/** Reward and penalty notes about this goal, for exactly those who may read them. */
export function GoalNotes({ page }: { page: GoalPage }) {
  const t = useTranslations('goal.notes')
  const locale = useLocale()
  const { notes, goal, timeZone } = page
  if (notes.length === 0) return null
  const day = (at: Date) => formatDay(todayIn(timeZone, at), locale)
  return (
    <section aria-labelledby="notes">
      <div className="section-head">
        <h2 id="notes">{t('title')}</h2>
        <span className="small muted">{t('readers', { name: goal.ownerName })}</span>
      </div>
      {notes.map((note) => (
        <article className="note" key={note.id}>
          <p className="muted small">
            <Link href={`/notes#note-${note.id}` as Route} prefetch={false}>
              {t(note.kind)}
            </Link>
            {' · '}
            {t('by', { name: note.author, day: day(note.writtenAt) })}
            {note.amount &&
              ` · ${formatValue(note.amount, { kind: 'amount', currency: note.currency }, locale)}`}
          </p>
          <p className="whitespace-pre-line">{note.body}</p>
          {note.support && <p>{t('support', { text: note.support })}</p>}
          {note.target && <p>{t('target', { text: note.target })}</p>}
          {note.changeBy && <p>{t('changeBy', { day: formatDay(note.changeBy, locale) })}</p>}
          <p className="muted small">
            {note.acknowledgedAt ? t('acknowledged', { day: day(note.acknowledgedAt) }) : t('open')}
            {note.answer && ` ${t('answer', { text: note.answer })}`}
          </p>
        </article>
      ))}
    </section>
  )
}
