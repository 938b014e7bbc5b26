import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Context } from '../../context'
import { membership, note, person } from '../../schema'
import { readableNotes } from '../../scope'
import { holdsOn } from './dated'

/** Reward and penalty notes about a goal that the viewer may read, newest first; withdrawn ones are left out. */
export const goalNotes = (ctx: Context, goalId: string) =>
  ctx.db
    .select({
      id: note.id,
      kind: note.kind,
      personId: note.personId,
      author: person.name,
      body: note.body,
      amount: note.amount,
      currency: note.currency,
      support: note.support,
      target: note.target,
      changeBy: note.changeBy,
      writtenAt: note.writtenAt,
      acknowledgedAt: note.acknowledgedAt,
      answer: note.answer,
    })
    .from(note)
    .innerJoin(person, eq(person.id, note.authorId))
    .leftJoin(membership, and(eq(membership.personId, note.personId), holdsOn(membership, ctx.today)))
    .where(and(eq(note.goalId, goalId), isNull(note.withdrawnAt), readableNotes(ctx, membership.teamId)))
    .orderBy(desc(note.writtenAt), desc(note.id))

export type GoalNote = Awaited<ReturnType<typeof goalNotes>>[number]
