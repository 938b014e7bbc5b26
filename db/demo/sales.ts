import type { Day } from '../../lib/okr/types'
import { readDeals, type Deal } from './deals'
import type { Rep } from './people'
import type { Periods, Quarter } from './periods'
import { learnPace, type LearnedPace } from './shapes'
import type { World } from './world'

export type Result = { revenue: number; deals: number }

/** What reps won, lost and were working on, as the CRM extract tells it. */
export type Sales = {
  /** Whether the extract has any deal of this rep. */
  sells: (rep: Rep) => boolean
  /** Won from one day to another, both included, in the order of their days; nothing after today. */
  won: (rep: Rep, from: Day, to: Day) => Deal[]
  lost: (rep: Rep, from: Day, to: Day) => Deal[]
  /** Begun by that day, not decided then, with a known account; those decided first come first. */
  open: (rep: Rep, on: Day) => Deal[]
  /** The result of a whole quarter, of what is in the books today. */
  result: (rep: Rep, quarter: Quarter) => Result
  pace: LearnedPace
}

const sum = (deals: readonly Deal[]): Result => ({
  revenue: deals.reduce((total, { value }) => total + value, 0),
  deals: deals.length,
})

export { sum as resultOf }

export function readSales(world: World, periods: Periods): Sales {
  const all = readDeals(periods.quarters[2].first)
  const byRep = new Map<string, Deal[]>()
  for (const deal of all) {
    const list = byRep.get(deal.agent)
    if (list) list.push(deal)
    else byRep.set(deal.agent, [deal])
  }
  for (const list of byRep.values())
    list.sort((a, b) => (a.closedOn ?? '9').localeCompare(b.closedOn ?? '9') || a.id.localeCompare(b.id))
  const dealsOf = (rep: Rep) => byRep.get(rep.name) ?? []

  const closed = (rep: Rep, stage: Deal['stage'], from: Day, to: Day) =>
    dealsOf(rep).filter(
      (deal) =>
        deal.stage === stage &&
        deal.closedOn !== null &&
        deal.closedOn >= from &&
        deal.closedOn <= to &&
        deal.closedOn <= world.today,
    )

  const won: Sales['won'] = (rep, from, to) => closed(rep, 'Won', from, to)
  return {
    sells: (rep) => byRep.has(rep.name),
    won,
    lost: (rep, from, to) => closed(rep, 'Lost', from, to),
    open: (rep, on) =>
      dealsOf(rep).filter(
        ({ account, engagedOn, closedOn }) =>
          account !== null && engagedOn !== null && engagedOn <= on && (closedOn === null || closedOn > on),
      ),
    result: (rep, { first, last }) => sum(won(rep, first, last)),
    pace: learnPace(world, periods, all),
  }
}
