import { and, isNull, sql } from 'drizzle-orm'
import { add } from '@/lib/okr/decimal'
import { NotFound } from '@/lib/okr/errors'
import type { IncentiveKind } from '@/lib/okr/incentives'
import { writesIncentives } from '@/lib/okr/permissions'
import type { Decimal } from '@/lib/okr/types'
import type { Context } from '../context'
import { isId } from '../ids'
import { read } from '../read'
import { note } from '../schema'
import { rulesBefore, type RuleWords } from './parts/incentive-rules'
import { holds } from './parts/dated'
import { notesOfPeriod } from './parts/period-notes'
import { periodsFor, type PeriodChoice } from './parts/periods'

export type UsedRule = RuleWords & {
  removedAt: string | null
  /** How many suggestions became notes, how many were dismissed, but none about the viewer's own goals. */
  noted: number
  dismissed: number
}

/** A suggestion a lead let go, with their word. */
export type Dismissal = {
  id: string
  kind: IncentiveKind
  person: string
  goalId: string
  goal: string
  mark: number
  by: string
  at: string
  word: string
}

type NoteSum = { count: number; amounts: { currency: string; amount: Decimal }[] }

/** What was noted for one team's people in the period. */
export type TeamIncentives = {
  teamId: string | null
  team: string | null
} & Record<IncentiveKind, NoteSum>

export type IncentivesPage = {
  period: PeriodChoice
  /** In use, rewards first. */
  rules: UsedRule[]
  /** Out of use, of which something was decided. */
  removed: UsedRule[]
  /** What the form takes the place of. */
  changing: UsedRule | null
  /** Rules can be written. */
  open: boolean
  /** How many rules the period before offers to be copied. */
  before: number
  /** The newest, newest first; none about the viewer's own goals. */
  dismissals: Dismissal[]
  /** How many there are in all. */
  dismissalCount: number
  teams: TeamIncentives[]
  /** All teams together. */
  all: Record<IncentiveKind, NoteSum>
  penaltyAmounts: boolean
  currency: string
  timeZone: string
}

const DISMISSALS_SHOWN = 50

/**
 * A period's incentive rules with what became of their suggestions, and the notes of the period by team: number and amounts, whoever
 * wrote them and whether a rule had suggested them or not; withdrawn ones do not count.
 *
 * @throws NotFound for everybody but executives.
 */
export async function incentivesPage(
  ctx: Context,
  periodId: string,
  asked: { change?: string },
): Promise<IncentivesPage> {
  if (!isId(periodId) || !writesIncentives(ctx.viewer)) throw new NotFound()
  const period = (await periodsFor(ctx)).find(({ id }) => id === periodId)
  if (!period) throw new NotFound()
  const [all, dismissals, sums] = await Promise.all([
    rulesOf(ctx, periodId),
    dismissalsOf(ctx, periodId),
    sumsByTeam(ctx, period),
  ])
  const rules = all.filter(({ removedAt }) => removedAt === null)
  const open = period.state !== 'closed'
  return {
    period,
    rules,
    removed: all.filter((one) => one.removedAt !== null && one.noted + one.dismissed > 0),
    changing: (open && rules.find(({ id }) => id === asked.change)) || null,
    open,
    before: open && rules.length === 0 ? (await rulesBefore(ctx.db, period)).length : 0,
    dismissals,
    dismissalCount: all.reduce((sum, { dismissed }) => sum + dismissed, 0),
    teams: byTeam(sums),
    all: together(sums),
    timeZone: ctx.company.timeZone,
    penaltyAmounts: ctx.company.penaltyAmounts,
    currency: ctx.company.currency,
  }
}

const rulesOf = (ctx: Context, periodId: string): Promise<UsedRule[]> =>
  read(
    ctx,
    sql`select r.id, r.kind, r.against, r.capped, r."from", r."to", r.text, r.amount::text, r.currency,
        to_json(r.removed_at) #>> '{}' as "removedAt",
        coalesce(d.noted, 0) as noted, coalesce(d.dismissed, 0) as dismissed
      from incentive_rule r left join (
        select s.rule_id, count(*) filter (where s.outcome = 'noted')::int as noted,
          count(*) filter (where s.outcome = 'dismissed')::int as dismissed
        from incentive_suggestion s join goal g on g.id = s.goal_id and g.owner_id <> ${ctx.viewer.id}
        group by s.rule_id) d on d.rule_id = r.id
      where r.period_id = ${periodId}
      order by r.kind desc, coalesce(r."from", 0) desc, coalesce(r."to", 0), r.id`,
  )

const dismissalsOf = (ctx: Context, periodId: string): Promise<Dismissal[]> =>
  read(
    ctx,
    sql`select s.id, r.kind, o.name as person, g.id as "goalId", g.name as goal, s.mark, b.name as by,
        to_json(s.at) #>> '{}' as at, s.word
      from incentive_suggestion s join incentive_rule r on r.id = s.rule_id join goal g on g.id = s.goal_id
      join person o on o.id = g.owner_id join person b on b.id = s.by_id
      where r.period_id = ${periodId} and s.outcome = 'dismissed' and g.owner_id <> ${ctx.viewer.id}
      order by s.at desc, s.id desc limit ${DISMISSALS_SHOWN}`,
  )

type SumRow = {
  teamId: string | null
  team: string | null
  kind: IncentiveKind
  currency: string | null
  count: number
  amount: Decimal | null
}

/** A note counts in the team its goal counts in, without one in its person's team on the period's last day, or today's. */
function sumsByTeam(ctx: Context, period: PeriodChoice): Promise<SumRow[]> {
  const day = period.last < ctx.today ? period.last : ctx.today
  return read(
    ctx,
    sql`select t.id as "teamId", t.name as team, ${note.kind} as kind, ${note.currency} as currency, count(*)::int as count,
        trim_scale(sum(${note.amount}))::text as amount
      from ${note} left join goal g on g.id = ${note.goalId}
      left join membership m on m.person_id = ${note.personId} and ${holds('m', day)}
      left join team t on t.id = coalesce(g.team_id, m.team_id)
      where ${and(isNull(note.withdrawnAt), notesOfPeriod(ctx, period))}
      group by t.id, t.name, ${note.kind}, ${note.currency}
      order by t.name, t.id, ${note.currency}`,
  )
}

function byTeam(rows: readonly SumRow[]): TeamIncentives[] {
  const teams = new Map<string | null, TeamIncentives>()
  for (const { teamId, team, kind, currency, count, amount } of rows) {
    const known = teams.get(teamId) ?? { teamId, team, reward: nothing(), penalty: nothing() }
    teams.set(teamId, known)
    known[kind].count += count
    if (currency !== null && amount !== null) known[kind].amounts.push({ currency, amount })
  }
  return [...teams.values()]
}

/** Exact sums: an amount is a decimal, never a float. */
function together(rows: readonly SumRow[]): Record<IncentiveKind, NoteSum> {
  const all = { reward: nothing(), penalty: nothing() }
  for (const { kind, currency, count, amount } of rows) {
    const sum = all[kind]
    sum.count += count
    if (currency === null || amount === null) continue
    const same = sum.amounts.find((one) => one.currency === currency)
    if (same) same.amount = add(same.amount, amount)
    else sum.amounts.push({ currency, amount })
  }
  return all
}

const nothing = (): NoteSum => ({ count: 0, amounts: [] })
