import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import { carriedStates } from '@/lib/okr/carry-over'
import { MOST_CARRIED } from '@/lib/okr/input/periods'
import { carriesGoal } from '@/lib/okr/permissions'
import type { Context } from '../../context'
import { goal, team } from '../../schema'
import { visibleGoals } from '../../scope'
import { measuredGoals, type MeasuredGoal } from './measured-goals'
import type { PeriodChoice } from './periods'

export type CarryGoal = {
  id: string
  name: string
  ownerName: string
  /** Capped, against what stood at the end; null where nothing was measured. */
  attainment: number | null
  /** The draft it has become already. */
  carriedTo: string | null
}

export type CarryChoices = {
  /** The next period of the kind that takes goals; null while none is planned. */
  to: PeriodChoice | null
  /** Whose goals can be shown: one's own, the company's, a team's. */
  holders: { value: string; name: string | null; count: number }[]
  holder: string
  /** Those that have not gone on yet first; at most as many as one form takes. */
  goals: CarryGoal[]
  /** How many more of the holder's there are than are listed. */
  more: number
}

/** The goals of a graded or closed period that the viewer could let go on in the next one: three statements. */
export async function carryChoices(
  ctx: Context,
  period: PeriodChoice,
  periods: readonly PeriodChoice[],
  asked: string | undefined,
): Promise<CarryChoices | null> {
  if (period.state !== 'grading' && period.state !== 'closed') return null
  const to = nextOpen(period, periods)
  const inForce = inArray(goal.state, [...carriedStates])
  const [goals, teams, copies] = await Promise.all([
    measuredGoals(ctx, and(eq(goal.periodId, period.id), inForce, visibleGoals(ctx))!),
    ctx.db.select({ id: team.id, name: team.name, archivedAt: team.archivedAt }).from(team),
    to ? copiesIn(ctx, to.id) : new Map<string, string>(),
  ])
  const names = new Map(teams.filter(({ archivedAt }) => !archivedAt).map(({ id, name }) => [id, name]))
  const open = goals.filter((one) => carriesGoal(ctx.viewer, one) && goesOn(one, names))
  if (open.length === 0) return null
  const holderOf = (one: MeasuredGoal) => (one.ownerId === ctx.viewer.id ? 'own' : (one.teamId ?? 'company'))
  const values = [...new Set(open.map(holderOf))]
  const holders = values
    .map((value) => ({
      value,
      name: names.get(value) ?? null,
      count: open.filter((one) => holderOf(one) === value).length,
    }))
    .sort((a, b) => rank(a.value) - rank(b.value) || (a.name ?? '').localeCompare(b.name ?? ''))
  const holder = holders.find(({ value }) => value === asked)?.value ?? holders[0]!.value
  const theirs = open.filter((one) => holderOf(one) === holder)
  const goesFirst = ({ id }: MeasuredGoal) => (copies.has(id) ? 1 : 0)
  return {
    to,
    holders,
    holder,
    more: Math.max(0, theirs.length - MOST_CARRIED),
    goals: theirs
      .sort(
        (a, b) =>
          goesFirst(a) - goesFirst(b) ||
          b.level.localeCompare(a.level) ||
          a.ownerName.localeCompare(b.ownerName),
      )
      .slice(0, MOST_CARRIED)
      .map((one) => ({
        id: one.id,
        name: one.name,
        ownerName: one.ownerName,
        attainment: one.adjustedAttainment?.capped ?? null,
        carriedTo: copies.get(one.id) ?? null,
      })),
  }
}

const rank = (value: string): number => (value === 'own' ? 0 : value === 'company' ? 1 : 2)

const nextOpen = (period: PeriodChoice, periods: readonly PeriodChoice[]): PeriodChoice | null =>
  periods
    .filter(
      ({ kind, first, state }) =>
        kind === period.kind && first > period.last && (state === 'planning' || state === 'active'),
    )
    .at(-1) ?? null

/** Its owner is still here, and its team. */
const goesOn = ({ ownerLeftAt, level, teamId }: MeasuredGoal, teams: ReadonlyMap<string, string>): boolean =>
  level === 'person' ? ownerLeftAt === null : teamId === null || teams.has(teamId)

async function copiesIn(ctx: Context, periodId: string): Promise<Map<string, string>> {
  const found = await ctx.db
    .select({ id: goal.id, from: goal.copiedFromId })
    .from(goal)
    .where(
      and(
        eq(goal.periodId, periodId),
        isNotNull(goal.copiedFromId),
        ne(goal.state, 'dropped'),
        visibleGoals(ctx),
      ),
    )
  return new Map(found.map(({ id, from }) => [from!, id]))
}
