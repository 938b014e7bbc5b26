import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setUpInput } from '@/lib/okr/input/company'
import { addPersonInput } from '@/lib/okr/input/people'
import type { Context } from '../../context'
import { sessionFor } from '../../queries/parts/session'
import { teamLead } from '../../schema'
import { testDb, type TestDb } from '../../testing/test-db'
import { confirm, confirmationsOf } from '../../testing/waiting'
import { setUp } from '../company/set-up'
import { acceptInvitation } from '../people/accept-invitation'
import { addPerson } from '../people/add'
import { invite } from '../people/invite'
import { addTeam } from '../teams/add'
import { setLead } from '../teams/set-lead'

let opened: TestDb
beforeEach(async () => {
  opened = await testDb()
})
afterEach(() => opened.close())

const MORNING = '2026-11-16T08:00:00Z'
const password = 'correct horse battery'
const visitor = () => ({
  db: opened.db,
  now: new Date(MORNING),
  locale: 'en' as const,
  origin: v4(),
  userAgent: '',
})
const contextOf = async (sessionId: string): Promise<Context> => {
  const { viewer, today, company } = (await sessionFor(opened.db, sessionId, new Date(MORNING)))!
  return { viewer, today, company, db: opened.db, now: new Date(MORNING), locale: 'en' }
}
const found = (executive: 'same' | 'other') =>
  setUp(
    visitor(),
    setUpInput.parse({
      code: 'ABCD',
      name: 'Lindgren Tools',
      locale: 'en',
      currency: 'EUR',
      timeZone: 'UTC',
      checkInWeekday: '5',
      checkInTime: '17:00',
      onTrack: '90',
      atRisk: '70',
      adminName: 'Mara Lindgren',
      adminEmail: 'mara@lindgren.example',
      adminPassword: password,
      executive,
      executiveName: 'Per Lindgren',
      executiveEmail: 'per@lindgren.example',
      quarter: '2026-10-01',
      quarterState: 'planning',
    }),
  )
const accept = (token: string) => acceptInvitation(visitor(), { token, newPassword: password })
const add = (by: Context, name: string, teamId: string) =>
  addPerson(
    by,
    addPersonInput.parse({
      ...{ formId: v4(), name, email: `${v4()}@lindgren.example`, position: '', locale: 'en' },
      ...{ teamId, from: by.today },
    }),
  )
const newTeam = (by: Context, name: string) =>
  addTeam(by, { formId: v4(), name, parentId: null, leadId: null, from: by.today })
const leads = async () => (await opened.db.select().from(teamLead)).map(({ personId }) => personId).sort()

test('a first admin who is the executive, too, builds the tree of teams with leads and waits for nobody', async () => {
  const { sessionId } = await found('same')
  const admin = await contextOf(sessionId)
  const teamId = await newTeam(admin, 'Sales')
  const tom = await add(admin, 'Tom Berg', teamId)
  await setLead(admin, { formId: v4(), teamId, leadId: tom, from: admin.today })
  expect(await leads()).toEqual([tom])
  await accept(await invite(admin, { formId: v4(), personId: tom }))
})

test('eighteen people, four leads, one executive: all leads are confirmed together, once they have signed in', async () => {
  const { sessionId, executiveId } = await found('other')
  const admin = await contextOf(sessionId)
  // Their first link waits for nobody: there is nothing to read yet, and they would miss it.
  const { sessionId: theirs } = await accept(await invite(admin, { formId: v4(), personId: executiveId }))
  const chosen: string[] = []
  for (const name of ['North', 'East', 'South', 'West']) {
    const teamId = await newTeam(admin, name)
    const people = [await add(admin, `${name} A`, teamId), await add(admin, `${name} B`, teamId)]
    const leadId = people[0]!
    await setLead(admin, { formId: v4(), teamId, leadId, from: admin.today })
    chosen.push(leadId)
    const link = await invite(admin, { formId: v4(), personId: leadId })
    if (name !== 'West') await accept(link)
  }
  expect(await leads()).toEqual([])
  const executive = await contextOf(theirs)
  const waiting = await confirmationsOf(executive)
  expect(waiting.map(({ missing }) => missing).sort()).toEqual(['password', null, null, null].sort())
  const ready = waiting.filter(({ confirms }) => confirms)
  expect(ready.map(({ password: by }) => by?.by)).toEqual(Array(3).fill('Mara Lindgren'))
  await confirm(executive, ...ready.map(({ id }) => id))
  expect(await leads()).toEqual(chosen.slice(0, 3).sort())

  // From now on their accounts are vouched for: leading another team waits for nobody.
  const teamId = await newTeam(admin, 'Centre')
  await setLead(admin, { formId: v4(), teamId, leadId: chosen[0]!, from: admin.today })
  expect(await opened.db.$count(teamLead, eq(teamLead.teamId, teamId))).toBe(1)
})
