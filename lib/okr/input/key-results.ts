import { parseAmount } from '../amount'
import type { Message } from '../errors'
import { isPaced, validateTerms } from '../measures'
import type { Day, Decimal, GoalLevel, Kind, PaceCurve, ValueSource } from '../types'
import { fillWeights, readPercent } from '../fill-weights'
import type { KeyResultRow, ParentRow } from './goals'

/** A metric of the company's list, as far as a key result takes over from it. */
export type MetricFacts = {
  id: string
  kind: Kind
  unit: string
  currency: string | null
  paceCurve: PaceCurve
}

type Indexed<T> = { index: number; value: T }

/** A key result as a form asks for it, ready to be written. `index` is its place in the form, for messages. */
export type KeyResultDraft = {
  index: number
  id: string | null
  metricId: string | null
  wording: string
  kind: Kind
  unit: string
  currency: string | null
  valueSource: ValueSource
  fedBy: 'people' | 'time'
  paceCurve: PaceCurve
  baseline: Decimal
  base: Decimal | null
  target: Decimal
  /** Whole 1/10,000. */
  weight: number
  dueOn: Day | null
  parents: Indexed<ParentRow>[]
}

export type FormWorld = {
  metrics: ReadonlyMap<string, MetricFacts>
  /** The company's, for amounts in own wording. */
  currency: string
  level: GoalLevel
  /** The goal's period is a year, whose values may come from its quarters. */
  yearly: boolean
  span: { starts: Day; deadline: Day }
}

const additive = (kind: Kind): boolean => kind === 'count' || kind === 'amount' || kind === 'growth'

/** A row nobody has written anything in; a prepared baseline does not count. */
export const isEmptyRow = (row: KeyResultRow): boolean =>
  row.metricId === '' && row.wording === '' && row.target === '' && row.base === '' && row.dueOn === null

/**
 * The key results a form's rows ask for, and what is wrong with them by field (`keyResults.0.target`). Unused rows are left out.
 * Weights left empty share what the typed ones leave of 100 %; whether they add up is asked when the goal is submitted.
 */
export function readKeyResults(
  rows: readonly Indexed<KeyResultRow>[],
  world: FormWorld,
): { list: KeyResultDraft[]; problems: Record<string, Message> } {
  const used = rows.filter(({ value }) => !isEmptyRow(value))
  const problems: Record<string, Message> = {}
  const weights = used.map(({ index, value }) => {
    const weight = value.weight === '' ? null : readPercent(value.weight)
    if (value.weight !== '' && weight === null)
      problems[`keyResults.${index}.weight`] = { key: 'percentUnreadable' }
    return weight
  })
  const filled = fillWeights(weights)
  const list = used.flatMap(({ index, value }, place) => {
    const read = readOne(value, world)
    for (const [field, message] of Object.entries(read.problems))
      if (message) problems[`keyResults.${index}.${field}`] = message
    return read.draft ? [{ ...read.draft, index, weight: filled[place]! }] : []
  })
  return { list, problems }
}

export type Problems = Partial<Record<string, Message>>
type One = { draft: Omit<KeyResultDraft, 'index' | 'weight'> | null; problems: Problems }

function readOne(row: KeyResultRow, world: FormWorld): One {
  const metric = row.metricId === '' || row.metricId === 'own' ? null : world.metrics.get(row.metricId)
  if (metric === undefined) return { draft: null, problems: { metricId: { key: 'unknownChoice' } } }
  const kind = metric?.kind ?? row.kind
  if (row.metricId === '') return { draft: null, problems: { metricId: { key: 'required' } } }
  if (kind === '') return { draft: null, problems: { kind: { key: 'required' } } }
  const problems: Problems = {}
  if (!metric && row.wording === '') problems.wording = { key: 'required' }
  const money = kind === 'amount' || kind === 'growth'
  // Where nothing below can add up, the form does not ask for a source: whatever stands in the hidden field, it is by hand.
  const source = metric && additive(kind) ? row.source : 'manual'
  const facts = {
    id: row.id,
    metricId: metric?.id ?? null,
    wording: row.wording,
    kind,
    unit: metric?.unit ?? (money || kind === 'percent' || kind === 'milestone' ? '' : row.unit),
    currency: metric?.currency ?? (money ? world.currency : null),
    paceCurve: metric?.paceCurve ?? ('linear' as const),
    fedBy: source === 'time' ? ('time' as const) : ('people' as const),
    valueSource: source === 'manual' ? ('manual' as const) : ('children' as const),
    parents: row.parents,
  }
  if (source === 'people' && world.level === 'person') problems.source = { key: 'unknownChoice' }
  else if (source === 'time' && !world.yearly) problems.source = { key: 'unknownChoice' }
  const numbers = readNumbers(row, facts, problems)
  if (Object.keys(problems).length > 0) return { draft: null, problems }
  Object.assign(problems, validateTerms({ kind, ...numbers }, world.span))
  return { draft: { ...facts, ...numbers }, problems }
}

/** What a field of a key result is counted in. */
export type Measure = { kind: Kind; unit: string; currency: string | null }

/** A typed number as its kind reads it. What cannot be read, and an empty field, is put down under the field's name. */
export function readValue(typed: string, measure: Measure, field: string, problems: Problems): Decimal {
  const amount = parseAmount(typed, measure)
  if (amount.state === 'value') return amount.value
  problems[field] =
    amount.state === 'empty' ? { key: 'required' } : { key: amount.key, values: amount.values }
  return '0'
}

const percentage: Measure = { kind: 'percent', unit: '', currency: null }

/** How a kind's target and its start are typed: a growth as a percentage over an amount, all else as the measure itself. */
export const targetMeasure = (measure: Measure): Measure => (measure.kind === 'growth' ? percentage : measure)
export const baseMeasure = (measure: Measure): Measure => ({ ...measure, kind: 'amount' })

type Typed = { baseline: string; base: string; target: string; dueOn: Day | null }

/** The numbers a kind has, the others at rest: milestones go from 0 to 1, bounds and growth start nowhere. */
export function readNumbers(typed: Typed, measure: Measure, problems: Problems) {
  const { kind } = measure
  if (kind === 'milestone') return { baseline: '0', base: null, target: '1', dueOn: typed.dueOn }
  const growth = kind === 'growth'
  return {
    baseline: isPaced(kind) && !growth ? readValue(typed.baseline, measure, 'baseline', problems) : '0',
    base: growth ? readValue(typed.base, baseMeasure(measure), 'base', problems) : null,
    target: readValue(typed.target, targetMeasure(measure), 'target', problems),
    dueOn: null,
  }
}
