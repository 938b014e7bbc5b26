import type { Message } from '../../../lib/okr/errors'
import { currencyUnknown, ruleAmountInput } from '../../../lib/okr/input/incentives'
import type { Context } from '../../context'
import { readNoteAmount } from '../notes/read-note-amount'

/** What is wrong with the amount of a rule's form that is refused for other fields: all of it is said at once. */
export function ruleProblems(ctx: Context, typed: unknown): Record<string, Message> {
  const read = ruleAmountInput.safeParse(typed)
  if (!read.success) return {}
  const fields: Record<string, Message> = {}
  readNoteAmount(ctx, read.data, read.data.currency, fields)
  if (currencyUnknown(read.data)) fields.currency = { key: 'currencyUnknown' }
  return fields
}
