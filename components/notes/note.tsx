import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { NoteView } from '@/db/queries/parts/notes'
import { formatDay, formatInstant, formatValue } from '@/lib/i18n/format'
import { NoteActs } from './note-acts'

/** A note and what became of it. The same quiet words and colours for both kinds. */
export function Note({
  note,
  timeZone,
  about,
}: {
  note: NoteView
  timeZone: string
  about: 'me' | 'person'
}) {
  const t = useTranslations('notes')
  const locale = useLocale()
  const at = (instant: Date) => formatInstant(instant, locale, timeZone)
  const { words } = note
  const mine = about === 'me'
  return (
    <article className="note under" id={`note-${note.id}`} aria-labelledby={`head-${note.id}`}>
      <h3 id={`head-${note.id}`}>
        {mine
          ? t('head.toMe', { kind: note.kind, author: note.author.name })
          : t('head.about', { kind: note.kind, person: note.person.name })}
      </h3>
      <p className="small muted">
        {mine ? at(note.writtenAt) : t('writtenBy', { author: note.author.name, at: at(note.writtenAt) })}
        {note.goal && (
          <>
            {' · '}
            <Link href={`/goals/${note.goal.id}` as Route} prefetch={false}>
              {note.goal.name}
            </Link>
          </>
        )}
      </p>
      {words && (
        <>
          <p className="whitespace-pre-line under">{words.body}</p>
          {words.amount !== null && (
            <p>
              {t('amount', {
                value: formatValue(words.amount, { kind: 'amount', currency: words.currency }, locale),
              })}
            </p>
          )}
          {(words.support || words.target || words.changeBy) && (
            <dl className="facts">
              {(['support', 'target'] as const).map(
                (part) =>
                  words[part] && (
                    <div key={part}>
                      <dt>{t(`changes.${part}`)}</dt>
                      <dd className="whitespace-pre-line">{words[part]}</dd>
                    </div>
                  ),
              )}
              {words.changeBy && (
                <div>
                  <dt>{t('changes.changeBy')}</dt>
                  <dd>{formatDay(words.changeBy, locale)}</dd>
                </div>
              )}
            </dl>
          )}
        </>
      )}
      {note.withdrawnAt !== null && (
        <p className="muted under">
          {t(words ? 'withdrawn' : 'withdrawnFromMe', { author: note.author.name, at: at(note.withdrawnAt) })}
        </p>
      )}
      {note.withdrawnAt === null && (
        <p className="small muted under">
          {note.acknowledgedAt === null
            ? t(mine ? 'openToMe' : 'open', { name: note.person.name })
            : t(mine ? 'acknowledgedByMe' : 'acknowledged', {
                name: note.person.name,
                at: at(note.acknowledgedAt),
              })}
        </p>
      )}
      {note.answer && (
        <blockquote className="quote under">
          <h4 className="small faint">
            {t(mine ? 'answeredByMe' : 'answered', { name: note.person.name, at: at(note.answeredAt!) })}
          </h4>
          <p className="whitespace-pre-line">{note.answer}</p>
        </blockquote>
      )}
      <NoteActs note={note} />
    </article>
  )
}
