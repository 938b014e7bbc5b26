import { and, desc, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { confirmChanges, refuseChange } from '../commands/confirmations/settle'
import type { Context } from '../context'
import { shownConfirmations, type WaitingChange } from '../queries/parts/confirmations'
import { toDosOf } from '../queries/parts/to-dos'
import { confirmation } from '../schema'

/** What waits about somebody or something, the newest first. */
export const waitingAbout = ({ db }: Context, subjectId: string) =>
  db
    .select()
    .from(confirmation)
    .where(and(eq(confirmation.subjectId, subjectId), isNull(confirmation.settledAt)))
    .orderBy(desc(confirmation.askedAt))

export const confirm = (ctx: Context, ...ids: string[]) => confirmChanges(ctx, { formId: v4(), ids })

export const refuse = (ctx: Context, id: string) => refuseChange(ctx, { formId: v4(), id })

/** What My week says waits for somebody, or is about them. */
export const confirmationsOf = async (ctx: Context): Promise<WaitingChange[]> =>
  shownConfirmations(ctx, (await toDosOf(ctx)).confirmations)
