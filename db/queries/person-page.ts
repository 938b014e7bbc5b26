import { and, eq, sql } from 'drizzle-orm'
import { mondayOf } from '@/lib/okr/calendar'
import { NotFound } from '@/lib/okr/errors'
import { weekTimings } from '@/lib/okr/goal-weeks'
import { isAbove, seesGoal } from '@/lib/okr/permissions'
import { personProgress, type SumStanding } from '@/lib/okr/status'
import type { Day } from '@/lib/okr/types'
import { discipline, type Discipline } from '@/lib/okr/weeks'
import { rows } from '../client'
import type { Context } from '../context'
import { isId } from '../ids'
import { goal, note } from '../schema'
import { visibleGoals } from '../scope'
import { holds } from './parts/dated'
import { measuredGoals, type MeasuredGoal } from './parts/measured-goals'
import { notesFor, type NoteView } from './parts/notes'
import { openGoals, type OpenGoal } from './parts/open-goals'
import { peopleOptions, type PersonOption } from './parts/people-options'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'
import { attained, counts } from './parts/person-row'

const NOTES_SHOWN = 20

export type PersonFacts = {
  id: string
  name: string
  position: string
  active: boolean
  team: { id: string; name: string } | null
  lead: { id: string; name: string } | null
  leads: { id: string; name: string }[]
  /** The current week, where somebody excused it. */
  excused: { by: string; reason: string | null } | null
}

/** What somebody did in one period: their goals, how they stand together, and their check-ins. */
export type PersonPeriod = {
  period: PeriodChoice
  goals: MeasuredGoal[]
  standing: SumStanding | null
  attainment: { original: number | null; adjusted: number | null }
  discipline: Discipline | null
}

export type PersonPage = {
  person: PersonFacts
  today: Day
  timeZone: string
  week: Day
  period: PeriodChoice | null
  periods: PersonPeriod[]
  notes: NoteView[]
  self: boolean
  /** The viewer is above the person. */
  above: boolean
  /** What is agreed with the person today is open to the viewer: where nothing stands, there is nothing. */
  open: boolean
  /** Open goals the viewer directs whose owner has left, or has moved to another team than they count in. */
  undecided: { goals: OpenGoal[]; people: PersonOption[] } | null
}

/**
 * Somebody with their goals over time. Their name, team and lead are everybody's to see; goals and notes as the rules say.
 *
 * @throws NotFound when there is nobody of that id.
 */
export async function personPage(
  ctx: Context,
  personId: string,
  options: { periodId?: string },
): Promise<PersonPage> {
  if (!isId(personId)) throw new NotFound()
  const theirs = and(eq(goal.ownerId, personId), eq(goal.level, 'person'), visibleGoals(ctx))!
  const week = mondayOf(ctx.today)
  const directs = ctx.viewer.executive || ctx.viewer.leads.length > 0
  const [person, choices, goals, notes, left, people] = await Promise.all([
    personFacts(ctx, personId, week),
    periodsFor(ctx),
    measuredGoals(ctx, theirs),
    notesFor(ctx, eq(note.personId, personId), NOTES_SHOWN),
    directs ? openGoals(ctx, personId) : null,
    directs ? peopleOptions(ctx) : [],
  ])
  if (!person) throw new NotFound()
  const period = currentPeriod(choices, ctx.today, options.periodId) ?? null
  const teamId = person.team?.id ?? null
  const agreed = { level: 'person', state: 'agreed', teamId, ownerId: personId, authorId: personId } as const
  return {
    person,
    today: ctx.today,
    timeZone: ctx.company.timeZone,
    week,
    period,
    periods: choices.flatMap((one) => {
      const inIt = goals.filter(({ periodId }) => periodId === one.id)
      return inIt.length === 0 ? [] : [personPeriod(one, inIt, ctx.now)]
    }),
    notes,
    self: ctx.viewer.id === personId,
    above: isAbove(ctx.viewer, { id: personId, teamId }),
    open: seesGoal(ctx.viewer, agreed, ctx.company),
    undecided: undecided(ctx, person, left?.goals ?? [], people),
  }
}

function undecided(
  { viewer }: Context,
  { id, active, team }: PersonFacts,
  open: readonly OpenGoal[],
  people: readonly PersonOption[],
): PersonPage['undecided'] {
  const goals = open.filter(
    ({ teamId }) => isAbove(viewer, { id, teamId }) && (!active || (team !== null && teamId !== team.id)),
  )
  return goals.length === 0 ? null : { goals, people: people.filter((one) => one.id !== id) }
}

function personPeriod(period: PeriodChoice, goals: MeasuredGoal[], now: Date): PersonPeriod {
  const agreed = goals.filter(counts)
  const timings = agreed.flatMap((one) => weekTimings(one, now))
  return {
    period,
    goals,
    standing:
      agreed.length === 0
        ? null
        : personProgress(
            agreed.map((one) => ({ weight: one.weight, standing: one })),
            agreed[0]!.settings,
          ),
    attainment: {
      original: attained(agreed, 'originalAttainment'),
      adjusted: attained(agreed, 'adjustedAttainment'),
    },
    discipline: timings.length === 0 ? null : discipline(timings),
  }
}

async function personFacts(
  { db, today }: Context,
  personId: string,
  week: Day,
): Promise<PersonFacts | undefined> {
  const named = (alias: string) =>
    sql.join([
      sql`case when ${sql.identifier(alias)}.id is not null then json_build_object(`,
      sql`'id', ${sql.identifier(alias)}.id, 'name', ${sql.identifier(alias)}.name) end`,
    ])
  const result = await db.execute(sql`
    select p.id, p.name, p.position, p.active, ${named('t')} as team, ${named('l')} as lead,
      (select coalesce(json_agg(json_build_object('id', led.id, 'name', led.name) order by led.name), '[]')
        from team_lead own join team led on led.id = own.team_id and led.archived_at is null
        where own.person_id = p.id and ${holds('own', today)}) as leads,
      (select json_build_object('by', by.name, 'reason', e.reason) from excused_week e join person by on by.id = e.excused_by
        where e.person_id = p.id and e.week = ${week} and e.revoked_at is null limit 1) as excused
    from person p
    left join membership m on m.person_id = p.id and ${holds('m', today)}
    left join team t on t.id = m.team_id
    left join team_lead tl on tl.team_id = t.id and ${holds('tl', today)} and tl.person_id <> p.id
    left join person l on l.id = tl.person_id
    where p.id = ${personId} and p.erased_at is null`)
  return rows<PersonFacts>(result)[0]
}
