import { and, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import type { Db } from '../../../db/client'
import { discardTogether } from '../../../db/commands/goals/discard'
import { draftForMany } from '../../../db/commands/goals/draft-for-many'
import { goal, keyResult } from '../../../db/schema'
import { dealsForMany, oneMetric } from '../../../db/testing/goal-forms'
import { discardTogetherInput } from '../../../lib/okr/input/goals'
import { FRIDAY, type Company } from '../company'
import { oneWins, type Outcome } from './outcome'

/**
 * One goal for a whole team, drafted by its lead while the lead above drafts the same, and each sends the form twice: there is one
 * set of drafts, of one of them.
 */
export async function draftsForMany(company: Company, [here, there]: Db[], rounds: number): Promise<Outcome> {
  const problems: string[] = []
  const team = await company.goalOf('max', 'q1', { level: 'team', name: 'Ten deals of Harbour' })
  const metricId = await oneMetric(here!, 'count', new Date(FRIDAY))
  await here!.update(keyResult).set({ metricId, wording: '' }).where(eq(keyResult.id, team.deals))
  const drafted = and(
    eq(goal.state, 'draft'),
    eq(goal.level, 'person'),
    eq(goal.periodId, company.quarters.q1),
  )
  for (let round = 0; round < rounds; round++) {
    const form = () => dealsForMany(company, team.deals, { ann: '6', bo: '4' }, '10')
    const [hers, his] = [form(), form()]
    const twice = (name: 'rita' | 'max', input: typeof hers) =>
      Promise.all([here!, there!].map((db) => draftForMany(company.as(name, FRIDAY, db), input)))
    problems.push(...(await oneWins([twice('rita', hers), twice('max', his)], 'draft for many')))
    const drafts = await here!
      .select({ goalId: goal.id, version: goal.version, ownerId: goal.ownerId, authorId: goal.authorId })
      .from(goal)
      .where(drafted)
    if (drafts.length !== 2 || new Set(drafts.map(({ ownerId }) => ownerId)).size !== 2)
      problems.push(`draft for many: ${drafts.length} drafts after round ${round + 1}`)
    const author = drafts[0]?.authorId === company.people.rita ? 'rita' : 'max'
    await discardTogether(
      company.as(author, FRIDAY, here),
      discardTogetherInput.parse({
        formId: v4(),
        goals: Object.fromEntries(
          drafts.map(({ goalId, version }, at) => [at, { goalId, version: String(version), chosen: 'on' }]),
        ),
      }),
    )
  }
  return { rounds, problems }
}
