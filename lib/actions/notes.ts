'use server'

import { acknowledgeNote as acknowledge } from '@/db/commands/notes/acknowledge-note'
import { answerNote as answer } from '@/db/commands/notes/answer-note'
import { noteProblems } from '@/db/commands/notes/note-problems'
import { withdrawNote as withdraw } from '@/db/commands/notes/withdraw-note'
import { writeNote as write } from '@/db/commands/notes/write-note'
import { answerNoteInput, noteActInput, writeNoteInput } from '@/lib/okr/input/notes'
import { action } from './action'

// The form goes with the page it was on, so the line of success is said where the note then stands.
const toNotes = () => '/notes'

export const writeNote = action(writeNoteInput, write, {
  done: 'noteWritten',
  redirectTo: toNotes,
  alsoWrong: noteProblems,
})

export const withdrawNote = action(noteActInput, withdraw, { done: 'noteWithdrawn', redirectTo: toNotes })

export const acknowledgeNote = action(noteActInput, acknowledge, {
  done: 'noteAcknowledged',
  redirectTo: toNotes,
})

export const answerNote = action(answerNoteInput, answer, { done: 'noteAnswered', redirectTo: toNotes })
