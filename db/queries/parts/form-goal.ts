import { and, eq, sql } from 'drizzle-orm'
import type { Day, Decimal, GoalLevel, GoalState, Kind, ValueSource } from '@/lib/okr/types'
import { rows } from '../../client'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'
import type { PeriodChoice } from './periods'

export type FormKeyResult = {
  id: string
  metricId: string | null
  name: string
  wording: string
  kind: Kind
  unit: string
  currency: string | null
  /** Read as a level, which is carried on, and not as a total, which begins at nothing. */
  level: boolean
  valueSource: ValueSource
  fedBy: 'people' | 'time'
  baseline: Decimal
  base: Decimal | null
  target: Decimal
  weight: number
  dueOn: Day | null
  dropped: boolean
  /** What an adjustment has left behind: the newest row says `adjusted`. */
  adjusted: boolean
  original: { target: Decimal; base: Decimal | null } | null
  parents: { parentId: string; share: number }[]
}

export type FormGoal = {
  id: string
  version: number
  state: GoalState
  level: GoalLevel
  teamId: string | null
  ownerId: string
  ownerName: string
  authorId: string
  accountableId: string
  assigned: boolean
  name: string
  content: string
  background: string
  support: string
  relevance: string
  supportsGoalId: string | null
  starts: Day
  deadline: Day
  weight: number | null
  period: PeriodChoice
  /** It goes on from a goal of another period: words and dates of that are still in it. */
  carriedFrom: Pick<PeriodChoice, 'kind' | 'first'> | null
  /** Who gave a draft back, when and why, while nothing was done about it since. */
  returned: { by: string; at: string; comment: string | null } | null
  keyResults: FormKeyResult[]
  tasks: { id: string; title: string | null; assigneeId: string; dueOn: Day | null; done: boolean }[]
}

/** A goal as its forms need it, in one statement; null where the viewer does not see it. */
export async function formGoal(ctx: Context, goalId: string): Promise<FormGoal | null> {
  const zh = ctx.locale === 'zh-CN'
  const name = zh ? sql`m.name_zh` : sql`m.name_en`
  const unit = zh ? sql`m.unit_zh` : sql`m.unit_en`
  const result = await ctx.db.execute(sql`
    with g as materialized (select ${goal}.* from ${goal} where ${and(eq(goal.id, goalId), visibleGoals(ctx))})
    select json_build_object('id', g.id, 'version', g.version, 'state', g.state, 'level', g.level, 'teamId', g.team_id,
      'ownerId', g.owner_id, 'ownerName', o.name, 'authorId', g.author_id, 'accountableId', g.accountable_id,
      'assigned', g.assigned, 'name', g.name, 'content', g.content, 'background', g.background, 'support', g.support,
      'relevance', g.relevance, 'supportsGoalId', g.supports_goal_id, 'starts', g.starts, 'deadline', g.deadline,
      'weight', g.weight,
      'period', json_build_object('id', pe.id, 'kind', pe.kind, 'yearId', pe.year_id, 'first', pe.first, 'last', pe.last,
        'state', pe.state),
      'carriedFrom', (select json_build_object('kind', fp.kind, 'first', fp.first)
        from goal f join period fp on fp.id = f.period_id where f.id = g.copied_from_id and fp.id <> g.period_id),
      'returned', (select case when s.event = 'return' then json_build_object('by', sp.name, 'at', s.at, 'comment', s.comment) end
        from goal_step s join person sp on sp.id = s.by_id where s.goal_id = g.id order by s.at desc, s.id desc limit 1),
      'keyResults', (select coalesce(json_agg(json_build_object('id', k.id, 'metricId', k.metric_id,
          'name', coalesce(nullif(k.wording, ''), ${name}), 'wording', k.wording, 'kind', k.kind,
          'unit', coalesce(${unit}, k.unit), 'currency', k.currency, 'level', k.kind in ('count', 'amount', 'percent') and (k.kind = 'percent' or coalesce(m.reading, '') = 'level'),
          'valueSource', k.value_source, 'fedBy', k.fed_by,
          'baseline', trim_scale(kt.baseline)::text, 'base', trim_scale(kt.base)::text, 'target', trim_scale(kt.target)::text,
          'weight', kt.weight, 'dueOn', kt.due_on, 'dropped', kt.dropped, 'adjusted', kt.cause = 'adjusted',
          'original', (select json_build_object('target', trim_scale(ot.target)::text, 'base', trim_scale(ot.base)::text)
            from key_result_term ot where ot.key_result_id = k.id and ot.cause in ('agreed', 'corrected')
            order by ot.recorded_at desc, ot.id desc limit 1),
          'parents', (select coalesce(json_agg(json_build_object('parentId', a.parent_id, 'share', a.share)
              order by a.valid_from, a.id), '[]')
            from alignment a where a.child_id = k.id and a.valid_to is null)
        ) order by k.position, k.id), '[]')
        from key_result k join key_result_term kt on kt.key_result_id = k.id and kt.superseded_at is null
        left join metric m on m.id = k.metric_id where k.goal_id = g.id),
      'tasks', (select coalesce(json_agg(json_build_object('id', t.id, 'title', t.title, 'assigneeId', t.assignee_id,
          'dueOn', t.due_on, 'done', t.done_at is not null) order by t.position, t.id), '[]')
        from task t where t.goal_id = g.id and t.removed_at is null)
    ) as goal
    from g join period pe on pe.id = g.period_id join person o on o.id = g.owner_id`)
  return rows<{ goal: FormGoal }>(result)[0]?.goal ?? null
}
