import { sql, type SQL } from 'drizzle-orm'
import { addDays, sundayOf } from '../../../lib/okr/calendar'
import type { Day, ShownState } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { othersCanDecide, submittedBy } from '../../deciders'
import { read } from '../../read'
import { askedGoals, type Asked } from './incentive-suggestions'
import { ownConfirmations, type ConfirmationRow } from './confirmations'
import { holds } from './dated'
import { leadsAbove, nearestLeadIs } from './leads-above'
import { changedTargets, type ChangedTarget } from './target-reviews'
import { waitingCheckIns } from './waiting-check-ins'
import { isExecutiveOn } from '../../executives'

type Goal = { goalId: string; goal: string }
type By = { by: string }

/** What waits for one person, besides their own check-ins. Lists are cut at `LONGEST`. */
export type ToDos = {
  /** Own goals not in force yet; `returned` when they came back with a comment, `draftedBy` who else began them. */
  unfinished: (Goal & {
    state: ShownState
    draftedBy: string | null
    returned: { by: string; comment: string | null } | null
  })[]
  /** Assigned at once by somebody else and not read yet. */
  assigned: (Goal & By)[]
  toAgree: (Goal & By)[]
  /** Goals, one's own or led, under a target that changed. */
  changed: ChangedTarget[]
  adjustments: (Goal & By & { id: string })[]
  approaches: (Goal & By & { id: string; approach: string | null })[]
  questions: (Goal & By & { body: string; week: Day | null })[]
  notes: { id: string; kind: 'reward' | 'penalty'; by: string; at: string }[]
  tasks: (Goal & { id: string; title: string; dueOn: Day })[]
  /** Newest check-ins nobody has acknowledged, by the board they are read on: a team's, without one the company's page. */
  toAcknowledge: {
    periodId: string
    kind: 'quarter' | 'year'
    first: Day
    teamId: string | null
    team: string | null
    people: number
  }[]
  /** Goals not in force of people who left, whose nearest lead the viewer is, by person: an admin may not read them. */
  left: { personId: string; person: string; goals: number }[]
  /** Own goals of periods in grading whose self score is not sent. */
  gradeSelf: (Goal & { begun: boolean; kind: 'quarter' | 'year'; first: Day })[]
  /** Goals that wait for a final score, or to have it confirmed, by the page they are graded on; no team: the company's. */
  toGrade: {
    periodId: string
    kind: 'quarter' | 'year'
    first: Day
    teamId: string | null
    team: string | null
    goals: number
  }[]
  /** The plan of the period asked for is theirs to write, and not written. */
  unplanned: boolean
  /** Goals of those whose nearest lead the viewer is that incentive rules are asked of; null for who leads nobody. */
  incentives: Asked | null
  /** What admins asked for that concerns the viewer. */
  confirmations: ConfirmationRow[]
  /** What others said of my goals and check-ins in the last two weeks, newest first. */
  replies: (Goal & By & { at: string; acknowledged: boolean; week: Day | null; body: string | null })[]
}

export const LONGEST = 20
const DAYS_OF_REPLIES = 14

const list = (fields: SQL, from: SQL, order: SQL): SQL =>
  sql`(select coalesce(json_agg(x), '[]') from (select ${fields} from ${from} order by ${order} limit ${LONGEST}) x)`

const ofGoal = sql`g.id as "goalId", g.name as goal`
const stands = sql`exists (select from period pe where pe.id = g.period_id and pe.state <> 'closed')`

