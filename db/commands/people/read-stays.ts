import { eq } from 'drizzle-orm'
import { parseAmount } from '../../../lib/okr/amount'
import { Invalid, type Message } from '../../../lib/okr/errors'
import type { MovePersonInput } from '../../../lib/okr/input/people'
import { baseMeasure } from '../../../lib/okr/input/key-results'
import type { Transaction } from '../../client'
import { keyResult } from '../../schema'
import type { Stays } from './cut-goal'

type Row = MovePersonInput['goals'][number]

/** What was typed to stay with the goal that ends; a field left empty keeps what is measured. @throws Invalid */
export async function readStays(tx: Transaction, { index, value }: Row): Promise<Stays> {
  const problems: Record<string, Message> = {}
  const stays = new Map<string, { amount: string; field: string }>()
  const own = await tx.select().from(keyResult).where(eq(keyResult.goalId, value.goalId))
  for (const { index: place, value: typed } of value.keyResults) {
    const field = `goals.${index}.keyResults.${place}.stays`
    const one = own.find(({ id }) => id === typed.id)
    if (!one || typed.stays === '') continue
    const read = parseAmount(typed.stays, one.kind === 'growth' ? baseMeasure(one) : one)
    if (read.state === 'value') stays.set(one.id, { amount: read.value, field })
    if (read.state === 'error') problems[field] = { key: read.key, values: read.values }
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  return stays
}
