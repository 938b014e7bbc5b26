import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Context } from '../context'
import { isId } from '../ids'
import { goal, note, period } from '../schema'
import { visibleGoals } from '../scope'
import {
  openSuggestions,
  shownSuggestions,
  type IncentiveSuggestion,
  type ShownSuggestions,
} from './parts/incentive-suggestions'
import { notesFor, type NoteView } from './parts/notes'
import { peopleBelow } from './parts/people-below'

const A_PAGE = 50
const GOALS_OFFERED = 30

export type NotesPage = {
  viewerId: string
  toMe: NoteView[]
  fromMe: NoteView[]
  aboutMine: NoteView[]
  /** Where the page goes on, or null at its end. */
  before: string | null
  people: { id: string; name: string; teamName: string | null }[]
  /** Whom the form is for, with the goals it can name. */
  to: { id: string; name: string; goals: { id: string; name: string }[]; goalId: string | null } | null
  /** What incentive rules suggest for people the viewer is above: on the first page only. */
  suggestions: ShownSuggestions
  /** The one the form turns into a note. */
  noting: IncentiveSuggestion | null
  /** One was asked for that is decided, or no longer made. */
  gone: boolean
  penaltyAmounts: boolean
  currency: string
  timeZone: string
}

type Asked = { personId?: string; goalId?: string; before?: string; ruleId?: string }

/** 奖惩记录: notes to the viewer, from them, about their people; and the form to write one to somebody below them. */
export async function notesPage(ctx: Context, asked: Asked): Promise<NotesPage> {
  const before = asked.before && isId(asked.before) ? asked.before : null
  const [found, people, suggestions] = await Promise.all([
    notesFor(
      ctx,
      before === null
        ? undefined
        : sql`(${note.writtenAt}, ${note.id}) < (select n.written_at, n.id from note n where n.id = ${before})`,
      A_PAGE + 1,
    ),
    ctx.viewer.executive || ctx.viewer.leads.length > 0 ? peopleBelow(ctx) : [],
    before === null ? openSuggestions(ctx) : [],
  ])
  const noting =
    suggestions.find(({ rule, goal }) => rule.id === asked.ruleId && goal.id === asked.goalId) ?? null
  const to = people.find(({ id }) => id === (noting?.owner.id ?? asked.personId))
  const goals = to ? await goalsOf(ctx, to.id) : []
  const shown = found.slice(0, A_PAGE)
  const me = ctx.viewer.id
  return {
    viewerId: me,
    toMe: shown.filter((one) => one.person.id === me),
    fromMe: shown.filter((one) => one.author.id === me),
    aboutMine: shown.filter((one) => one.person.id !== me && one.author.id !== me),
    before: found.length > A_PAGE ? shown.at(-1)!.id : null,
    people,
    to: to
      ? {
          id: to.id,
          name: to.name,
          goals,
          goalId: goals.find(({ id }) => id === asked.goalId)?.id ?? null,
        }
      : null,
    suggestions: shownSuggestions(suggestions.filter((one) => one !== noting)),
    noting,
    gone: before === null && asked.ruleId !== undefined && noting === null,
    penaltyAmounts: ctx.company.penaltyAmounts,
    currency: ctx.company.currency,
    timeZone: ctx.company.timeZone,
  }
}

const goalsOf = (ctx: Context, ownerId: string) =>
  ctx.db
    .select({ id: goal.id, name: goal.name })
    .from(goal)
    .innerJoin(period, eq(period.id, goal.periodId))
    .where(and(eq(goal.ownerId, ownerId), inArray(goal.state, ['agreed', 'graded']), visibleGoals(ctx)))
    .orderBy(desc(period.first), goal.name, goal.id)
    .limit(GOALS_OFFERED)
