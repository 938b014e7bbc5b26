import { and, desc, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { confirmChanges, refuseChange } from '../commands/confirmations/settle'
import type { Context } from '../context'
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
