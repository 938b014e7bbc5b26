import { Conflict, Invalid, type Message } from '../../../lib/okr/errors'
import { filledIn, type LogWeekInput } from '../../../lib/okr/input/check-ins'
import { earliest, mondayOf, sundayOf } from '../../../lib/okr/calendar'
import type { Context } from '../../context'
import { holdGraded } from '../grades/hold-graded'
import { outdateGrades } from '../grades/outdate-grades'
import { transact } from '../transact'
import { lockGoals } from './lock-goals'
import { readEntry } from './read-entry'
import { standingCheckIns, standingKeyResults } from './standing'
import { writeCheckIn } from './write-check-in'

/**
 * Logs one ISO week for all goals of a form, together or not at all. A goal left empty is skipped; one that says what stands
 * already is left as it is; everything else becomes a version of that goal's check-in.
 *
 * @throws Conflict `newerCheckIn` when a goal's check-in has moved on since the form was made: nothing is written, for the
 * other goals neither. Invalid with a message a field for what cannot be read.
 */
export const logWeek = (ctx: Context, input: LogWeekInput): Promise<null> =>
  transact(ctx, input.formId, async (tx) => {
    if (input.week !== mondayOf(input.week)) throw new Invalid({ week: { key: 'weekNotMonday' } })
    if (input.week > ctx.today) throw new Invalid({ week: { key: 'weekInFuture' } })
    const entries = new Map(filledIn(input))
    if (entries.size === 0) throw new Invalid({}, 'nothingEntered')

    await holdGraded(tx, { goals: [...entries.keys()] })
    const goals = await lockGoals(tx, ctx, [...entries.keys()].sort())
    const last = earliest(ctx.today, sundayOf(input.week))
    const outside = goals.find((goal) => last < goal.starts || input.week > goal.deadline)
    if (outside) throw new Invalid({}, 'weekOutsideGoal', { goal: outside.name })
    const ids = goals.map((goal) => goal.id)
    const standing = await standingCheckIns(tx, ids, input.week)
    const newer = goals.filter(
      (goal) => (standing.get(goal.id)?.version ?? 0) !== entries.get(goal.id)!.version,
    )
    if (newer.length > 0) throw new Conflict('newerCheckIn', { count: newer.length, goal: newer[0]!.name })

    const keyResults = await standingKeyResults(tx, ids)
    const fields: Record<string, Message> = {}
    const said = goals.map((goal) => ({
      goal,
      standing: standing.get(goal.id) ?? null,
      said: readEntry(ctx, {
        goal,
        week: input.week,
        entry: entries.get(goal.id)!,
        standing: standing.get(goal.id) ?? null,
        keyResults: keyResults.filter((one) => one.goalId === goal.id),
        fields,
      }),
    }))
    if (Object.keys(fields).length > 0) throw new Invalid(fields)
    const moved: string[] = []
    for (const one of said.filter(({ said: { changed } }) => changed.length > 0))
      if (await writeCheckIn(tx, ctx, { ...one, week: input.week })) moved.push(one.goal.id)
    if (moved.length > 0) await outdateGrades(tx, ctx, { goals: moved })
    return null
  })
