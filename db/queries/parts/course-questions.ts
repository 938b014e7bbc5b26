import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { courseAsked, type CourseReason } from '@/lib/okr/course'
import type { Day, Status } from '@/lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'
import { leadsAbove, nearestLeadIs } from './leads-above'
import { measuredGoals, type MeasuredGoal } from './measured-goals'
import { historyOf, type MetricHistory } from './own-history'
import type { PeriodChoice } from './periods'

/** A goal whose owner or lead is asked: keep, adjust, or change the approach? */
export type CourseQuestion = {
  goalId: string
  goal: string
  /** Null for one's own. */
  owner: string | null
  asked: CourseReason
  progress: number | null
  pace: number
  status: Status
  /** For `needed`: the key result that asks furthest beyond the own best four weeks. */
  beyond:
    | (Pick<MeasuredGoal['keyResults'][number], 'name' | 'kind' | 'unit' | 'currency'> & {
        perWeek: number
        best: number
      })
    | null
}

type Candidate = {
  goalId: string
  answered: { asked: CourseReason; on: Day }[]
}

/** Questions beyond these wait until the first are answered. */
const MOST = 20

/**
 * What is asked of the viewer about their own goals and those whose nearest lead they are, in two statements whatever their
 * number: which goals run and what has been answered, then those goals with the past ones their best weeks come from.
 */
export async function courseQuestions(
  ctx: Context,
  periods: readonly PeriodChoice[],
): Promise<CourseQuestion[]> {
  const candidates = await running(ctx)
  const goals = await measuredGoals(ctx, ofTheSameOwners(ctx, candidates))
  const byOwner = new Map<string, Map<string, MetricHistory>>()
  const bestOf = (one: MeasuredGoal): Map<string, MetricHistory> => {
    const known = byOwner.get(holderOf(one))
    if (known) return known
    const theirs = goals.filter((other) => holderOf(other) === holderOf(one))
    const found = new Map(
      historyOf(theirs, { periods }, ctx.today).map((history) => [history.metricId, history]),
    )
    byOwner.set(holderOf(one), found)
    return found
  }
  return candidates
    .flatMap(({ goalId, answered }): CourseQuestion[] => {
      const found = goals.find(({ id }) => id === goalId)
      if (!found || found.fedByQuarters || found.status === 'done') return []
      const beyond = furthestBeyond(found, bestOf(found))
      const asked = courseAsked({ ...found, today: ctx.today, exceeded: beyond !== null, answered })
      if (asked === null) return []
      const own = found.ownerId === ctx.viewer.id
      const { id, name, ownerName, progress, pace, status } = found
      const owner = own ? null : ownerName
      return [
        {
          goalId: id,
          goal: name,
          owner,
          asked,
          progress,
          pace,
          status,
          beyond: asked === 'needed' ? beyond : null,
        },
      ]
    })
    .sort(
      (a, b) => Number(a.owner !== null) - Number(b.owner !== null) || a.asked.localeCompare(b.asked) * -1,
    )
    .slice(0, MOST)
}

/** Goals in force today without an open proposal, the viewer's own or waiting for them as the nearest lead who is somebody else. */
function running({ viewer, today, company, ...ctx }: Context): Promise<Candidate[]> {
  const me = viewer.id
  // Of a company's goal its owner alone is asked.
  const mine = sql`(g.level <> 'company' and ${nearestLeadIs({ viewer }, sql`la.person_id <> g.owner_id`)})`
  const on = (column: SQL) => sql`to_char(${column} at time zone ${company.timeZone}, 'YYYY-MM-DD')`
  return read(
    ctx,
    sql`
    with recursive ${leadsAbove(today)}
    select g.id as "goalId", (select coalesce(json_agg(x), '[]') from (
        select ca.asked, ${on(sql`ca.at`)} as on from course_answer ca where ca.goal_id = g.id and ca.by_id = ${me}
        union all
        select 'needed', ${on(sql`ad.proposed_at`)} from adjustment ad where ad.goal_id = g.id and ad.state <> 'withdrawn'
      ) x) as answered
    from goal g join period pe on pe.id = g.period_id
    where g.state = 'agreed' and pe.state = 'active' and g.starts <= ${today}::date and g.deadline >= ${today}::date
      and (g.owner_id = ${me} or ${mine})
      and not exists (select from adjustment ad where ad.goal_id = g.id and ad.state = 'proposed')
    order by g.id`,
  )
}

/** Goals in force or graded of whoever owns one of these: people by themselves, teams and the company as such. */
function ofTheSameOwners(ctx: Context, candidates: readonly Candidate[]): SQL {
  if (candidates.length === 0) return sql`false`
  const ids = candidates.map(({ goalId }) => goalId)
  const asked = (column: SQL, level: string) =>
    sql`(select c.${column} from goal c where c.id in ${ids} and c.level = ${level})`
  return and(
    inArray(goal.state, ['agreed', 'graded']),
    visibleGoals(ctx),
    or(
      and(eq(goal.level, 'person'), sql`${goal.ownerId} in ${asked(sql`owner_id`, 'person')}`),
      and(eq(goal.level, 'team'), sql`${goal.teamId} in ${asked(sql`team_id`, 'team')}`),
      and(eq(goal.level, 'company'), sql`exists ${asked(sql`id`, 'company')}`),
    ),
  )!
}

const holderOf = ({ level, ownerId, teamId }: MeasuredGoal): string =>
  level === 'person' ? ownerId : (teamId ?? 'company')

/** The key result of which most is needed a week, measured by the best four weeks its owner had; null where none exceeds them. */
function furthestBeyond(
  found: MeasuredGoal,
  own: ReadonlyMap<string, MetricHistory>,
): CourseQuestion['beyond'] {
  let furthest: CourseQuestion['beyond'] = null
  for (const one of found.keyResults) {
    const best = one.metricId === null ? null : (own.get(one.metricId)?.rhythm?.bestFour?.perWeek ?? null)
    const perWeek = one.needed?.perWeek ?? null
    if (best === null || perWeek === null || perWeek <= best) continue
    if (furthest !== null && perWeek - best <= furthest.perWeek - furthest.best) continue
    const { name, kind, unit, currency } = one
    furthest = { name, kind, unit, currency, perWeek, best }
  }
  return furthest
}
