import { and, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import type { Db } from '../../../db/client'
import { setLead } from '../../../db/commands/teams/set-lead'
import { newId } from '../../../db/ids'
import { confirmation, personRole, teamLead } from '../../../db/schema'
import { confirm, refuse, waitingAbout } from '../../../db/testing/waiting'
import { FRIDAY, type Company } from '../company'
import { oneWins, type Outcome } from './outcome'

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
  const request = company.as('hugo', FRIDAY, here)
  const admin = { ...request, viewer: { ...request.viewer, admin: true } }
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
