import { parseArgs } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { openDb } from '../../db/client'
import { giveFinalScores } from '../../db/commands/grades/give-final-scores'
import type { Context } from '../../db/context'
import { measuredGoals, type MeasuredGoal } from '../../db/queries/parts/measured-goals'
import { goal, period, person, team } from '../../db/schema'
import { contextOf } from '../../db/testing/demo'
import { giveFinalScoresInput } from '../../lib/okr/input/grades'
import { computedScore } from '../../lib/okr/score'

/**
 * Final scores for a demo's quarter in grading, given by its executives, but for the people of the teams named: those are left to a
 * journey in the browser. `--data FOLDER --now ISO --leave TEAM …`, before the demo is started on that folder.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    now: { type: 'string' },
    leave: { type: 'string', multiple: true, default: [] },
  },
})
const now = new Date(values.now!)
const opened = await openDb({ folder: values.data! })
const { db } = opened

const teams = await db.select().from(team)
const left = teams.filter(({ name }) => values.leave.includes(name)).map(({ id }) => id)
if (left.length !== values.leave.length) throw new Error('A team to leave is not in the demo.')
const [quarter] = await db
  .select()
  .from(period)
  .where(and(eq(period.kind, 'quarter'), eq(period.state, 'grading')))

const executives = await Promise.all(['Helena Marsh', '秦致远'].map(named))
const goals = await measuredGoals(executives[0]!, eq(goal.periodId, quarter!.id))
const open = goals.filter(
  ({ state, level, teamId }) => state === 'agreed' && !(level === 'person' && left.includes(teamId!)),
)
for (const [place, executive] of executives.entries()) {
  // Nobody scores their own: the other does.
  const theirs = open.filter(({ ownerId }) => (ownerId === executives[0]!.viewer.id) === (place === 1))
  if (theirs.length > 0) await score(executive, theirs)
}
await opened.close()

async function named(name: string): Promise<Context> {
  const [found] = await db.select().from(person).where(eq(person.name, name))
  return contextOf(db, found!.id, now)
}

function score(ctx: Context, all: readonly MeasuredGoal[]) {
  const rows = all.map((one) => {
    const computed = computedScore(one)
    return [
      one.id,
      {
        version: '0',
        score: (computed ?? 0.5).toFixed(2),
        reason: computed === null ? 'Seen on visits.' : '',
      },
    ]
  })
  return giveFinalScores(ctx, giveFinalScoresInput.parse({ formId: v4(), goals: Object.fromEntries(rows) }))
}
