import type { Deal } from '../deals'
import type { Dice } from '../random'

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A few deals with different accounts, among the first ones. */
export function sample(deals: readonly Deal[], n: number, dice: Dice): Deal[] {
  const different = new Map(deals.slice(0, 12).map((deal) => [deal.account, deal]))
  return dice.some([...different.values()], n)
}
