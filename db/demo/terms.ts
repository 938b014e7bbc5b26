import type { Decimal } from '../../lib/okr/types'
import type { KeyResult } from './goal-writer'

/** The target that held at an instant. */
export function targetAt({ target, changes }: KeyResult, at: Date): Decimal {
  return changes.findLast((change) => change.at <= at)?.target ?? target
}

/** The target that holds in the end. */
export const targetNow = ({ target, changes }: KeyResult): Decimal => changes.at(-1)?.target ?? target
