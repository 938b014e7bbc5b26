import { parseAmount } from './amount'
import { multiply } from './decimal'
import type { Message } from './errors'
import { WHOLE } from './types'

export type ParsedWeight =
  { state: 'empty' } | { state: 'value'; weight: number } | ({ state: 'error' } & Message)

/**
 * A weight or share typed in percent, `33.33` or `33.33%`, as whole 1/10,000 (0 to 10,000).
 * Errors: weightUnreadable {text}, weightTooPrecise {text} past two places, weightOutOfRange {text} below 0 or above 100.
 */
export function parseWeight(text: string): ParsedWeight {
  const parsed = parseAmount(text, { kind: 'percent' })
  if (parsed.state === 'empty') return parsed
  const typed = { text: text.trim().slice(0, 40) }
  if (parsed.state === 'error') {
    return {
      state: 'error',
      key: parsed.key === 'amountTooPrecise' ? 'weightTooPrecise' : 'weightUnreadable',
      values: typed,
    }
  }
  const weight = Number(multiply(parsed.value, '100'))
  if (weight < 0 || weight > WHOLE) return { state: 'error', key: 'weightOutOfRange', values: typed }
  if (!Number.isInteger(weight)) return { state: 'error', key: 'weightTooPrecise', values: typed }
  return { state: 'value', weight }
}

/** Whole 1/10,000 as the percent that `parseWeight` reads back: 3333 → `33.33`, 5000 → `50`. */
export const formatWeight = (weight: number): string => multiply(String(weight), '0.01')
