import type { Day } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { askFor, replaceOpen, type Effect } from '../confirmations/ask'
import { notBefore } from '../confirmations/carry-out'
import { leadWaits } from '../confirmations/waits'
import { setFrom } from '../dated'
import { voidLinks } from '../people/void-links'

/**
 * From a day on somebody leads the team; nobody, and the lead above does. Whoever led it stops on that day; who comes may have to
 * wait for a confirmation, and until then the lead above decides. To be called inside `holdOrganisation`.
 */
export async function appointLead(
  tx: Transaction,
  ctx: Context,
  teamId: string,
  leadId: string | null,
  from: Day,
): Promise<Effect> {
  await replaceOpen(tx, ctx, { kind: 'lead', subjectId: teamId })
  const wait = leadId === null ? null : await leadWaits(tx, ctx, leadId)
  if (wait === null) {
    await setFrom(tx, ctx, 'lead', teamId, leadId, from)
    // One of an admin who is no executive, made before, would now open more than it did.
    if (leadId !== null) await voidLinks(tx, ctx, leadId, { keepOfExecutives: true })
    return null
  }
  await setFrom(tx, ctx, 'lead', teamId, null, from)
  if (wait.until !== null) await setFrom(tx, ctx, 'lead', teamId, leadId, notBefore(from, wait.until))
  const change = {
    kind: 'lead',
    personId: leadId,
    subjectId: teamId,
    valueId: leadId,
    validFrom: from,
  } as const
  return askFor(tx, ctx, change, wait)
}
