import { sql, type SQL } from 'drizzle-orm'
import { addDays } from '../../../lib/okr/calendar'
import type { Day } from '../../../lib/okr/types'
import { rows, type Transaction } from '../../client'
import { confirmers, isUnvouched, opensMore } from '../../confirmers'
import type { Context } from '../../context'
import { isExecutiveOn } from '../../executives'
import { holdsForGood, holdsFrom } from '../../queries/parts/dated'
import { removedLately } from '../../removed-lately'

/** Whole days that pass before something takes effect that nobody could confirm. */
export const CONFIRMATION_DAYS = 7

/** Something waits: for an executive who is somebody else, or, where there is none, until a day. */
export type Wait = { until: Day | null }
type Asker = { viewer: { id: string; executive: boolean } } & Pick<Context, 'now' | 'today'>

/**
 * Making somebody a lead. It waits where an admin who is no executive would, or could, gain by it: it is themselves, another such
 * admin, or an account of which only an admin's link says who it is. What an admin asks for whose own account is such a one always
 * waits: they may be the other admin who made it.
 */
export async function leadWaits(tx: Transaction, ctx: Asker, leadId: string): Promise<Wait | null> {
  const { viewer } = ctx
  if (viewer.executive) return null
  const gains = sql`${leadId === viewer.id}::boolean or ${isMereAdmin(leadId, ctx.today)}
    or ${isUnvouched(leadId, ctx)} or ${isUnvouched(viewer.id, ctx)}`
  return (await holds(tx, gains)) ? wait(tx, ctx, leadId) : null
}

type Place = {
  /** The team it or they would stand in or below. */
  newTeamId: string
  /** Where it stands so far, as far as that is for good. */
  oldTeamId: string | SQL | null
  from: Day
}

/**
 * A team, a person or a goal that comes below an admin who is no executive, whoever of them asks, and was not below that one for
 * good. Nobody else gains by it: who leads already was appointed, and leads what they are given.
 */
export async function placeWaits(
  tx: Transaction,
  ctx: Asker,
  concerned: string | null,
  place: Place,
): Promise<Wait | null> {
  return (await bringsBelowAdmin(tx, ctx, place)) ? wait(tx, ctx, concerned) : null
}

export async function bringsBelowAdmin(
  tx: Transaction,
  ctx: Asker,
  { newTeamId, oldTeamId, from }: Place,
): Promise<boolean> {
  if (ctx.viewer.executive) return false
  const day = from > ctx.today ? from : ctx.today
  return holds(
    tx,
    sql`exists (
    with recursive next (id) as (
      select ${newTeamId}::uuid
      union
      select tp.parent_id from next n join team_parent tp on tp.team_id = n.id and ${holdsFrom('tp', day)}
    ),
    before (id) as (
      select ${oldTeamId}::uuid
      union
      select tp.parent_id from before b join team_parent tp on tp.team_id = b.id and ${holdsForGood('tp', ctx.today)}
    )
    select from next n join team_lead tl on tl.team_id = n.id and ${holdsFrom('tl', day)}
    where ${isMereAdmin(sql`tl.person_id`, ctx.today)}
      and not exists (select from before b join team_lead bl on bl.team_id = b.id and ${holdsForGood('bl', ctx.today)}
        where bl.person_id = tl.person_id))`,
  )
}

/** Becoming an executive. An admin who is one needs another, where there is one; lately removed ones count for a while. */
export async function executiveWaits(tx: Transaction, ctx: Asker, personId: string): Promise<Wait | null> {
  const waiting = await wait(tx, ctx, personId)
  if (waiting.until === null || !ctx.viewer.executive) return waiting
  return (await removedLately(tx, ctx.now, personId)) ? waiting : null
}

/**
 * Choosing somebody's password anew, or changing the address they sign in with. The first password of who was named an executive
 * at setup is no way into anything that was somebody's.
 */
export async function accountWaits(
  tx: Transaction,
  ctx: Asker,
  personId: string,
  act: 'link' | 'address',
): Promise<Wait | null> {
  const [facts] = rows<{ more: boolean; executive: boolean; new: boolean }>(
    await tx.execute(sql`select ${opensMore(personId, ctx.today)} as more, p.password_hash is null as new,
      exists (select from person_role r where r.person_id = p.id and ${isExecutiveOn('r', ctx.today)}) as executive
      from person p where p.id = ${personId}`),
  )
  const { more, executive, new: first } = facts!
  if (!more || (act === 'address' && personId === ctx.viewer.id)) return null
  if (executive) return act === 'link' && first ? null : executiveWaits(tx, ctx, personId)
  return ctx.viewer.executive ? null : wait(tx, ctx, personId)
}

async function wait(tx: Transaction, ctx: Asker, concerned: string | null): Promise<Wait> {
  const others = await holds(
    tx,
    sql`exists (select from ${confirmers(ctx)} where r.person_id <> ${ctx.viewer.id}
      and r.person_id is distinct from ${concerned}::uuid)`,
  )
  return { until: others ? null : addDays(ctx.today, CONFIRMATION_DAYS + 1) }
}

/** An admin who is no executive. */
const isMereAdmin = (personId: SQL | string, today: Day): SQL => sql`(
  exists (select from person_role ar where ar.person_id = ${personId} and ar.role = 'admin' and ar.revoked_at is null)
  and not exists (select from person_role er where er.person_id = ${personId} and ${isExecutiveOn('er', today)}))`

async function holds(tx: Transaction, condition: SQL): Promise<boolean> {
  const [answer] = rows<{ holds: boolean }>(await tx.execute(sql`select (${condition}) as holds`))
  return answer!.holds
}
