import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Attainment } from '@/lib/okr/measures'
import { NotFound } from '@/lib/okr/errors'
import { readsStatement } from '@/lib/okr/permissions'
import type { Day, Decimal } from '@/lib/okr/types'
import type { Context } from '../context'
import { isId } from '../ids'
import { read } from '../read'
import { goal, note } from '../schema'
import { visibleGoals } from '../scope'
import { gradeFacts, shownGrade, type ShownGrade } from './parts/grades'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './parts/measured-goals'
import { notesFor, type NoteView } from './parts/notes'
import { notesOfPeriod } from './parts/period-notes'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'
import { personCard, type PersonCard } from './parts/person-card'
import { attained, counts } from './parts/person-row'

type Terms = 'name' | 'kind' | 'unit' | 'currency' | 'baseline' | 'base' | 'target' | 'original' | 'dropped'

export type StatementGoal = Pick<
  MeasuredGoal,
  'id' | 'name' | 'level' | 'state' | 'deadline' | 'weight' | 'originalAttainment' | 'adjustedAttainment'
> & {
  keyResults: Pick<MeasuredKeyResult, 'id' | 'value' | 'attainment' | Terms>[]
  grade: ShownGrade
}

export type StatementPage = {
  person: PersonCard
  self: boolean
  period: PeriodChoice
  company: string
  today: Day
  /** The deadline is still to come: values are those so far. */
  running: boolean
  /** The figures are those the closing wrote; otherwise today's. */
  frozen: boolean
  goals: StatementGoal[]
  /** Of their personal goals by weight, capped. */
  attainment: { original: number | null; adjusted: number | null }
  notes: NoteView[]
  timeZone: string
}

/**
 * What one person did in one period, for one sheet of paper: the goals they owned with values and attainment both ways, scores, and
 * the period's notes, without withdrawn ones. In a closed period these are the figures its closing wrote.
 *
 * @throws NotFound for everybody but the person, the leads above them and executives, and without any period.
 */
export async function statementPage(
  ctx: Context,
  personId: string,
  asked: { periodId?: string },
): Promise<StatementPage> {
  if (!isId(personId)) throw new NotFound()
  const [[person], periods] = await Promise.all([personCard(ctx, personId), periodsFor(ctx)])
  if (!person || !readsStatement(ctx.viewer, person)) throw new NotFound()
  const period = currentPeriod(periods, ctx.today, asked.periodId)
  if (!period) throw new NotFound()
  const frozen = period.state === 'closed'
  const theirs = and(
    eq(goal.ownerId, personId),
    eq(goal.periodId, period.id),
    inArray(goal.state, ['agreed', 'graded', 'dropped']),
    visibleGoals(ctx),
  )!
  const its = and(eq(note.personId, personId), isNull(note.withdrawnAt), notesOfPeriod(ctx, period))
  const [measured, facts, notes, figures] = await Promise.all([
    measuredGoals(ctx, theirs),
    gradeFacts(ctx, theirs),
    notesFor(ctx, its),
    frozen ? frozenFigures(ctx, period.id, personId) : new Map<string, Frozen>(),
  ])
  const goals = measured.map((one) => asFrozen(one, figures.get(one.id)))
  const own = goals.filter((one) => one.level === 'person' && counts(one))
  return {
    person,
    self: ctx.viewer.id === personId,
    period,
    company: ctx.company.name,
    today: ctx.today,
    running: ctx.today <= period.last,
    frozen,
    goals: goals
      .map((one) => ({
        ...one,
        grade: shownGrade(ctx.viewer, one, period.state, facts.get(one.id)!),
      }))
      .sort(personalFirst),
    attainment: {
      original: attained(own, 'originalAttainment'),
      adjusted: attained(own, 'adjustedAttainment'),
    },
    notes,
    timeZone: ctx.company.timeZone,
  }
}

type Frozen = {
  goalId: string
  adjusted: Attainment | null
  original: Attainment | null
  values: Record<string, { value: Decimal | null } & MeasuredKeyResult['attainment']>
}

/** What closing wrote of each goal somebody owned. */
async function frozenFigures(ctx: Context, periodId: string, personId: string): Promise<Map<string, Frozen>> {
  const both = (way: 'adjusted' | 'original') => {
    const [capped, uncapped] = [sql.raw(`gr.capped_${way}`), sql.raw(`gr.uncapped_${way}`)]
    return sql`case when ${capped} is not null then json_build_object('capped', ${capped}, 'uncapped', ${uncapped}) end`
  }
  const found = await read<Frozen>(
    ctx,
    sql`select gr.goal_id as "goalId", ${both('adjusted')} as adjusted, ${both('original')} as original,
        (select json_object_agg(v.key_result_id, json_build_object('value', trim_scale(v.value)::text,
          'adjusted', v.attainment_adjusted, 'original', v.attainment_original))
        from grade_value v where v.grade_id = gr.id) as values
      from grade gr join goal g on g.id = gr.goal_id
      where g.period_id = ${periodId} and g.owner_id = ${personId}
        and exists (select from grade_value v where v.grade_id = gr.id)`,
  )
  return new Map(found.map((one) => [one.goalId, one]))
}

function asFrozen(one: MeasuredGoal, figures: Frozen | undefined): MeasuredGoal {
  if (!figures) return one
  return {
    ...one,
    adjustedAttainment: figures.adjusted,
    originalAttainment: figures.original,
    keyResults: one.keyResults.map((result) => {
      const { value, ...attainment } = figures.values[result.id] ?? {
        value: null,
        original: null,
        adjusted: null,
      }
      return { ...result, value, attainment }
    }),
  }
}

const order = { person: 0, team: 1, company: 2 } as const

const personalFirst = (a: StatementGoal, b: StatementGoal): number =>
  order[a.level] - order[b.level] || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)
