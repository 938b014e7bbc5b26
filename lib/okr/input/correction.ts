import { compare } from '../decimal'
import type { Message } from '../errors'
import { addToWhole, validateTerms } from '../measures'
import type { Day, Decimal, Kind } from '../types'
import { readPercent } from '../fill-weights'
import { formatWeight } from '../weights'
import { byNamedId } from './fields'
import type { CorrectGoal } from './goals'
import { type Problems, readNumbers, readValue, targetMeasure } from './key-results'

type Agreed = { target: Decimal; weight: number }

/** A key result as it stands, and what was agreed first; null for one an adjustment added. */
export type StandingTerms = {
  id: string
  kind: Kind
  unit: string
  currency: string | null
  cause: 'draft' | 'agreed' | 'adjusted' | 'corrected'
  baseline: Decimal
  base: Decimal | null
  target: Decimal
  weight: number
  dueOn: Day | null
  dropped: boolean
  original: Agreed | null
}

export type CorrectedTerms = {
  id: string
  baseline: Decimal
  base: Decimal | null
  target: Decimal
  weight: number
  dueOn: Day | null
  original: Agreed | null
}

/**
 * What a correction makes of the numbers, and what is wrong with them by field. Until an adjustment moves it, the current target
 * is the original one and is corrected with it. The weights that hold now still have to be exactly 100 %.
 */
export function readCorrection(
  rows: CorrectGoal['keyResults'],
  standing: readonly StandingTerms[],
  span: { starts: Day; deadline: Day },
): { changed: CorrectedTerms[]; problems: Record<string, Message> } {
  const problems: Record<string, Message> = {}
  const typedRows = byNamedId(rows)
  const after = standing.map((before): CorrectedTerms => {
    const row = typedRows.get(before.id)
    if (!row || before.dropped) return before
    const found: Problems = {}
    const next = readRow(row.value, before, found)
    if (Object.keys(found).length === 0) {
      if (next.original) found.original = validateTerms({ ...before, ...next, ...next.original }, span).target
      Object.assign(found, validateTerms({ ...before, ...next }, span))
      if (before.cause !== 'adjusted' && found.target) {
        found.original = found.target
        delete found.target
      }
    }
    for (const [field, message] of Object.entries(found))
      if (message) problems[`keyResults.${row.index}.${field}`] = message
    return next
  })
  const weights = after.filter((_, place) => !standing[place]!.dropped).map(({ weight }) => weight)
  const sum = formatWeight(weights.reduce((total, weight) => total + weight, 0))
  if (!addToWhole(weights)) problems.keyResults = { key: 'weightsNotWhole', values: { sum } }
  return { changed: after.filter((one, place) => differs(one, standing[place]!)), problems }
}

function readRow(
  row: CorrectGoal['keyResults'][number]['value'],
  before: StandingTerms,
  problems: Problems,
): CorrectedTerms {
  const adjusted = before.cause === 'adjusted'
  const typed = adjusted ? row.target : row.original
  const numbers = readNumbers({ ...row, target: typed }, before, problems)
  if (problems.target && !adjusted) {
    problems.original = problems.target
    delete problems.target
  }
  const weight = row.weight === '' ? before.weight : readPercent(row.weight)
  if (weight === null) problems.weight = { key: 'percentUnreadable' }
  const current = { id: before.id, ...numbers, weight: weight ?? before.weight }
  if (!adjusted) return { ...current, original: { target: current.target, weight: current.weight } }
  if (before.original === null) return { ...current, original: null }
  const milestone = before.kind === 'milestone'
  const target = milestone ? '1' : readValue(row.original, targetMeasure(before), 'original', problems)
  return { ...current, original: { ...before.original, target } }
}

const same = (a: Decimal | null, b: Decimal | null): boolean =>
  a === null || b === null ? a === b : compare(a, b) === 0

const differs = (a: CorrectedTerms, b: StandingTerms): boolean =>
  !same(a.baseline, b.baseline) ||
  !same(a.base, b.base) ||
  !same(a.target, b.target) ||
  a.weight !== b.weight ||
  a.dueOn !== b.dueOn ||
  !same(a.original?.target ?? null, b.original?.target ?? null)
