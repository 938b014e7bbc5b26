import { sql, type SQL } from 'drizzle-orm'
import { addDays } from '../../../lib/okr/calendar'
import { administers, confirms, refuses, type ConfirmationFacts } from '../../../lib/okr/permissions'
import type { Day } from '../../../lib/okr/types'
import { isOpen, linkOut } from '../../confirmers'
import type { Context } from '../../context'
import { read } from '../../read'
import { holdsFrom } from './dated'

type Named = { id: string; name: string }

/** Something an admin asked for that waits for an executive, or did until lately. */
export type WaitingChange = {
  id: string
  kind: ConfirmationFacts['kind']
  person: Named | null
  /** The team led, moved, or moved into. */
  team: Named | null
  /** The team above, of a team that moves. */
  above: Named | null
  address: string | null
  validFrom: Day | null
  askedBy: Named
  askedAt: string
  takesEffectOn: Day | null
  state: 'waiting' | 'in_force' | 'confirmed' | 'declined' | 'taken_back'
  settledBy: string | null
  settledOn: string | null
  /** Of a lead or executive to be: by whose link they last chose their password, and when. */
  password: { by: string; at: string } | null
  /** Why it cannot be confirmed yet. */
  missing: 'password' | 'link' | null
  /** The viewer may confirm it now. */
  confirms: boolean
  /** The viewer may say no, and what that is called. */
  refuses: 'declined' | 'taken_back' | null
}

/** Days for which those concerned are told how it ended. */
const TOLD_DAYS = 7

/**
 * What waits or was settled lately and concerns the viewer: who asked, whom it is about, whose team it is, and executives. A list for
 * a statement; `shownConfirmations` makes of it what a page shows.
 */
export function ownConfirmations(ctx: Context): SQL {
  const { viewer, today } = ctx
  const led = viewer.leads.length > 0 ? sql`c.subject_id in ${[...viewer.leads]}` : sql`false`
  const lately = addDays(today, -TOLD_DAYS - 1)
  const mine = sql`(c.person_id = ${viewer.id} or c.asked_by = ${viewer.id}
    or (c.kind in ('lead', 'parent') and (${led} or exists (select from team_lead tl
      where tl.team_id = c.subject_id and tl.person_id = ${viewer.id} and ${holdsFrom('tl', lately)}))))`
  return sql`(select coalesce(json_agg(x), '[]') from (${statement(
    ctx,
    sql`(${open(ctx)} and (${mine} or ${viewer.executive}::boolean))
      or (${mine} and c.outcome is distinct from 'replaced'
        and (c.settled_at > ${since(ctx)}::timestamptz or (c.takes_effect_on > ${lately}::date and c.takes_effect_on <= ${today}::date)))`,
  )}) x)`
}

/** For an admin: all that waits, of everything or of one person or team. */
export const waitingConfirmations = (ctx: Context, about?: string): Promise<WaitingChange[]> =>
  administers(ctx.viewer)
    ? confirmations(
        ctx,
        about === undefined
          ? open(ctx)
          : sql`${open(ctx)} and ${about}::uuid in (c.person_id, c.subject_id, c.value_id)`,
      )
    : Promise.resolve([])

/** Reads are kept for the minute. */
const minute = ({ now }: Context): Date => new Date(Math.floor(now.getTime() / 60_000) * 60_000)

const since = (ctx: Context): string => new Date(minute(ctx).getTime() - TOLD_DAYS * 86_400_000).toISOString()

/** A link that was used or ran out waits for nothing. */
const open = (ctx: Context): SQL => sql`(${isOpen('c', ctx.today)} and (c.kind <> 'link' or exists (
  select from invitation i where i.id = c.subject_id and i.used_at is null and i.revoked_at is null
    and i.expires_at > ${minute(ctx).toISOString()}::timestamptz)))`

export type ConfirmationRow = Omit<WaitingChange, 'confirms' | 'refuses' | 'missing'> & {
  has: boolean
  out: boolean
  viewerOut: boolean
}

const confirmations = async (ctx: Context, where: SQL): Promise<WaitingChange[]> =>
  shownConfirmations(ctx, await read<ConfirmationRow>(ctx, statement(ctx, where)))

function statement(ctx: Context, where: SQL): SQL {
  const { viewer, today } = ctx
  const moment = { today, now: minute(ctx) }
  const named = (alias: string) =>
    sql.raw(
      `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${alias}.name) end`,
    )
  return sql`
    select c.id, c.kind, ${named('p')} as person, ${named('t')} as team, ${named('u')} as above,
      case when c.kind = 'address' then p.next_email end as address,
      c.valid_from::text as "validFrom", ${named('a')} as "askedBy", c.asked_at as "askedAt",
      c.takes_effect_on::text as "takesEffectOn", s.name as "settledBy", c.settled_at as "settledOn",
      case when c.settled_at is not null then c.outcome
        when c.takes_effect_on <= ${today}::date then 'in_force' else 'waiting' end as state,
      (select json_build_object('by', m.name, 'at', i.used_at) from invitation i join person m on m.id = i.created_by
        where i.person_id = c.person_id and i.used_at is not null and c.kind in ('lead', 'executive')
        order by i.used_at desc limit 1) as password,
      c.kind not in ('lead', 'executive') or p.password_hash is not null as has,
      c.kind in ('lead', 'executive') and ${linkOut(sql`c.person_id`, moment)} as out,
      ${linkOut(viewer.id, moment)} as "viewerOut"
    from confirmation c join person a on a.id = c.asked_by
    left join person p on p.id = c.person_id
    left join person s on s.id = c.settled_by
    left join team t on t.id = case c.kind when 'member' then c.value_id when 'lead' then c.subject_id when 'parent' then c.subject_id end
    left join team u on u.id = case c.kind when 'parent' then c.value_id end
    where ${where}
    order by c.asked_at desc, c.id desc limit 200`
}

/** The rows with what the viewer may do about each. */
export function shownConfirmations(
  { viewer }: Pick<Context, 'viewer'>,
  found: readonly ConfirmationRow[],
): WaitingChange[] {
  return found.map(({ has, out, viewerOut, ...row }) => {
    const facts = { kind: row.kind, askedBy: row.askedBy.id, personId: row.person?.id ?? null }
    const waits = row.state === 'waiting'
    const missing = !waits ? null : !has ? 'password' : out ? 'link' : null
    return {
      ...row,
      missing,
      confirms: waits && missing === null && !viewerOut && confirms(viewer, facts),
      refuses: waits ? refuses(viewer, facts) : null,
    }
  })
}
