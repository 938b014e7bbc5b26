import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { NoteView } from '@/db/queries/parts/notes'
import type { StatementPage } from '@/db/queries/statement-page'
import { formatDay, formatValue } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'

/** The period's notes, each in a few lines; what can be done with them is on their own page. */
export function StatementNotes({ page: { notes, timeZone } }: { page: StatementPage }) {
  const t = useTranslations('statement')
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{t('notes')}</h2>
      {notes.length === 0 && <p className="muted">{t('noNotes')}</p>}
      {notes.map((note) => (
        <StatementNote key={note.id} note={note} timeZone={timeZone} />
      ))}
    </section>
  )
}

function StatementNote({ note, timeZone }: { note: NoteView; timeZone: string }) {
  const t = useTranslations('goal.notes')
  const locale = useLocale()
  const day = (at: Date) => formatDay(todayIn(timeZone, at), locale)
  const words = note.words!
  return (
    <article className="note under">
      <p className="muted small">
        <Link href={`/notes#note-${note.id}` as Route} prefetch={false}>
          {t(note.kind)}
        </Link>
        {' · '}
        {t('by', { name: note.author.name, day: day(note.writtenAt) })}
        {words.amount &&
          ` · ${formatValue(words.amount, { kind: 'amount', currency: words.currency }, locale)}`}
      </p>
      <p className="whitespace-pre-line">{words.body}</p>
      {words.support && <p>{t('support', { text: words.support })}</p>}
      {words.target && <p>{t('target', { text: words.target })}</p>}
      {words.changeBy && <p>{t('changeBy', { day: formatDay(words.changeBy, locale) })}</p>}
      <p className="muted small">
        {note.acknowledgedAt ? t('acknowledged', { day: day(note.acknowledgedAt) }) : t('open')}
        {note.answer && ` ${t('answer', { text: note.answer })}`}
      </p>
    </article>
  )
}
