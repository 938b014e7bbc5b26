import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { ShownState } from '@/lib/okr/types'
import type { Context } from '../context'
import { goal, membership, period, person, team } from '../schema'
import { visibleGoals } from '../scope'
import { holdsOn } from './parts/dated'

const AT_MOST = 20
/** The longest that is looked for; the field says it as `maxlength`. */
export const LONGEST_SEARCH = 80

export type Found = {
  text: string
  people: { id: string; name: string; position: string; teamName: string | null; active: boolean }[]
  goals: {
    id: string
    name: string
    ownerName: string
    state: ShownState
    period: { kind: 'quarter' | 'year'; first: string }
  }[]
}

/** What was typed stands for itself: % and _ are no wildcards. */
const pattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** People and goals whose name holds a text; goals only those the viewer may see. An empty text finds nothing. */
export async function search(ctx: Context, typed: string): Promise<Found> {
  const text = typed
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
    .trim()
    .slice(0, LONGEST_SEARCH)
  if (text === '') return { text, people: [], goals: [] }
  const like = pattern(text)
  const [people, goals] = await Promise.all([
    ctx.db
      .select({
        id: person.id,
        name: person.name,
        position: person.position,
        teamName: team.name,
        active: person.active,
      })
      .from(person)
      .leftJoin(membership, and(eq(membership.personId, person.id), holdsOn(membership, ctx.today)))
      .leftJoin(team, eq(team.id, membership.teamId))
      .where(and(isNull(person.erasedAt), sql`${person.name} ilike ${like}`))
      .orderBy(desc(person.active), asc(person.name), asc(person.id))
      .limit(AT_MOST),
    ctx.db
      .select({
        id: goal.id,
        name: goal.name,
        ownerName: person.name,
        state: sql<ShownState>`${goal.state}`,
        period: { kind: period.kind, first: period.first },
      })
      .from(goal)
      .innerJoin(person, eq(person.id, goal.ownerId))
      .innerJoin(period, eq(period.id, goal.periodId))
      .where(and(sql`${goal.name} ilike ${like}`, visibleGoals(ctx)))
      .orderBy(desc(period.first), asc(goal.name), asc(goal.id))
      .limit(AT_MOST),
  ])
  return { text, people, goals }
}
