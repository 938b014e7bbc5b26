import { eq } from 'drizzle-orm'
import type { Message } from '../../../lib/okr/errors'
import { judgedNoteInput, type JudgedNote } from '../../../lib/okr/input/notes'
import type { Decimal } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { incentiveRule } from '../../schema'
import { readNoteAmount } from './read-note-amount'

/** The amount of a note, or null; what is wrong with it, or with a penalty's day, goes to the fields. */
export function judgeNote(
  ctx: Context,
  note: JudgedNote,
  currency: string,
  fields: Record<string, Message>,
): Decimal | null {
  if (note.kind === 'penalty' && note.changeBy !== null && note.changeBy < ctx.today)
    fields.changeBy = { key: 'dayPassed' }
  return readNoteAmount(ctx, note, currency, fields)
}

/** The same of a form that is refused for other fields: all of it is said at once. */
export async function noteProblems(ctx: Context, typed: unknown): Promise<Record<string, Message>> {
  const read = judgedNoteInput.safeParse(typed)
  const fields: Record<string, Message> = {}
  if (read.success) judgeNote(ctx, read.data, await currencyOf(ctx, read.data.ruleId), fields)
  return fields
}

/** Of the rule that suggested the note, else the company's. */
async function currencyOf({ db, company }: Context, ruleId: string | null): Promise<string> {
  if (ruleId === null) return company.currency
  const [found] = await db
    .select({ currency: incentiveRule.currency })
    .from(incentiveRule)
    .where(eq(incentiveRule.id, ruleId))
  return found?.currency ?? company.currency
}
