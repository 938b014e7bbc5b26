import { and, eq, inArray, ne, or, sql, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Context } from './context'
import { goal, note } from './schema'

/**
 * The reading rules of `lib/okr/permissions.ts` as conditions of a query. They are the only place where SQL says who sees what.
 */
type Scope = Pick<Context, 'viewer' | 'company'>

const never = sql`false`
const always = sql`true`

/** Teams whose lead, or a lead above whom, the viewer is today. */
export const inSubtree = ({ viewer }: Scope, teamId: AnyPgColumn): SQL =>
  viewer.leads.length === 0 ? never : inArray(teamId, [...viewer.leads])

/** Goals in any state that the viewer owns, wrote or directs. */
const ownOrDirected = (scope: Scope): SQL =>
  scope.viewer.executive
    ? always
    : or(
        eq(goal.ownerId, scope.viewer.id),
        eq(goal.authorId, scope.viewer.id),
        inSubtree(scope, goal.teamId),
      )!

const openToViewer = ({ viewer, company }: Scope): SQL => {
  if (company.visibility === 'everyone') return always
  const shared = sql`${goal.level} <> 'person'`
  return company.visibility === 'team' && viewer.teamId !== null
    ? or(shared, eq(goal.teamId, viewer.teamId))!
    : shared
}

/** Goals there are: a discarded draft is kept in the history and shown nowhere, whoever asks. */
export const standingGoals: SQL = ne(goal.state, 'discarded')

/** Goals the viewer may see. The query must have `goal` in its from clause. */
export const visibleGoals = (scope: Scope): SQL =>
  and(
    standingGoals,
    or(ownOrDirected(scope), and(inArray(goal.state, ['agreed', 'graded', 'dropped']), openToViewer(scope))),
  )!

/** Notes the viewer may read, given the column with the person's team of today. */
export const readableNotes = (scope: Scope, personTeamId: AnyPgColumn): SQL =>
  scope.viewer.executive
    ? always
    : or(
        eq(note.personId, scope.viewer.id),
        eq(note.authorId, scope.viewer.id),
        inSubtree(scope, personTeamId),
      )!
