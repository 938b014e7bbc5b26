import { wholeParts } from './distribute'
import { WHOLE } from './types'
import { parseWeight } from './weights'

/** A typed percentage in whole 1/10,000; null when it is none, or nothing was typed. */
export function readPercent(typed: string): number | null {
  const read = parseWeight(typed)
  return read.state === 'value' ? read.weight : null
}

/**
 * Weights with the empty ones filled: what the typed ones leave of 100 % goes to the others in equal parts. Nothing is left to
 * give where the typed ones reach 100 % already; the others then weigh 0.
 */
export function fillWeights(typed: readonly (number | null)[]): number[] {
  const left = Math.max(0, WHOLE - typed.reduce<number>((sum, weight) => sum + (weight ?? 0), 0))
  const rest = wholeParts(
    left,
    typed.filter((weight) => weight === null).map(() => 1),
  )
  return typed.map((weight) => weight ?? rest.shift() ?? 0)
}
