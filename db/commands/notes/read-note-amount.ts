import { parseAmount } from '../../../lib/okr/amount'
import { compare } from '../../../lib/okr/decimal'
import type { Message } from '../../../lib/okr/errors'
import type { Decimal } from '../../../lib/okr/types'
import type { Context } from '../../context'

/** The amount of a note or of a rule that suggests one, or null; what is wrong with it goes to the field. */
export function readNoteAmount(
  { company }: Context,
  { kind, amount }: { kind: 'reward' | 'penalty'; amount: string },
  currency: string,
  fields: Record<string, Message>,
): Decimal | null {
  const read = parseAmount(amount, { kind: 'amount', currency })
  if (read.state === 'empty') return null
  if (kind === 'penalty' && !company.penaltyAmounts) fields.amount = { key: 'penaltyAmountOff' }
  else if (read.state === 'error') fields.amount = { key: read.key, values: read.values }
  else if (compare(read.value, '0') <= 0) fields.amount = { key: 'amountNotPositive' }
  else return read.value
  return null
}
