import { and, desc, eq, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { answersNote, withdrawsNote } from '@/lib/okr/permissions'
import type { Day, Decimal } from '@/lib/okr/types'
import type { Context } from '../../context'
import { goal, membership, note, person } from '../../schema'
import { readableNotes, visibleGoals } from '../../scope'
import { holdsOn } from './dated'

/** A note as one reader sees it. To its person a withdrawn note has no words any more. */
export type NoteView = {
  id: string
  kind: 'reward' | 'penalty'
  person: { id: string; name: string }
  author: { id: string; name: string }
  /** Only where the viewer may see it. */
  goal: { id: string; name: string } | null
  words: {
    body: string
    amount: Decimal | null
    currency: string | null
    support: string | null
    target: string | null
    changeBy: Day | null
  } | null
  writtenAt: Date
  withdrawnAt: Date | null
  acknowledgedAt: Date | null
  answer: string | null
  answeredAt: Date | null
  mayAcknowledge: boolean
  mayAnswer: boolean
  mayWithdraw: boolean
}

/** Notes the viewer may read, newest first, all of them or so many: one statement. */
export async function notesFor(ctx: Context, where: SQL | undefined, limit?: number): Promise<NoteView[]> {
  const author = alias(person, 'author')
  const asked = ctx.db
    .select({
      note,
      person: { id: person.id, name: person.name },
      author: { id: author.id, name: author.name },
      goal: sql<{ id: string; name: string } | null>`case when ${visibleGoals(ctx)} then
        json_build_object('id', ${goal.id}, 'name', ${goal.name}) end`,
    })
    .from(note)
    .innerJoin(person, eq(person.id, note.personId))
    .innerJoin(author, eq(author.id, note.authorId))
    .leftJoin(goal, eq(goal.id, note.goalId))
    .leftJoin(membership, and(eq(membership.personId, note.personId), holdsOn(membership, ctx.today)))
    .where(and(readableNotes(ctx, membership.teamId), where))
    .orderBy(desc(note.writtenAt), desc(note.id))
  const found = await (limit === undefined ? asked : asked.limit(limit))
  return found.map((row) => viewOf(ctx, row))
}

type Row = Pick<NoteView, 'person' | 'author' | 'goal'> & { note: typeof note.$inferSelect }

function viewOf({ viewer, now }: Context, { note: one, ...names }: Row): NoteView {
  const { id, kind, writtenAt, withdrawnAt, acknowledgedAt, answer, answeredAt } = one
  const { body, amount, currency, support, target, changeBy } = one
  const stands = withdrawnAt === null
  const theirs = answersNote(viewer, one)
  return {
    ...names,
    goal: one.goalId === null ? null : names.goal,
    id,
    kind,
    words: stands || !theirs ? { body, amount, currency, support, target, changeBy } : null,
    writtenAt,
    withdrawnAt,
    acknowledgedAt,
    answer,
    answeredAt,
    mayAcknowledge: stands && theirs && acknowledgedAt === null,
    mayAnswer: stands && theirs && answeredAt === null,
    mayWithdraw: stands && withdrawsNote(viewer, one, now),
  }
}
