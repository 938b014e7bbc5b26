import { addDays, dayNumber, quarterOf } from '../../lib/okr/calendar'
import type { Day, PeriodState } from '../../lib/okr/types'
import { log } from './log'
import type { Company } from './people'
import { shiftMonths } from './deals'
import type { World } from './world'

/** Days a quarter is graded before it is closed; as long it opens first. */
const GRADING_DAYS = 21
/** The next quarter's planning begins so many days before it. */
const PLANNING_DAYS = 45

export type Period = {
  id: string
  kind: 'quarter' | 'year'
  first: Day
  last: Day
  /** The state it has at `now`; while the demo is written every past period is open. */
  state: PeriodState
  /** The first instant of grading. */
  gradingAt: Date
  closedAt: Date
  year: Period | null
}

export type Quarter = Period & {
  /** Quarters before the one in progress: 0 is now, −1 the last. */
  index: number
  label: { en: string; 'zh-CN': string }
}

export type Periods = {
  /** The two quarters before, and the one in progress. */
  quarters: [Quarter, Quarter, Quarter]
  /** Being planned, in the second half of the quarter. */
  next: Quarter | null
  /** The quarter of the brief's case. */
  pilot: Quarter
  years: Period[]
}

/** The demo tells of three quarters after the pilot of early 2025. */
const EARLIEST = '2025-10-01'

export function buildPeriods(world: World, company: Company): Periods {
  const { today } = world
  if (today < EARLIEST) throw new Error(`The demo company's clock starts on ${EARLIEST}: choose a later day.`)
  const years = new Map<string, Period>()

  const yearOf = (day: Day): Period => {
    const name = day.slice(0, 4)
    const known = years.get(name)
    if (known) return known
    const [first, last] = [`${name}-01-01`, `${name}-12-31`]
    const closedAt = world.at(addDays(last, GRADING_DAYS + 7), '15:00')
    const year = period('year', first, last, world.at(addDays(last, 1), '08:00'), closedAt, null)
    write(year)
    years.set(name, year)
    return year
  }

  const period = (
    kind: Period['kind'],
    first: Day,
    last: Day,
    gradingAt: Date,
    closedAt: Date,
    year: Period | null,
  ): Period => {
    const state = stateAt(first, gradingAt, closedAt)
    return {
      id: world.id(world.at(addDays(first, -30), '09:00')),
      kind,
      first,
      last,
      state,
      gradingAt,
      closedAt,
      year,
    }
  }

  const stateAt = (first: Day, gradingAt: Date, closedAt: Date): PeriodState => {
    if (closedAt < world.now) return 'closed'
    if (gradingAt < world.now) return 'grading'
    return first <= today ? 'active' : 'planning'
  }

  const write = ({ id, kind, first, last, state, gradingAt, closedAt, year }: Period) => {
    const [planned] = world.past(world.at(addDays(first, -PLANNING_DAYS), '09:00'))
    const settings = state === 'planning' ? null : world.settings
    const whileWritten = state === 'planning' ? state : 'active'
    world.rows.period.push({
      ...{ id, kind, first, last, settings, yearId: year?.id ?? null },
      ...{ state: whileWritten, createdAt: planned, version: 1 },
    })
    const steps = [
      ['planning', planned],
      ['active', world.at(first, '00:10')],
      ['grading', gradingAt],
      ['closed', closedAt],
    ] as const
    for (const [step, at] of steps) {
      if (at > world.now) break
      const byId = company.executives[1].id
      world.rows.periodStep.push({ id: world.id(at), periodId: id, state: step, at, byId })
      const event = { planning: 'plan', active: 'open', grading: 'grade', closed: 'close' }[step]
      log(world, {
        event: `period.${event}`,
        by: company.executives[1],
        at,
        subjectId: id,
        after: { state: step },
      })
    }
  }

  const quarter = (day: Day, index: number, closedAt?: Date): Quarter => {
    const { first, last, year, quarter: n } = quarterOf(day)
    const closes = closedAt ?? world.at(addDays(last, GRADING_DAYS), '15:00')
    const held = period('quarter', first, last, world.at(addDays(last, 1), '07:00'), closes, yearOf(first))
    const label = { en: `${year} Q${n}`, 'zh-CN': `${year}年第${'一二三四'[n - 1]}季度` }
    write(held)
    return { ...held, index, label }
  }

  const { first } = quarterOf(today)
  const pilot = quarter('2025-01-01', -99, world.at('2025-07-10', '16:00'))
  const quarters: Periods['quarters'] = [
    quarter(shiftMonths(first, -6), -2),
    quarter(shiftMonths(first, -3), -1),
    quarter(first, 0),
  ]
  const following = shiftMonths(first, 3)
  const planned = dayNumber(following) - dayNumber(today) < PLANNING_DAYS
  const next = planned ? quarter(following, 1) : null
  return { quarters, next, pilot, years: [...years.values()] }
}

/** Brings each period to the state it has at `now`: last, because a closed one takes no more rows. */
export const finalStates = ({ quarters, pilot, years }: Periods): { id: string; state: PeriodState }[] =>
  [...quarters, pilot, ...years]
    .filter(({ state }) => state === 'grading' || state === 'closed')
    .map(({ id, state }) => ({ id, state }))
