import { WHOLE } from './types'
import { parseWeight } from './weights'

/** A typed percentage in whole 1/10,000; null when it is none, or nothing was typed. */
export function readPercent(typed: string): number | null {
  const read = parseWeight(typed)
  return read.state === 'value' ? read.weight : null
}

/**
 * Cuts a whole number into `count` parts as equal as they can be; they add up to it exactly. The first ones carry the remainder
 * (the largest-remainder method with equal claims): 10000 in 3 is 3334, 3333, 3333.
 */
function equalParts(whole: number, count: number): number[] {
  const each = Math.floor(whole / count)
  return Array.from({ length: count }, (_, index) => each + (index < whole - each * count ? 1 : 0))
}

/**
 * Weights with the empty ones filled: what the typed ones leave of 100 % goes to the others in equal parts. Nothing is left to
 * give where the typed ones reach 100 % already; the others then weigh 0.
 */
export function fillWeights(typed: readonly (number | null)[]): number[] {
  const left = Math.max(0, WHOLE - typed.reduce<number>((sum, weight) => sum + (weight ?? 0), 0))
  const rest = equalParts(left, typed.filter((weight) => weight === null).length || 1)
  return typed.map((weight) => weight ?? rest.shift() ?? 0)
}
