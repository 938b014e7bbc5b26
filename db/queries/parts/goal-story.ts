import { and, eq, sql } from 'drizzle-orm'
import { rows } from '../../client'
import type { Context } from '../../context'
import { othersCanDecide, submittedBy } from '../../deciders'
import { finalMoves } from '../../final-moves'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'
import { commentWithDate, threadComment } from './check-ins'
import type { GoalStory } from './goal-story-facts'
import { gradeJson } from './grades'
import { holds } from './dated'
import { changedTargets } from './target-reviews'

/**
 * All that has been written about one goal, in one statement: its words, plan, terms, adjustments and history. Null where the
 * viewer may not see it. Parents the viewer may not see keep their share and lose their names.
 */
export async function goalStory(ctx: Context, goalId: string): Promise<GoalStory | null> {
  const zh = ctx.locale === 'zh-CN'
  const metricName = zh ? sql`m.name_zh` : sql`m.name_en`
  const metricUnit = zh ? sql`m.unit_zh` : sql`m.unit_en`
  const name = (column: string) => sql`(select p.name from person p where p.id = ${sql.raw(column)})`
  const list = (body: ReturnType<typeof sql>, order: ReturnType<typeof sql>) =>
    sql`(select coalesce(json_agg(${body} order by ${order}), '[]')`
  // The goals above are asked for by the same rule, under the same name, in their own from clause.
  const seen = sql`exists (select from ${goal} where ${goal.id} = pk.goal_id and ${visibleGoals(ctx)})`
  const result = await ctx.db.execute(sql`
    with g as materialized (select ${goal}.* from ${goal} where ${and(eq(goal.id, goalId), visibleGoals(ctx))})
    select json_build_object(
      'content', g.content, 'background', g.background, 'support', g.support, 'relevance', g.relevance, 'checkReason', g.check_reason,
      'period', json_build_object('id', pe.id, 'kind', pe.kind, 'first', pe.first, 'last', pe.last, 'state', pe.state),
      'team', (select json_build_object('id', t.id, 'name', t.name) from team t where t.id = g.team_id),
      'accountable', json_build_object('id', g.accountable_id, 'name', ${name('g.accountable_id')}),
      'author', json_build_object('id', g.author_id, 'name', ${name('g.author_id')}),
      'supports', (select json_build_object('id', ${goal.id}, 'name', ${goal.name}) from ${goal}
        where ${goal.id} = g.supports_goal_id and ${visibleGoals(ctx)}),
      'othersCanDecide', ${othersCanDecide(
        {
          teamId: sql`g.team_id`,
          ownerId: sql`g.owner_id`,
          proposerId: submittedBy(sql`g.id`, sql`g.state`),
        },
        ctx.today,
      )},
      'assignment', (select json_build_object('readAt', aa.read_at, 'objection', aa.objection, 'objectedAt', aa.objected_at)
        from assignment_answer aa where aa.goal_id = g.id),
      'assignees', ${list(sql`json_build_object('id', p.id, 'name', p.name)`, sql`p.name, p.id`)} from person p
        where p.active and (p.id in (g.owner_id, g.accountable_id)
          or exists (select from membership ms where ms.person_id = p.id and ms.team_id = g.team_id and ${holds('ms', ctx.today)})
          or exists (select from team_lead tl where tl.person_id = p.id and ${holds('tl', ctx.today)}
            and (tl.team_id = g.team_id or g.team_id is null)))),
      'steps', ${list(
        sql`json_build_object('event', s.event, 'state', s.state, 'by', ${name('s.by_id')}, 'byId', s.by_id, 'at', s.at,
          'comment', s.comment, 'alone', s.decided_alone)`,
        sql`s.at, s.id`,
      )} from goal_step s where s.goal_id = g.id),
      'tasks', ${list(
        sql`json_build_object('id', t.id, 'title', t.title, 'assigneeId', t.assignee_id, 'assignee', ${name('t.assignee_id')},
          'dueOn', t.due_on, 'doneAt', t.done_at, 'doneBy', ${name('t.done_by')})`,
        sql`t.position, t.id`,
      )} from task t where t.goal_id = g.id and t.removed_at is null),
      'terms', ${list(
        sql`json_build_object('keyResultId', kt.key_result_id, 'cause', kt.cause, 'target', trim_scale(kt.target)::text,
          'base', trim_scale(kt.base)::text, 'weight', kt.weight, 'at', kt.recorded_at, 'dropped', kt.dropped)`,
        sql`kt.recorded_at, kt.id`,
      )} from key_result_term kt where kt.goal_id = g.id and kt.cause <> 'draft'),
      'parents', ${list(
        sql`json_build_object('keyResultId', a.child_id, 'parentId', a.parent_id, 'share', a.share,
          'name', case when ${seen} then coalesce(nullif(pk.wording, ''), ${metricName}) end,
          'goal', case when ${seen} then json_build_object('id', pg.id, 'name', pg.name) end,
          'holder', case when ${seen} then
            coalesce((select t.name from team t where pg.level = 'team' and t.id = pg.team_id),
              case when pg.level = 'person' then ${name('pg.owner_id')} end) end)`,
        sql`a.valid_from, a.id`,
      )} from alignment a join key_result k on k.id = a.child_id join key_result pk on pk.id = a.parent_id
        join goal pg on pg.id = pk.goal_id and pg.state <> 'discarded' left join metric m on m.id = pk.metric_id
        where k.goal_id = g.id and a.valid_to is null),
      'adjustments', ${list(
        sql`json_build_object('id', ad.id, 'scope', ad.scope, 'reason', ad.reason, 'explanation', ad.explanation,
          'approach', ad.approach, 'state', ad.state, 'late', ad.late, 'dropsGoal', ad.drops_goal,
          'fromDeadline', ad.from_deadline, 'toDeadline', ad.to_deadline, 'proposedBy', ad.proposed_by,
          'proposedByName', ${name('ad.proposed_by')}, 'proposedAt', ad.proposed_at, 'decidedBy', ad.decided_by,
          'decidedByName', ${name('ad.decided_by')}, 'decidedAt', ad.decided_at, 'decision', ad.decision,
          'alone', ad.decided_alone,
          'items', ${list(
            sql`json_build_object('keyResultId', i.key_result_id, 'change', i.change,
              'name', coalesce(nullif(coalesce(k.wording, i.added ->> 'wording'), ''), ${metricName}),
              'kind', coalesce(k.kind, i.added ->> 'kind'), 'unit', coalesce(${metricUnit}, k.unit, i.added ->> 'unit'),
              'currency', coalesce(k.currency::text, i.added ->> 'currency'),
              'fromTarget', trim_scale(i.from_target)::text, 'toTarget', trim_scale(i.to_target)::text,
              'fromWeight', i.from_weight, 'toWeight', i.to_weight, 'fromDueOn', i.from_due_on, 'toDueOn', i.to_due_on)`,
            sql`k.position, i.id`,
          )} from adjustment_item i left join key_result k on k.id = i.key_result_id
            left join metric m on m.id = coalesce(k.metric_id, (i.added ->> 'metricId')::uuid)
            where i.adjustment_id = ad.id),
          'readers', ${list(
            sql`json_build_object('id', r.person_id, 'name', ${name('r.person_id')}, 'at', r.at)`,
            sql`r.at, r.person_id`,
          )} from adjustment_read r where r.adjustment_id = ad.id))`,
        sql`ad.proposed_at desc, ad.id desc`,
      )} from adjustment ad where ad.goal_id = g.id),
      'revisions', ${list(
        sql`json_build_object('at', r.replaced_at, 'by', ${name('r.replaced_by')}, 'name', r.name, 'content', r.content,
          'background', r.background, 'support', r.support, 'relevance', r.relevance,
          'accountable', ${name('r.accountable_id')})`,
        sql`r.replaced_at desc, r.id desc`,
      )} from goal_revision r where r.goal_id = g.id),
      'corrections', ${list(
        sql`json_build_object('at', c.at, 'by', ${name('c.by_id')}, 'keyResult', coalesce(nullif(k.wording, ''), ${metricName}),
          'kind', k.kind, 'unit', coalesce(${metricUnit}, k.unit), 'currency', k.currency,
          'before', c.before, 'after', c.after, 'explanation', c.explanation)`,
        sql`c.at desc, c.id desc`,
      )} from correction c left join key_result k on k.id = c.key_result_id left join metric m on m.id = k.metric_id
        where c.goal_id = g.id),
      'course', ${list(
        sql`json_build_object('at', ca.at, 'by', ${name('ca.by_id')}, 'asked', ca.asked, 'answer', ca.answer, 'word', ca.word)`,
        sql`ca.at desc, ca.id desc`,
      )} from course_answer ca where ca.goal_id = g.id and ca.asked <> 'target_above'),
      'thread', (select coalesce(json_agg(${threadComment(ctx.viewer.id)}), '[]') from comment c
        join person p on p.id = c.author_id where c.goal_id = g.id and c.check_in_id is null),
      'changed', ${changedTargets(ctx, sql`g.id = ${goalId}::uuid`)},
      'grade', ${gradeJson(sql`g.id`)}, 'moves', ${finalMoves(sql`g.id`)},
      'remarks', ${list(
        sql`json_build_object('id', rm.id, 'by', ${name('rm.author_id')}, 'at', rm.at, 'body', rm.body)`,
        sql`rm.at, rm.id`,
      )} from grade_remark rm where rm.goal_id = g.id),
      'others', ${list(
        sql`json_build_object('event', e.event, 'by', ${name('e.actor_id')}, 'at', e.at,
          'paces', case when e.event = 'goal.set_pace' then ${list(
            sql`json_build_object('keyResult', coalesce(nullif(k.wording, ''), ${metricName}), 'kind', k.kind,
              'unit', coalesce(${metricUnit}, k.unit), 'currency', k.currency, 'curve', pc.pace_curve, 'marks', pc.marks)`,
            sql`k.position, k.id`,
          )} from key_result_pace pc join key_result k on k.id = pc.key_result_id left join metric m on m.id = k.metric_id
            where pc.goal_id = g.id and pc.recorded_at = e.at) end)`,
        sql`e.at desc, e.sequence desc`,
      )} from (select * from activity e where e.goal_id = g.id
        and e.event in ('goal.edit', 'goal.read', 'goal.object', 'goal.keep_target', 'goal.split_year', 'goal.set_pace', 'alignment.set', 'task.add', 'task.edit', 'task.remove', 'task.tick', 'task.untick')
        order by e.at desc, e.sequence desc limit 40) e)
    ) as story
    from g join period pe on pe.id = g.period_id`)
  const story = rows<{ story: GoalStory }>(result)[0]?.story
  return story ? { ...story, thread: story.thread.map(commentWithDate) } : null
}
