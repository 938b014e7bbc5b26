import type { PeriodStep } from '../../../lib/okr/input/periods'
import type { Context } from '../../context'
import { copiedSettings } from '../company/copied-settings'
import { copyShapes } from './copy-shapes'
import { stepPeriod } from './move-period'

/**
 * Opens a planned period: it copies what enters its numbers, so that later settings, and what is learned later, never rewrite it.
 *
 * @throws Forbidden, NotFound, Conflict `periodClosed`, `periodMovedOn`
 */
export const openPeriod = (ctx: Context, input: PeriodStep): Promise<string> =>
  stepPeriod(ctx, input, ['planning'], async (tx, found) => {
    const settings = await copiedSettings(tx, ctx.company, found)
    await copyShapes(tx, found, ctx.today)
    return { event: 'open', to: 'active', settings }
  })
