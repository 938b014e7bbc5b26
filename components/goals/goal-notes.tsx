import { useTranslations } from 'next-intl'
import { ShortNote } from '@/components/notes/short-note'
import type { GoalPage } from '@/db/queries/goal-page'

/** Reward and penalty notes about this goal, for exactly those who may read them. */
export function GoalNotes({ page: { notes, goal, timeZone } }: { page: GoalPage }) {
  const t = useTranslations('goal.notes')
  if (notes.length === 0) return null
  return (
    <section aria-labelledby="notes">
      <div className="section-head">
        <h2 id="notes">{t('title')}</h2>
        <span className="small muted">{t('readers', { name: goal.ownerName })}</span>
      </div>
      {notes.map((note) => (
        <ShortNote key={note.id} note={note} timeZone={timeZone} />
      ))}
    </section>
  )
}
