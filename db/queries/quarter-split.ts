import { add, compare } from '@/lib/okr/decimal'
import { cuts, type Cut } from '@/lib/okr/distribute'
import { Forbidden, NotFound } from '@/lib/okr/errors'
import { createsGoal } from '@/lib/okr/permissions'
import { counts, proposeQuarters, type Proposal } from '@/lib/okr/quarter-split'
import type { Decimal } from '@/lib/okr/types'
import type { Context } from '../context'
import { isId } from '../ids'
import {
  asks,
  writesOf,
  yearQuarters,
  type QuarterFacts,
  type Writes,
  type YearQuarter,
  type YearQuarters,
  type YearResult,
} from './parts/year-quarters'

export type QuarterRow = QuarterFacts & {
  quarter: YearQuarter
  /** What the field starts with; null where the quarter is fixed, or nothing is proposed. */
  proposed: Decimal | null
  /** Counts with what it has: it has ended, or its agreed target is to stay. */
  fixed: boolean
  writes: Writes
}

export type SplitResult = Pick<YearResult, 'keyResult' | 'span'> &
  Pick<Proposal, 'left' | 'over' | 'cut'> & {
    rows: QuarterRow[]
    /** What the ended quarters brought. */
    reached: Decimal
    /** What ended quarters brought and the others ask for; null while one asks for nothing yet. */
    sum: Decimal | null
    /** Some of that is of drafts: their quarters have nothing agreed. */
    withDrafts: boolean
  }

export type QuarterSplit = Pick<YearQuarters, 'goal' | 'period'> & {
  quarters: YearQuarter[]
  results: SplitResult[]
  /** As asked for; null: each key result starts with what its quarters ask for where that adds up, else with a proposal. */
  cut: Cut | null
  /** Agreed targets stay, and the others make up the year. */
  keep: boolean
  /** Some quarter takes a draft. */
  writes: boolean
  /** Some quarter takes a new one. */
  writesNew: boolean
}

type Asked = { cut?: string; keep?: string }

/**
 * A year goal in quarters: what each reached or asks for, and what the remaining ones would have to bring. Four statements.
 *
 * @throws NotFound where the viewer does not see it or it is no year's, Forbidden where they do not write goals for its holder.
 */
export async function quarterSplit(ctx: Context, goalId: string, asked: Asked): Promise<QuarterSplit> {
  if (!isId(goalId)) throw new NotFound()
  const { goal, period, quarters, results } = await yearQuarters(ctx, goalId)
  if (!createsGoal(ctx.viewer, goal)) throw new Forbidden()
  const cut = cuts.find((one) => one === asked.cut) ?? null
  const keep = asked.keep === 'on'
  const split = results.map((result) => splitOf(result, quarters, { cut, keep }))
  const open = period.state !== 'closed' && goal.state !== 'graded' && goal.state !== 'dropped'
  const all = split.flatMap(({ rows }) => rows)
  return {
    goal,
    period,
    quarters,
    results: split,
    cut,
    keep,
    writes: open && all.some(({ writes }) => writes !== 'nothing'),
    writesNew: open && all.some(({ writes }) => writes === 'new'),
  }
}

function splitOf(
  { keyResult, span, quarters: facts }: YearResult,
  quarters: readonly YearQuarter[],
  { cut, keep }: { cut: Cut | null; keep: boolean },
): SplitResult {
  const fixed = facts.map((one, place) => fixedPart(one, quarters[place]!, keep))
  const counted = facts.map((one, place) => (quarters[place]!.ended ? (one.reached ?? '0') : asks(one)))
  const known = counted.filter((one) => one !== null)
  const sum = known.length === counted.length ? known.reduce(add, '0') : null
  const stands = cut === null && sum !== null && compare(sum, span) === 0
  const proposal = proposeQuarters(
    span,
    facts.map(({ yearBefore }, place) => ({ fixed: fixed[place]!, yearBefore })),
    { kind: keyResult.kind, cut: stands ? 'hand' : (cut ?? 'last') },
  )
  return {
    keyResult,
    span,
    left: proposal.left,
    over: proposal.over,
    cut: proposal.cut,
    reached: counted
      .filter((_, place) => quarters[place]!.ended)
      .reduce<Decimal>((all, one) => add(all, one!), '0'),
    sum,
    withDrafts: facts.some(
      ({ present, drafts }, place) => !quarters[place]!.ended && present === null && drafts !== null,
    ),
    rows: facts.map((one, place) => ({
      ...one,
      quarter: quarters[place]!,
      proposed: fixed[place] === null ? (proposal.parts[place] ?? asks(one)) : null,
      fixed: fixed[place] !== null,
      writes: writesOf(quarters[place]!, one),
    })),
  }
}

/** What a quarter counts with, whatever is proposed for the others; null for an open one. */
function fixedPart(
  { reached, present, goals }: QuarterFacts,
  { ended }: YearQuarter,
  keep: boolean,
): Decimal | null {
  if (ended) return reached ?? '0'
  return keep && goals.some(counts) ? present : null
}
