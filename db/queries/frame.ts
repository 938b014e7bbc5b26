import { administers } from '../../lib/okr/permissions'
import type { Day } from '../../lib/okr/types'
import type { Context } from '../context'
import { damagedTables } from '../read-through'
import type { SessionFacts } from './parts/session'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'

export type Frame = {
  person: { name: string; position: string; teamName: string | null }
  nav: { teamId: string | null; admin: boolean; rollup: boolean }
  periods: PeriodChoice[]
  currentPeriodId: string | undefined
  today: Day
  /** Tables in which the embedded database is damaged; empty for who is no admin. */
  damaged: string[]
}

/** What the frame around every page shows: whose it is, what they may open, and the periods to choose from. */
export async function frameFor(ctx: Context & Pick<SessionFacts, 'home'>): Promise<Frame> {
  const { viewer, today, home } = ctx
  const periods = await periodsFor(ctx)
  return {
    person: { name: viewer.name, position: viewer.position, teamName: home.teamName },
    nav: {
      teamId: home.teamId,
      admin: administers(viewer),
      rollup: viewer.executive || viewer.leads.length > 0,
    },
    periods,
    currentPeriodId: currentPeriod(periods, today)?.id,
    today,
    damaged: administers(viewer) ? damagedTables() : [],
  }
}
