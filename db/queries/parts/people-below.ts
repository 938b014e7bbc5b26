import { and, asc, eq, ne } from 'drizzle-orm'
import type { Context } from '../../context'
import { membership, person, team } from '../../schema'
import { inSubtree } from '../../scope'
import { holdsOn } from './dated'

/** Active people the viewer is above today, never themselves: whom they write notes to, excuse, check in for. */
export const peopleBelow = (ctx: Context) =>
  ctx.db
    .select({ id: person.id, name: person.name, teamName: team.name })
    .from(person)
    .leftJoin(membership, and(eq(membership.personId, person.id), holdsOn(membership, ctx.today)))
    .leftJoin(team, eq(team.id, membership.teamId))
    .where(
      and(
        eq(person.active, true),
        ne(person.id, ctx.viewer.id),
        ctx.viewer.executive ? undefined : inSubtree(ctx, membership.teamId),
      ),
    )
    .orderBy(asc(team.name), asc(person.name), asc(person.id))
