import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import { DismissSuggestion, Suggestions } from '@/components/incentives/suggestions'
import { EmptyState, Notice } from '@/components/ui/panels'
import type { NotesPage } from '@/db/queries/notes-page'
import type { NoteView } from '@/db/queries/parts/notes'
import { NoteForm } from './note-form'
import { Note } from './note'

/** Notes to the reader, from them, and about their people; who leads somebody can write one. */
export function Notes({ page }: { page: NotesPage }) {
  const t = useTranslations('notes')
  const state = useStateSentence(page)
  const { toMe, fromMe, aboutMine, people, to, timeZone, before } = page
  const none = toMe.length + fromMe.length + aboutMine.length === 0
  const write = people.length > 0 && (
    <section aria-labelledby="write">
      <h2 id="write">{to ? t('writeTo', { name: to.name }) : t('write')}</h2>
      {to ? (
        <>
          <NoteForm page={page} to={to} />
          {page.noting && (
            <div className="under">
              <DismissSuggestion one={page.noting} />
            </div>
          )}
          <p className="under">
            <Link href="/notes">{t('chooseOther')}</Link>
          </p>
        </>
      ) : (
        <ChoosePerson people={people} />
      )}
    </section>
  )
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
        <p className="state">{state}</p>
      </header>
      {page.gone && (
        <div className="under">
          <Notice plain>{t('suggestionGone')}</Notice>
        </div>
      )}
      {to && write}
      {none && (
        <section>
          <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
        </section>
      )}
      <List id="to-me" title={t('toMe')} notes={toMe} timeZone={timeZone} about="me" />
      <Suggestions suggestions={page.suggestions} />
      {!to && write}
      <List id="from-me" title={t('fromMe')} notes={fromMe} timeZone={timeZone} about="person" />
      <List id="about-mine" title={t('aboutMine')} notes={aboutMine} timeZone={timeZone} about="person" />
      {before && (
        <p className="under">
          <Link href={`/notes?before=${before}` as Route} prefetch={false}>
            {t('older')}
          </Link>
        </p>
      )}
    </>
  )
}

/** What waits for the reader, notes and suggestions: what is there before what is not. */
function useStateSentence({ toMe, suggestions: { own, othersCount } }: NotesPage): string {
  const t = useTranslations('notes')
  const open = toMe.filter(({ mayAcknowledge }) => mayAcknowledge).length
  const said = [
    own.length > 0 && t('suggested', { count: own.length }),
    own.length === 0 && othersCount > 0 && t('suggestedElsewhere', { count: othersCount }),
  ]
  const notes = t('state', { count: open })
  return (open > 0 || own.length === 0 ? [notes, ...said] : [...said, notes]).filter(Boolean).join(t('space'))
}

function List({
  id,
  title,
  notes,
  ...shown
}: {
  id: string
  title: string
  notes: readonly NoteView[]
  timeZone: string
  about: 'me' | 'person'
}) {
  if (notes.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {notes.map((note) => (
        <Note key={note.id} note={note} {...shown} />
      ))}
    </section>
  )
}

/** The person first: the form then knows their goals. A plain form in the address. */
function ChoosePerson({ people }: Pick<NotesPage, 'people'>) {
  const t = useTranslations('notes.choose')
  const teams = [...new Set(people.map(({ teamName }) => teamName))]
  return (
    <form action="/notes" className="field">
      <label htmlFor="person">{t('person')}</label>
      <p className="hint">{t('hint')}</p>
      <p className="actions">
        <select id="person" name="person" required defaultValue="" autoComplete="off">
          <option value="" disabled>
            {t('choose')}
          </option>
          {teams.map((team) => (
            <optgroup key={team ?? ''} label={team ?? t('noTeam')}>
              {people
                .filter(({ teamName }) => teamName === team)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <button className="button">{t('button')}</button>
      </p>
    </form>
  )
}
