import { eq } from 'drizzle-orm'
import type { SetLanguageInput } from '../../../lib/okr/input/people'
import type { Context } from '../../context'
import { person } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/** One's own language. */
export const setLanguage = (ctx: Context, { formId, locale }: SetLanguageInput): Promise<null> =>
  transact(ctx, formId, async (tx) => {
    await tx.update(person).set({ locale }).where(eq(person.id, ctx.viewer.id))
    await recordActivity(tx, ctx, {
      event: 'person.set-language',
      subjectId: ctx.viewer.id,
      after: { locale },
    })
    return null
  })
