import { and, eq, gt, isNull } from 'drizzle-orm'
import { addDays } from '../../../lib/okr/calendar'
import { Conflict } from '../../../lib/okr/errors'
import { uniqueViolation, type Transaction } from '../../client'
import type { Context } from '../../context'
import { invitation, person, personRole } from '../../schema'
import { setFrom, valueOn, type DatedKind } from '../dated'
import { requireActive } from '../people/require'
import { requireOpenTeam } from '../teams/require'
import { refuseCircle } from '../teams/refuse-circle'
import type { Confirmation } from './ask'

type Act = (tx: Transaction, ctx: Context, change: Confirmation) => Promise<void>

/** What a confirmation does. Authority begins on the day asked for, and never before today: what was decided so far stands. */
export const carryOut: Act = (tx, ctx, change) => acts[change.kind].confirm(tx, ctx, change)

/** What becomes of it when it is declined, taken back or replaced before it was in force. */
export const undo: Act = (tx, ctx, change) => acts[change.kind].undo(tx, ctx, change)

/** The later of the two days. */
export const notBefore = (day: string, first: string): string => (day > first ? day : first)

const dated = (kind: DatedKind, check: Act): { confirm: Act; undo: Act } => ({
  confirm: async (tx, ctx, change) => {
    await check(tx, ctx, change)
    await setFrom(tx, ctx, kind, change.subjectId, change.valueId, notBefore(change.validFrom!, ctx.today))
  },
  // It is planned for the day on which it takes effect; without such a day nothing was written yet.
  undo: async (tx, ctx, { subjectId, valueId, validFrom, takesEffectOn }) => {
    if (takesEffectOn === null) return
    const planned = notBefore(validFrom!, takesEffectOn)
    if ((await valueOn(tx, kind, subjectId, planned)) !== valueId) return
    await setFrom(tx, ctx, kind, subjectId, await valueOn(tx, kind, subjectId, addDays(planned, -1)), planned)
  },
})

const acts: Record<Confirmation['kind'], { confirm: Act; undo: Act }> = {
  lead: dated('lead', async (tx, _, { subjectId, personId }) => {
    await requireOpenTeam(tx, subjectId)
    await requireActive(tx, personId!)
  }),
  parent: dated('parent', async (tx, ctx, { subjectId, valueId, validFrom }) => {
    await requireOpenTeam(tx, subjectId)
    await requireOpenTeam(tx, valueId!)
    await refuseCircle(tx, subjectId, valueId!, notBefore(validFrom!, ctx.today))
  }),
  member: dated('membership', async (tx, _, { subjectId, valueId }) => {
    await requireActive(tx, subjectId)
    await requireOpenTeam(tx, valueId!)
  }),
  executive: {
    confirm: async (tx, { viewer, now }, { subjectId, personId }) => {
      await requireActive(tx, personId!)
      await tx
        .update(personRole)
        .set({ confirmedBy: viewer.id, confirmedAt: now })
        .where(and(eq(personRole.id, subjectId), isNull(personRole.revokedAt)))
    },
    undo: async (tx, { viewer, now }, { subjectId }) => {
      await tx
        .update(personRole)
        .set({ revokedBy: viewer.id, revokedAt: now })
        .where(and(eq(personRole.id, subjectId), isNull(personRole.revokedAt)))
    },
  },
  link: {
    confirm: async (tx, { viewer, now }, { subjectId, personId }) => {
      await requireActive(tx, personId!)
      const usable = and(
        isNull(invitation.usedAt),
        isNull(invitation.revokedAt),
        gt(invitation.expiresAt, now),
      )
      const [link] = await tx
        .update(invitation)
        .set({ confirmedBy: viewer.id, confirmedAt: now })
        .where(and(eq(invitation.id, subjectId), usable))
        .returning({ id: invitation.id })
      if (!link) throw new Conflict('confirmationSettled')
    },
    undo: async (tx, { now }, { subjectId }) => {
      await tx
        .update(invitation)
        .set({ revokedAt: now })
        .where(and(eq(invitation.id, subjectId), isNull(invitation.revokedAt)))
    },
  },
  address: {
    confirm: async (tx, _, { subjectId }) => {
      const [row] = await tx
        .select({ nextEmail: person.nextEmail })
        .from(person)
        .where(eq(person.id, subjectId))
        .for('update')
      if (!row?.nextEmail) throw new Conflict('confirmationSettled')
      try {
        await tx
          .update(person)
          .set({ email: row.nextEmail, nextEmail: null, nextEmailFrom: null })
          .where(eq(person.id, subjectId))
      } catch (error) {
        if (uniqueViolation(error) === 'person_email') throw new Conflict('emailTaken')
        throw error
      }
    },
    undo: async (tx, _, { subjectId }) => {
      await tx.update(person).set({ nextEmail: null, nextEmailFrom: null }).where(eq(person.id, subjectId))
    },
  },
}
