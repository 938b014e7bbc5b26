import { useTranslations } from 'next-intl'
import { ShortNote } from '@/components/notes/short-note'
import type { StatementPage } from '@/db/queries/statement-page'

/** The period's notes, each in a few lines. */
export function StatementNotes({ page: { notes, timeZone } }: { page: StatementPage }) {
  const t = useTranslations('statement')
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{t('notes')}</h2>
      {notes.length === 0 && <p className="muted">{t('noNotes')}</p>}
      {notes.map(({ words, ...note }) => (
        <div className="under" key={note.id}>
          <ShortNote note={{ ...note, ...words!, author: note.author.name }} timeZone={timeZone} />
        </div>
      ))}
    </section>
  )
}
