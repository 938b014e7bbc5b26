import { sql, type SQL } from 'drizzle-orm'
import {
  givesFinalScore,
  givesSelfScore,
  remarksOnGrade,
  seesFinalScore,
  seesGoalInside,
  type Viewer,
} from '@/lib/okr/permissions'
import { computedScore, isOutdated } from '@/lib/okr/score'
import type { PeriodState } from '@/lib/okr/types'
import type { Context } from '../../context'
import { othersCanDecide } from '../../deciders'
import { finalMoves } from '../../final-moves'
import { read } from '../../read'
import { goal } from '../../schema'
import type { MeasuredGoal } from './measured-goals'

/** A grade as it is stored; who may see which of it is said by `shownGrade`. */
export type StoredGrade = {
  selfScore: number | null
  selfSentAt: string | null
  worked: string | null
  didNot: string | null
  nextTime: string | null
  finalScore: number | null
  finalReason: string | null
  finalBy: string | null
  finalAt: string | null
  outdatedAt: string | null
  /** Given by the only person who could. */
  alone: boolean
  computedScore: number | null
  version: number
}

export type SelfScore = {
  score: number | null
  worked: string | null
  didNot: string | null
  nextTime: string | null
  /** Null while it is a draft, which only its owner sees. */
  sentAt: string | null
}

export type FinalScore = {
  score: number
  /** For the person, leads above and executives. */
  reason: string | null
  by: string | null
  at: string
  alone: boolean
  /** A value was corrected since: it waits to be confirmed. */
  outdated: boolean
}

export type ShownGrade = {
  /** As closing wrote it; until then as the values make it. */
  computed: number | null
  self: SelfScore | null
  final: FinalScore | null
  /** How often the final score has been given or gone out of date: what a form for it is made from. */
  moves: number
  /** What the owner's form is made from. */
  selfVersion: number
  givesSelf: boolean
  givesFinal: boolean
  /** One's own, which nobody else can grade. */
  givesAlone: boolean
  remarks: boolean
  /** Self scores, and before closing final scores, are for the person, leads above and executives. */
  inside: boolean
}

/** A goal's stored grade as JSON, null where there is none. */
export const gradeJson = (goalId: SQL): SQL => sql`(
  select json_build_object('selfScore', gr.self_score, 'selfSentAt', gr.self_sent_at, 'worked', gr.worked, 'didNot', gr.did_not,
    'nextTime', gr.next_time, 'finalScore', gr.final_score, 'finalReason', gr.final_reason,
    'finalBy', (select p.name from person p where p.id = gr.final_by), 'finalAt', gr.final_at, 'outdatedAt', gr.outdated_at,
    'alone', coalesce((select gs.decided_alone from goal_step gs where gs.goal_id = gr.goal_id and gs.event = 'grade'
      order by gs.at desc, gs.id desc limit 1), false),
    'computedScore', gr.computed_score, 'version', gr.version)
  from grade gr where gr.goal_id = ${goalId})`

export type GradeFacts = { grade: StoredGrade | null; moves: number; othersCanDecide: boolean }

/** What a viewer may see of a goal's grade, and what they may do to it. */
export function shownGrade(
  viewer: Viewer,
  found: MeasuredGoal,
  periodState: PeriodState,
  { grade, moves, othersCanDecide }: GradeFacts,
): ShownGrade {
  const inside = seesGoalInside(viewer, found)
  const owns = givesSelfScore(viewer, found)
  const open = periodState === 'grading' && (found.state === 'agreed' || found.state === 'graded')
  const seesSelf = grade !== null && (owns || (inside && grade.selfSentAt !== null))
  const seesFinal = grade?.finalScore != null && seesFinalScore(viewer, found, periodState)
  const givesFinal = open && givesFinalScore(viewer, found, othersCanDecide)
  return {
    computed: periodState === 'closed' && grade ? grade.computedScore : computedScore(found),
    self: seesSelf && isBegun(grade) ? selfOf(grade) : null,
    final: seesFinal ? finalOf(grade!, inside) : null,
    moves,
    selfVersion: grade?.version ?? 0,
    givesSelf: open && owns && !(grade?.selfSentAt && grade.finalAt),
    givesFinal,
    givesAlone: givesFinal && owns,
    remarks: periodState === 'closed' && remarksOnGrade(viewer, found),
    inside,
  }
}

/** The row may stand for a final score or for closing alone. */
const isBegun = ({ selfSentAt, selfScore, worked, didNot, nextTime }: StoredGrade): boolean =>
  [selfSentAt, selfScore, worked, didNot, nextTime].some((part) => part !== null)

const selfOf = ({ selfScore, worked, didNot, nextTime, selfSentAt }: StoredGrade): SelfScore => ({
  score: selfScore,
  worked,
  didNot,
  nextTime,
  sentAt: selfSentAt,
})

const finalOf = (grade: StoredGrade, inside: boolean): FinalScore => ({
  score: grade.finalScore!,
  reason: inside ? grade.finalReason : null,
  by: grade.finalBy,
  at: grade.finalAt!,
  alone: grade.alone,
  outdated: isOutdated(grade),
})

/** The grades of goals that fulfil a condition on `goal`, in one statement; the condition says what the viewer may see. */
export async function gradeFacts(ctx: Context, where: SQL): Promise<Map<string, GradeFacts>> {
  // Only for one's own goal it matters whether anybody else is there.
  const others = ctx.viewer.executive
    ? sql`case when ${goal.ownerId} = ${ctx.viewer.id}
        then ${othersCanDecide({ teamId: sql`${goal.teamId}`, ownerId: sql`${goal.ownerId}` }, ctx.today)} else true end`
    : sql`true`
  const found = await read<GradeFacts & { id: string }>(
    ctx,
    sql`select ${goal.id} as id, ${gradeJson(sql`${goal.id}`)} as grade, ${finalMoves(sql`${goal.id}`)} as moves,
      ${others} as "othersCanDecide" from ${goal} where ${where}`,
  )
  return new Map(found.map(({ id, ...facts }) => [id, facts]))
}
