import { and, eq, isNull, sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { rows, type Db } from '../../db/client'
import { acceptAdjustment } from '../../db/commands/adjustments/accept'
import { declineAdjustment } from '../../db/commands/adjustments/decline'
import { proposeNumbers } from '../../db/commands/adjustments/propose'
import { logWeek } from '../../db/commands/check-ins/log-week'
import { discardTogether } from '../../db/commands/goals/discard'
import { draftForMany } from '../../db/commands/goals/draft-for-many'
import { setLead } from '../../db/commands/teams/set-lead'
import { adjustment, confirmation, goal, keyResult, personRole, teamLead } from '../../db/schema'
import { newId } from '../../db/ids'
import { oneMetric } from '../../db/testing/goal-forms'
import { confirm, refuse, waitingAbout } from '../../db/testing/waiting'
import { Conflict } from '../../lib/okr/errors'
import {
  acceptAdjustmentInput,
  declineAdjustmentInput,
  proposeNumbersInput,
} from '../../lib/okr/input/adjustments'
import { logWeekInput } from '../../lib/okr/input/check-ins'
import { discardTogetherInput, draftForManyInput } from '../../lib/okr/input/goals'
import { FRIDAY, type Company } from './company'

/** What a contest came to: how often it was held, and what was wrong. */
export type Outcome = { rounds: number; problems: string[] }

/** Two at the same moment: exactly one is done, the other is told that somebody was first. */
async function oneWins(both: Promise<unknown>[], what: string): Promise<string[]> {
  const ends = await Promise.allSettled(both)
  const won = ends.filter(({ status }) => status === 'fulfilled').length
  const lost = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []))
  return [
    ...(won === 1 ? [] : [`${what}: ${won} of ${both.length} were done`]),
    ...lost.filter((error) => !(error instanceof Conflict)).map((error) => `${what}: ${String(error)}`),
  ]
}

/** One check-in, edited on two servers from the same version. */
export async function editsOfOneCheckIn(
  company: Company,
  [here, there]: Db[],
  rounds: number,
): Promise<Outcome> {
  const problems: string[] = []
  const made = company.goals.ann
  const edit = (name: 'ann' | 'max', db: Db, version: number, happened: string) =>
    logWeek(
      company.as(name, FRIDAY, db),
      logWeekInput.parse({
        formId: v4(),
        week: '2026-11-09',
        goals: { [made.id]: { version: String(version), happened, values: {} } },
      }),
    )
  for (let version = 0; version < rounds; version++) {
    const words = [`Ann ${version}`, `Max ${version}`]
    problems.push(
      ...(await oneWins(
        [edit('ann', here!, version, words[0]!), edit('max', there!, version, words[1]!)],
        'edits of one check-in',
      )),
    )
    const standing = rows<{ happened: string; version: number }>(
      await here!.execute(
        sql`select v.happened, c.version from check_in c join check_in_version v on v.check_in_id = c.id and v.superseded_at is null where c.goal_id = ${made.id}`,
      ),
    )
    if (
      standing.length !== 1 ||
      standing[0]!.version !== version + 1 ||
      !words.includes(standing[0]!.happened)
    )
      problems.push(`edits of one check-in: ${JSON.stringify(standing)} stands after round ${version + 1}`)
  }
  return { rounds, problems }
}

/** One adjustment, accepted by a lead while the lead above declines it. */
export async function decisions(company: Company, [here, there]: Db[], rounds: number): Promise<Outcome> {
  const problems: string[] = []
  const made = company.goals.bo
  for (let round = 0; round < rounds; round++) {
    const [{ version } = { version: 0 }] = await here!
      .select({ version: goal.version })
      .from(goal)
      .where(eq(goal.id, made.id))
    await proposeNumbers(
      company.as('bo', FRIDAY, here),
      proposeNumbersInput.parse({
        ...{
          formId: v4(),
          goalId: made.id,
          version: String(version),
          reason: 'market',
          explanation: 'Fewer buyers.',
        },
        keyResults: {
          0: { id: made.deals, target: String(11 + round), weight: '' },
          1: { id: made.revenue, target: '', weight: '' },
        },
      }),
    )
    const [open] = await here!
      .select()
      .from(adjustment)
      .where(and(eq(adjustment.goalId, made.id), isNull(adjustment.decidedAt)))
    const words = { formId: v4(), adjustmentId: open!.id, comment: 'Seen.' }
    problems.push(
      ...(await oneWins(
        [
          acceptAdjustment(company.as('max', FRIDAY, here), acceptAdjustmentInput.parse(words)),
          declineAdjustment(
            company.as('rita', FRIDAY, there),
            declineAdjustmentInput.parse({ ...words, formId: v4() }),
          ),
        ],
        'decisions',
      )),
    )
  }
  return { rounds, problems }
}

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
    const form = () =>
      draftForManyInput.parse({
        formId: v4(),
        teamId: company.teams.harbour,
        parentId: team.deals,
        name: 'Win {target} deals',
        content: 'Win {target} deals from Harbour’s accounts.',
        total: '10',
        people: {
          0: { personId: company.people.ann, target: '6' },
          1: { personId: company.people.bo, target: '4' },
        },
      })
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

/** An admin asks to lead a team themselves: confirmed by an executive while another refuses it. */
export async function confirmations(company: Company, [here, there]: Db[], rounds: number): Promise<Outcome> {
  const problems: string[] = []
  const { harbour } = company.teams
  const { hugo, max } = company.people
  const [now, from] = [new Date(FRIDAY), FRIDAY.slice(0, 10)]
  await here!.insert(personRole).values({
    id: newId(now),
    personId: hugo,
    role: 'admin',
    grantedAt: now,
    confirmedAt: now,
  })
  const asked = company.as('hugo', FRIDAY, here)
  const admin = { ...asked, viewer: { ...asked.viewer, admin: true } }
  const lead = (leadId: string) => setLead(admin, { formId: v4(), teamId: harbour, leadId, from })
  for (let round = 0; round < rounds; round++) {
    await lead(max)
    await lead(hugo)
    const [waiting] = await waitingAbout(admin, harbour)
    if (!waiting) return { rounds: round, problems: [...problems, 'confirmations: nothing waits'] }
    problems.push(
      ...(await oneWins(
        [
          confirm(company.as('eva', FRIDAY, here), waiting.id),
          refuse(company.as('emil', FRIDAY, there), waiting.id),
        ],
        'confirmations',
      )),
    )
    const [settled] = await here!.select().from(confirmation).where(eq(confirmation.id, waiting.id))
    const leads = await here!
      .select({ personId: teamLead.personId })
      .from(teamLead)
      .where(and(eq(teamLead.teamId, harbour), isNull(teamLead.validTo), isNull(teamLead.supersededAt)))
    const hugoLeads = leads.some(({ personId }) => personId === hugo)
    if (leads.length > 1 || hugoLeads !== (settled!.outcome === 'confirmed'))
      problems.push(
        `confirmations: ${settled!.outcome}, and ${hugoLeads ? '' : 'not '}carried out, after round ${round + 1}`,
      )
  }
  return { rounds, problems }
}