/** Everything that waits for the viewer, in one statement whatever its number. */
export async function toDosOf(ctx: Context, periodId?: string): Promise<ToDos> {
  const { viewer, today } = ctx
  const me = viewer.id
  const directs = viewer.executive || viewer.leads.length > 0
  // The nearest lead who is somebody else answers.
  const nearestIs = (somebodyElse: SQL): SQL => nearestLeadIs(ctx, somebodyElse)
  const forMe = nearestIs(sql`la.person_id <> g.owner_id`)
  // What a lead proposed and the owner declined goes on to the lead above that one.
  const forMeAbove = nearestIs(sql`la.person_id not in (g.owner_id, a.proposed_by)`)
  const others = sql`g.owner_id <> ${me}`
  // One's own is also what one sent in for somebody else.
  const submitter = submittedBy(sql`g.id`, sql`g.state`)
  const notMine = sql`(${others} and ${submitter} is distinct from ${me}::uuid)`
  const mayAgree = viewer.executive
    ? sql`(${notMine} or not ${othersCanDecide({ teamId: sql`g.team_id`, ownerId: sql`g.owner_id`, proposerId: submitter }, today)})`
    : notMine
  const forMeToAgree = nearestIs(
    sql`la.person_id <> g.owner_id and la.person_id is distinct from ${submitter}`,
  )
  const alone = sql`not exists (select from person_role r join person p on p.id = r.person_id and p.active
    where ${isExecutiveOn('r', today)} and r.person_id <> ${me})`
  const mayDecide = viewer.executive ? sql`(${others} or ${alone})` : others
  // A team's goal is graded from the team above, beside its sisters, by who leads there; by who leads the team alone on its own page.
  const opensGrading = viewer.executive
    ? sql`true`
    : sql`exists (select from lead_above la where la.team_id = tp.parent_id and la.person_id = ${me})`
  const since = addDays(today, -DAYS_OF_REPLIES)

  const [found] = await read<ToDos>(
    ctx,
    sql`
    with recursive ${leadsAbove(today)}
    select
      ${list(
        sql`${ofGoal}, g.state, (select au.name from person au where au.id = g.author_id and au.id <> g.owner_id) as "draftedBy",
          case when s.event = 'return' then json_build_object('by', p.name, 'comment', s.comment) end as returned`,
        sql`goal g
          left join lateral (select * from goal_step gs where gs.goal_id = g.id order by gs.at desc, gs.id desc limit 1) s on true
          left join person p on p.id = s.by_id
          where g.owner_id = ${me} and g.state in ('draft', 'submitted') and ${stands}`,
        sql`g.id desc`,
      )} as "unfinished",
      ${list(
        sql`${ofGoal}, p.name as by`,
        sql`goal g join person p on p.id = g.author_id
          where g.owner_id = ${me} and g.author_id <> ${me} and g.assigned and g.state = 'agreed' and ${stands}
            and not exists (select from assignment_answer a where a.goal_id = g.id and a.read_at is not null)`,
        sql`g.id desc`,
      )} as "assigned",
      ${list(
        sql`${ofGoal}, p.name as by`,
        sql`goal g join person p on p.id = g.owner_id
          where g.state = 'submitted' and ${mayAgree} and ${forMeToAgree} and ${stands}`,
        sql`g.id`,
      )} as "toAgree",
      ${changedTargets(ctx, sql`(g.owner_id = ${me} or ${forMe})`, LONGEST)} as "changed",
      ${list(
        sql`${ofGoal}, p.name as by, a.id`,
        sql`adjustment a join goal g on g.id = a.goal_id join person p on p.id = a.proposed_by
          where a.scope = 'numbers' and g.state = 'agreed' and g.deadline >= ${today}::date and ${stands} and case
            when a.state = 'proposed' and a.proposed_by = g.owner_id then ${mayDecide} and ${forMe}
            when a.state = 'proposed' then g.owner_id = ${me}
            when a.state = 'declined' and a.decided_by = g.owner_id
              then a.proposed_by not in (g.owner_id, ${me}) and ${others} and ${forMeAbove}
            else false end`,
        sql`a.proposed_at, a.id`,
      )} as "adjustments",
      ${list(
        sql`${ofGoal}, p.name as by, a.id, a.approach`,
        sql`adjustment a join goal g on g.id = a.goal_id join person p on p.id = a.proposed_by
          where a.scope = 'approach' and a.state in ('proposed', 'accepted') and a.proposed_by <> ${me}
            and (g.owner_id = ${me} or ${forMe}) and ${stands}
            and not exists (select from adjustment_read ar where ar.adjustment_id = a.id and ar.person_id = ${me})`,
        sql`a.proposed_at, a.id`,
      )} as "approaches",
      ${list(
        sql`${ofGoal}, p.name as by, c.body, ci.week`,
        sql`comment c join goal g on g.id = c.goal_id join person p on p.id = c.author_id
          left join check_in ci on ci.id = c.check_in_id
          where c.question and c.answered_at is null and c.author_id <> ${me} and g.state <> 'discarded'
            and (g.owner_id = ${me} or (c.author_id = g.owner_id and ${forMe}))`,
        sql`c.created_at, c.id`,
      )} as "questions",
      ${list(
        sql`n.id, n.kind, p.name as by, n.written_at as at`,
        sql`note n join person p on p.id = n.author_id
          where n.person_id = ${me} and n.acknowledged_at is null and n.withdrawn_at is null`,
        sql`n.written_at, n.id`,
      )} as "notes",
      ${list(
        sql`${ofGoal}, t.id, t.title, t.due_on as "dueOn"`,
        sql`task t join goal g on g.id = t.goal_id
          where t.assignee_id = ${me} and t.done_at is null and t.removed_at is null and t.title is not null
            and t.due_on <= ${sundayOf(today)}::date and g.state = 'agreed' and ${stands}`,
        sql`t.due_on, t.id`,
      )} as "tasks",
      ${list(
        sql`pe.id as "periodId", pe.kind, pe.first::text as first, w.at_id as "teamId", te.name as team, count(distinct w.owner_id)::int as people`,
        sql`${waitingCheckIns(ctx)} w join period pe on pe.id = w.period_id
          left join team te on te.id = w.at_id group by pe.id, pe.kind, pe.first, w.at_id, te.name`,
        sql`pe.first desc, te.name, w.at_id`,
      )} as "toAcknowledge",
      ${list(
        sql`p.id as "personId", p.name as person, count(*)::int as goals`,
        sql`goal g join person p on p.id = g.owner_id and not p.active
          where g.level = 'person' and g.state in ('draft', 'submitted') and ${stands} and ${forMe} group by p.id, p.name`,
        sql`p.name, p.id`,
      )} as "left",
      ${list(
        sql`said.*`,
        sql`(select ${ofGoal}, p.name as by, c.created_at as at, ci.week, c.body,
              exists (select from acknowledgement ak where ak.check_in_id = c.check_in_id and ak.person_id = c.author_id and ak.at = c.created_at) as acknowledged
            from goal g join comment c on c.goal_id = g.id join person p on p.id = c.author_id
            left join check_in ci on ci.id = c.check_in_id
            where g.owner_id = ${me} and g.state <> 'discarded' and c.author_id <> ${me} and c.created_at > ${since}::date
              and not (c.question and c.answered_at is null)
            union all
            select ${ofGoal}, p.name, ak.at, ci.week, null, true
            from goal g join check_in ci on ci.goal_id = g.id
            join acknowledgement ak on ak.check_in_id = ci.id join person p on p.id = ak.person_id
            where g.owner_id = ${me} and ak.person_id <> ${me} and ak.at > ${since}::date
              and not exists (select from comment c where c.check_in_id = ci.id and c.author_id = ak.person_id and c.created_at = ak.at)
          ) said`,
        sql`said.at desc, said."goalId", said.by`,
      )} as "replies",
      ${list(
        sql`${ofGoal}, coalesce(gr.version > 0, false) as begun, pe.kind, pe.first::text as first`,
        sql`goal g join period pe on pe.id = g.period_id and pe.state = 'grading' left join grade gr on gr.goal_id = g.id
          where g.owner_id = ${me} and g.state in ('agreed', 'graded') and gr.self_sent_at is null`,
        sql`pe.first, g.id`,
      )} as "gradeSelf",
      ${list(
        sql`pe.id as "periodId", pe.kind, pe.first::text as first, w.on_id as "teamId", te.name as team, count(*)::int as goals`,
        sql`(select g.period_id, case when g.level = 'team' then coalesce((select tp.parent_id from team_parent tp
              where tp.team_id = g.team_id and ${holds('tp', today)} and ${opensGrading}), g.team_id) else g.team_id end as on_id
            from goal g left join grade gr on gr.goal_id = g.id
            where g.state in ('agreed', 'graded') and (gr.final_at is null or gr.outdated_at is not null)
              and ${mayDecide} and ${forMe}) w
          join period pe on pe.id = w.period_id and pe.state = 'grading'
          left join team te on te.id = w.on_id group by pe.id, pe.kind, pe.first, w.on_id, te.name`,
        sql`pe.first, te.name, w.on_id`,
      )} as "toGrade",
      ${ownConfirmations(ctx)} as "confirmations",
      ${directs ? askedGoals(ctx, undefined, true) : sql`null`} as "incentives",
      exists (select from period pe where pe.id = ${periodId ?? null}::uuid and pe.state in ('planning', 'active')
        and ${viewer.teamId}::uuid is not null
        and not exists (select from personal_plan pp where pp.period_id = pe.id and pp.person_id = ${me})) as "unplanned"`,
  )
  return found!
}
