import { parseAmount } from '../../../lib/okr/amount'
import { isPaced } from '../../../lib/okr/measures'
import { defaultMeasurementDay } from '../../../lib/okr/weeks'
import { Conflict, type Message } from '../../../lib/okr/errors'
import { isEmptyEntry, type GoalEntry } from '../../../lib/okr/input/check-ins'
import type { Day, Decimal } from '../../../lib/okr/types'
import type { Context } from '../../context'
import type { LockedGoal } from './lock-goals'
import { planMeasurement, valueBefore } from './plan-measurements'
import type { StandingCheckIn, StandingKeyResult } from './standing'

/** What a goal's part of the form says, read, and which of it is new. */
export type Said = Pick<GoalEntry, 'confidence' | 'happened' | 'changes' | 'blockers'> & {
  measurements: { keyResultId: string; plan: ReturnType<typeof planMeasurement> }[]
  changed: string[]
}

type Part = {
  goal: LockedGoal
  week: Day
  entry: GoalEntry
  standing: StandingCheckIn | null
  keyResults: StandingKeyResult[]
  /** Where messages on single fields are collected. */
  fields: Record<string, Message>
}

const words = ['happened', 'changes', 'blockers'] as const

export function readEntry(ctx: Pick<Context, 'today'>, part: Part): Said {
  const { goal, entry, standing, fields } = part
  const at = `goals.${goal.id}`
  const usual = defaultMeasurementDay(part.week, ctx.today, goal.deadline)
  const asOf = entry.asOf ?? usual
  if (isEmptyEntry(entry)) fields[`${at}.happened`] = { key: 'checkInEmptied' }
  if (asOf > ctx.today) fields[`${at}.asOf`] = { key: 'dayInFuture' }
  else if (asOf < goal.starts) fields[`${at}.asOf`] = { key: 'dayBeforeGoal', values: { day: goal.starts } }

  // Dropped, or fed from below, since the form was made: a value is not thrown away in silence.
  const takesValue = part.keyResults.filter(({ valueSource }) => valueSource === 'manual')
  const taking = new Set(takesValue.map(({ id }) => id))
  const without = Object.entries(entry.values).filter(([id]) => !taking.has(id))
  if (without.some(([, { value }]) => value !== '')) throw new Conflict('goalChanged')

  const measurements = takesValue.flatMap((result) => {
    const typed = entry.values[result.id]
    if (typed === undefined) return []
    const value = readValue(result, typed, {
      at,
      // A value after the deadline follows the deadline's; any other one replaces what this check-in said.
      except: asOf > goal.deadline ? null : (standing?.id ?? null),
      asOf,
      usualDay: entry.asOf === null,
      fields,
    })
    if (value === undefined) return []
    const entered = { value, asOf: entry.asOf, usual, deadline: goal.deadline }
    return [
      { keyResultId: result.id, plan: planMeasurement(result.measurements, standing?.id ?? null, entered) },
    ]
  })
  const moved = measurements.filter(({ plan }) => plan.insert !== null || plan.supersede.length > 0)
  const said = { ...entry, measurements: moved }
  return { ...said, changed: [...changedWords(entry, standing), ...moved.map((one) => one.keyResultId)] }
}

const changedWords = (entry: GoalEntry, standing: StandingCheckIn | null): string[] => [
  ...(entry.confidence === (standing?.confidence ?? null) ? [] : ['confidence']),
  ...words.filter((name) => entry[name] !== (standing?.[name] ?? '')),
]

type Place = {
  at: string
  except: string | null
  asOf: Day
  usualDay: boolean
  fields: Part['fields']
}

/** What a change starts from before anything was measured: the baseline, where values run from one. */
const startOf = ({ kind, baseline }: StandingKeyResult): Decimal | null =>
  isPaced(kind) ? (kind === 'growth' ? '0' : baseline) : null

/** The total or level that was entered; null for an empty field; undefined when it cannot be read and the field says so. */
function readValue(
  result: StandingKeyResult,
  typed: { value: string; last: string },
  { at, except, asOf, usualDay, fields }: Place,
): Decimal | null | undefined {
  const last = valueBefore(result.measurements, except, asOf)?.value ?? null
  const read = parseAmount(typed.value, { ...result, current: last ?? startOf(result) })
  const refuse = (message: Message): undefined => void (fields[`${at}.values.${result.id}.value`] = message)
  if (read.state === 'empty') return null
  if (read.state === 'error') return refuse(read)
  // Typed against another value than the one that stands: the total would not be the one the form showed.
  if (read.change !== null && usualDay && typed.last !== (last ?? '')) throw new Conflict('lastValueMoved')
  return read.value
}
