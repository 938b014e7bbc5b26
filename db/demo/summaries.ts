import { addDays } from '../../lib/okr/calendar'
import type { Decimal } from '../../lib/okr/types'
import { type Deal, shiftMonths } from './deals'
import type { Rep } from './people'
import type { Quarter } from './periods'
import { resultOf, type Sales } from './sales'

/** What most of the deals' revenue came from. */
export function mainProduct(deals: readonly Deal[]): { name: string; share: number } | null {
  const by = new Map<string, number>()
  for (const { product, value } of deals) by.set(product, (by.get(product) ?? 0) + value)
  const [top] = [...by].sort((a, b) => b[1] - a[1])
  const all = resultOf(deals).revenue
  return top && all > 0 ? { name: top[0], share: top[1] / all } : null
}

export function largest(deals: readonly Deal[], key: 'account' | 'sector', n: number): string[] {
  const by = new Map<string, number>()
  for (const deal of deals) {
    const name = deal[key]
    if (name) by.set(name, (by.get(name) ?? 0) + deal.value)
  }
  return [...by]
    .sort((a, b) => b[1] - a[1])
    .slice(0, n)
    .map(([name]) => name)
}

export const numbers = ({ revenue, deals }: { revenue: Decimal; deals: Decimal }) => ({
  revenue: Number(revenue),
  deals: Number(deals),
})

export const spanBefore = ({ index }: Quarter) => (index === -2 ? ('month' as const) : ('quarter' as const))

/** Won in the quarter before; before the first one only its last month is in the books. */
export const wonBefore = (sales: Sales, reps: readonly Rep[], { first }: Quarter): Deal[] =>
  reps.flatMap((rep) => sales.won(rep, shiftMonths(first, -3), addDays(first, -1)))
