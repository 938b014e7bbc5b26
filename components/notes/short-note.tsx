import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { GoalNote } from '@/db/queries/parts/goal-notes'
import { formatDay, formatValue } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'

/** A note in a few lines, where it stands among other things; what can be done with it is on its own page. */
export function ShortNote({ note, timeZone }: { note: Omit<GoalNote, 'personId'>; timeZone: string }) {
  const t = useTranslations('goal.notes')
  const locale = useLocale()
  const day = (at: Date) => formatDay(todayIn(timeZone, at), locale)
  return (
    <article className="note">
      <p className="muted small">
        <Link href={`/notes#note-${note.id}` as Route} prefetch={false}>
          {t(note.kind)}
        </Link>
        {' · '}
        {t('by', { name: note.author, day: day(note.writtenAt) })}
        {note.amount && ` · ${formatValue(note.amount, { kind: 'amount', currency: note.currency }, locale)}`}
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
  )
}
