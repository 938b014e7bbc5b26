import { sql, type SQL } from 'drizzle-orm'
import type { Day, Decimal } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { goal } from '../../schema'

export type ThreadComment = {
  id: string
  /** The adjustment it was said about, of a goal's own thread. */
  adjustmentId: string | null
  author: string
  mine: boolean
  at: Date
  body: string
  question: boolean
  answered: boolean
}

type Said = {
  confidence: number | null
  happened: string | null
  changes: string | null
  blockers: string | null
  recordedBy: { id: string; name: string }
  recordedAt: Date
}

/** A check-in as it is read: what it says now, what it said before, who has read which version, and the thread below it. */
export type ReviewedCheckIn = Said & {
  id: string
  goalId: string
  ownerId: string
  /** The Monday of its ISO week. */
  week: Day
  version: number
  firstRecordedAt: Date
  /** The values it brought, by key result. */
  values: { keyResultId: string; asOf: Day; value: Decimal }[]
  /** Newest first; a version below the current one was read before an edit. */
  acknowledgements: { personId: string; by: string; version: number; at: Date }[]
  /** Superseded versions, newest first. */
  earlier: Said[]
  comments: ThreadComment[]
}

const list = (one: SQL, from: SQL): SQL => sql`(select coalesce(json_agg(${one}), '[]') from ${from})`

const said = sql`'confidence', v.confidence, 'happened', v.happened, 'changes', v.changes, 'blockers', v.blockers,
  'recordedBy', json_build_object('id', p.id, 'name', p.name), 'recordedAt', v.recorded_at`

/** The fields of a comment `c` by a person `p`, as a thread shows it. */
export const threadComment = (viewerId: string): SQL =>
  sql`json_build_object('id', c.id, 'adjustmentId', c.adjustment_id, 'author', p.name, 'mine', p.id = ${viewerId}, 'at', c.created_at, 'body', c.body,
    'question', c.question, 'answered', c.answered_at is not null) order by c.created_at, c.id`

/**
 * Check-ins in one statement, newest week first. `where` is a condition on `goal`, and on `ci` for the check-in itself
 * (`ci.week`, `ci.id`); it says what the viewer may see.
 */
export async function reviewedCheckIns(ctx: Context, where: SQL): Promise<ReviewedCheckIn[]> {
  const found = await read<{ one: ReviewedCheckIn }>(
    ctx,
    sql`
    select json_build_object(
      'id', ci.id, 'goalId', ci.goal_id, 'ownerId', ${goal.ownerId}, 'week', ci.week, 'version', ci.version,
      'firstRecordedAt', ci.first_recorded_at, ${said},
      'values', ${list(
        sql`json_build_object('keyResultId', me.key_result_id, 'asOf', me.as_of, 'value', trim_scale(me.value)::text) order by me.as_of`,
        sql`measurement me where me.check_in_id = ci.id and me.superseded_at is null`,
      )},
      'acknowledgements', ${list(
        sql`json_build_object('personId', p.id, 'by', p.name, 'version', ak.version, 'at', ak.at) order by ak.at desc, ak.id desc`,
        sql`acknowledgement ak join person p on p.id = ak.person_id where ak.check_in_id = ci.id`,
      )},
      'earlier', ${list(
        sql`json_build_object(${said}) order by v.recorded_at desc, v.id desc`,
        sql`check_in_version v join person p on p.id = v.recorded_by where v.check_in_id = ci.id and v.superseded_at is not null`,
      )},
      'comments', ${list(
        threadComment(ctx.viewer.id),
        sql`comment c join person p on p.id = c.author_id where c.check_in_id = ci.id`,
      )}) as one
    from check_in ci
    join ${goal} on ${goal.id} = ci.goal_id
    join check_in_version v on v.check_in_id = ci.id and v.superseded_at is null
    join person p on p.id = v.recorded_by
    where ${where}
    order by ci.week desc, ci.id`,
  )
  return found.map(({ one }) => withDates(one))
}

const saidWithDates = <S extends Said>(one: S): S => ({ ...one, recordedAt: new Date(one.recordedAt) })

export const commentWithDate = (one: ThreadComment): ThreadComment => ({ ...one, at: new Date(one.at) })

const withDates = (one: ReviewedCheckIn): ReviewedCheckIn => ({
  ...saidWithDates(one),
  firstRecordedAt: new Date(one.firstRecordedAt),
  acknowledgements: one.acknowledgements.map((read) => ({ ...read, at: new Date(read.at) })),
  earlier: one.earlier.map(saidWithDates),
  comments: one.comments.map(commentWithDate),
})
