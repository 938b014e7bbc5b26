import { notCountedBecause } from '../coverage'
import { fillWeights, readPercent } from '../fill-weights'
import { isEmptyRow, readNumbers, type Measure, type Problems } from '../input/key-results'
import type { KeyResultTerms } from '../measures'
import { hasRhythm } from '../rhythm'
import type { Day, Decimal, GoalLevel, Kind } from '../types'
import type { GoalFacts, KeyResultFacts, ParentFacts } from './goal-facts'
import type { OwnPace } from '../rhythm'

/** What the check goes by beside what is typed; it travels with the form. */
export type CheckBasis = {
  level: GoalLevel
  period: { first: Day; last: Day; direction: readonly string[] }
  /** The company's, for amounts in own wording. */
  currency: string
  metrics: readonly ({ id: string; name: string } & Measure)[]
  /** By metric; empty where the viewer does not see the owner's history. */
  histories: Readonly<Record<string, OwnPace>>
  /** Key results above, as the form offers them. */
  parents: readonly ({
    id: string
    goalId: string
    goalName: string
    metricId: string | null
    name: string
    covered: number | null
  } & Pick<KeyResultTerms, 'kind' | 'unit' | 'currency' | 'baseline' | 'target' | 'base'>)[]
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text)
const days = (text: string): Day | null => (isDay(text) ? text : null)

/** The numbers of a list's rows that are in the form, in order. */
function rowsOf(data: FormData, list: string): number[] {
  const found = new Set<number>()
  for (const name of data.keys()) {
    const row = new RegExp(`^${list}\\.(\\d{1,3})\\.`).exec(name)?.[1]
    if (row !== undefined) found.add(Number(row))
  }
  return [...found].sort((a, b) => a - b)
}

function textOf(data: FormData, name: string): string {
  const typed = data.get(name)
  return typeof typed === 'string' ? typed.trim() : ''
}

const rowFacts = (data: FormData, basis: CheckBasis, row: number): KeyResultFacts | null =>
  keyResultFacts((field) => textOf(data, `keyResults.${row}.${field}`), data, basis, row)

/** The weights the key results of the form would have, empty ones with what is left; none while one cannot be read. */
export function formWeights(data: FormData, basis: CheckBasis): number[] {
  const typed = rowsOf(data, 'keyResults')
    .filter((row) => rowFacts(data, basis, row) !== null)
    .map((row) => textOf(data, `keyResults.${row}.weight`))
  const read = typed.map(readPercent)
  return read.some((weight, at) => weight === null && typed[at] !== '') ? [] : fillWeights(read)
}

/** The facts of a goal while it is typed: what cannot be read yet is not there yet. */
export function formFacts(data: FormData, basis: CheckBasis): GoalFacts {
  const text = (name: string) => textOf(data, name)
  const supported = basis.parents.find(({ goalId }) => goalId === text('supportsGoalId'))
  return {
    level: basis.level,
    name: text('name'),
    content: text('content'),
    keyResults: rowsOf(data, 'keyResults').flatMap((row) => rowFacts(data, basis, row) ?? []),
    starts: days(text('starts')) ?? basis.period.first,
    deadline: days(text('deadline')) ?? basis.period.last,
    period: basis.period,
    tasks: rowsOf(data, 'tasks').filter((row) => text(`tasks.${row}.title`) !== '').length,
    background: text('background'),
    support: text('support'),
    relevance: text('relevance'),
    supports: supported?.goalName ?? null,
    marketReason: false,
  }
}

function keyResultFacts(
  field: (name: string) => string,
  data: FormData,
  basis: CheckBasis,
  row: number,
): KeyResultFacts | null {
  const metricId = field('metricId')
  const metric = basis.metrics.find(({ id }) => id === metricId)
  const kind = metric?.kind ?? (metricId === 'own' ? (field('kind') as Kind | '') : '')
  if (kind === '') return null
  const typed = {
    baseline: field('baseline'),
    base: field('base'),
    target: field('target'),
    dueOn: days(field('dueOn')),
  }
  const wording = field('wording')
  const unused = { id: null, kind: '', unit: '', weight: '', source: 'manual', parents: [] } as const
  if (isEmptyRow({ ...unused, ...typed, parents: [], metricId, wording })) return null
  const money = kind === 'amount' || kind === 'growth'
  const measure: Measure = metric ?? {
    kind,
    unit: kind === 'count' || kind === 'limit' || kind === 'floor' ? field('unit') : '',
    currency: money ? basis.currency : null,
  }
  const unread: Problems = {}
  const numbers = readNumbers(typed, measure, unread)
  const known = (name: 'baseline' | 'base' | 'target'): Decimal | null =>
    unread[name] ? null : numbers[name]
  const { unit, currency } = measure
  return {
    name: wording || (metric?.name ?? ''),
    terms: {
      kind,
      unit,
      currency,
      baseline: known('baseline'),
      target: known('target'),
      base: known('base'),
      dueOn: numbers.dueOn,
    },
    isTotal: hasRhythm(kind),
    history: (metric && basis.histories[metric.id]) ?? null,
    parents: rowsOf(data, `keyResults\\.${row}\\.parents`).flatMap((one): ParentFacts[] => {
      const chosen = basis.parents.find(({ id }) => id === field(`parents.${one}.parentId`))
      if (!chosen) return []
      const { name, covered, kind, unit, currency, baseline, target, base } = chosen
      const own = {
        kind: measure.kind,
        unit: measure.unit,
        currency: measure.currency,
        metricId: metric?.id ?? null,
      }
      return [
        {
          name,
          terms: { kind, unit, currency, baseline, target, base },
          coverage: covered,
          addsUp: notCountedBecause(chosen, own) === null,
        },
      ]
    }),
  }
}
