import { and, asc, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Conflict, Forbidden, NotFound } from '@/lib/okr/errors'
import type { Context } from '../../context'
import { adminTeam, adminTeams } from '../../queries/admin-teams'
import { team, teamLead, teamParent } from '../../schema'
import { administeredCompany, type AdministeredCompany } from '../../testing/administered-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { addTeam } from './add'
import { archiveTeam } from './archive'
import { renameTeam } from './rename'
import { setLead } from './set-lead'
import { setParent } from './set-parent'

let opened: TestDb
let company: AdministeredCompany
let admin: Context
let teamId: string
beforeAll(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
  admin = company.admin(MONDAY)
})
beforeEach(async () => {
  teamId = await add({ parentId: company.teams.west })
})
afterAll(() => opened.close())

const MONDAY = '2026-11-16T09:00:00Z'
const add = (
  changes: { name?: string; parentId?: string | null; leadId?: string | null } = {},
  ctx = admin,
) => addTeam(ctx, { formId: v4(), name: v4(), parentId: null, leadId: null, from: '2026-11-16', ...changes })
const place = (id: string, parentId: string | null, from = '2026-11-16', ctx = admin) =>
  setParent(ctx, { formId: v4(), teamId: id, parentId, from })
const lead = (leadId: string | null, from: string) => setLead(admin, { formId: v4(), teamId, leadId, from })
const archive = (id: string, version = 1, ctx = admin) =>
  archiveTeam(ctx, { formId: v4(), teamId: id, version })

test('a team is added below another with a lead from that day', async () => {
  const id = await add({ name: 'North', parentId: company.teams.west, leadId: company.people.bo })
  const { teams } = await adminTeams(admin)
  expect(teams.find((one) => one.id === id)).toMatchObject({
    path: 'west / North',
    depth: 1,
    leadName: 'Bo Test',
  })
  expect(await company.told(id)).toMatchObject([{ event: 'team.add', actorId: company.people.ada }])
  await expect(add({ name: 'North' })).rejects.toMatchObject({ fields: { name: { key: 'teamNameTaken' } } })
  await expect(add({ parentId: v4() })).rejects.toMatchObject({
    fields: { parentId: { key: 'unknownChoice' } },
  })
  await expect(add({ leadId: v4() })).rejects.toMatchObject({ fields: { leadId: { key: 'unknownChoice' } } })
})

test('a name changes once for each version', async () => {
  await renameTeam(admin, { formId: v4(), teamId, version: 1, name: 'Lake' })
  await expect(renameTeam(admin, { formId: v4(), teamId, version: 1, name: 'Pond' })).rejects.toThrow(
    Conflict,
  )
  await expect(renameTeam(admin, { formId: v4(), teamId, version: 2, name: 'west' })).rejects.toMatchObject({
    fields: { name: { key: 'teamNameTaken' } },
  })
  expect((await adminTeam(admin, teamId)).name).toBe('Lake')
})

test('a lead follows a lead on a day, also ahead; what was planned is replaced', async () => {
  await lead(company.people.bo, '2026-11-16')
  await lead(company.people.cai, '2027-01-01')
  await lead(company.people.ann, '2026-12-01')
  const rows = await opened.db
    .select()
    .from(teamLead)
    .where(and(eq(teamLead.teamId, teamId), isNull(teamLead.supersededAt)))
    .orderBy(asc(teamLead.validFrom))
  expect(rows).toMatchObject([
    { personId: company.people.bo, validFrom: '2026-11-16', validTo: '2026-12-01' },
    { personId: company.people.ann, validFrom: '2026-12-01', validTo: null },
  ])
  await lead(null, '2026-12-01')
  expect(await adminTeam(admin, teamId)).toMatchObject({
    lead: { name: 'Bo Test' },
    leads: [{ to: '2026-12-01' }],
  })
})

test('a circle is refused with the name of the team that closes it', async () => {
  const below = await add({ parentId: teamId })
  await expect(place(company.teams.west, below)).rejects.toMatchObject({
    fields: { parentId: { key: 'teamCycle', values: { team: expect.any(String) } } },
  })
  await expect(place(teamId, teamId)).rejects.toMatchObject({ fields: { parentId: { key: 'teamCycle' } } })
})

test('a circle that only a planned move would close is refused, too', async () => {
  const other = await add()
  await place(other, teamId, '2027-01-01')
  await expect(place(teamId, other)).rejects.toMatchObject({ fields: { parentId: { key: 'teamCycle' } } })
  await place(other, null, '2027-01-01')
  await place(teamId, other)
  const [row] = await opened.db.select().from(teamParent).where(eq(teamParent.parentId, other))
  expect(row).toMatchObject({ teamId, validTo: null })
})

test('the choice of places leaves out the team and everything below it', async () => {
  const below = await add({ parentId: teamId })
  const { teams } = await adminTeam(admin, teamId)
  expect(teams.map(({ id }) => id)).not.toContain(teamId)
  expect(teams.map(({ id }) => id)).not.toContain(below)
  expect(teams.map(({ id }) => id)).toContain(company.teams.hill)
})

test('only an empty team is archived, and then it is not there', async () => {
  await company.goalOf('ann')
  await expect(archive(company.teams.harbour)).rejects.toMatchObject({
    key: 'teamNotEmpty',
    values: { members: 3, teams: 0, goals: 1 },
  })
  await expect(archive(teamId, 7)).rejects.toThrow(Conflict)
  await archive(teamId)
  await expect(archive(teamId, 2)).rejects.toThrow(new Conflict('teamArchived'))
  await expect(adminTeam(admin, teamId)).rejects.toThrow(NotFound)
  expect((await opened.db.select().from(team).where(eq(team.id, teamId)))[0]?.archivedAt).toEqual(admin.now)
  expect((await company.told(teamId)).at(-1)).toMatchObject({ event: 'team.archive' })
})

test.each(['max', 'rita', 'eva'] as const)('%s is no admin', async (name) => {
  const ctx = company.as(name, MONDAY)
  await expect(add({}, ctx)).rejects.toThrow(Forbidden)
  await expect(place(teamId, null, '2026-11-16', ctx)).rejects.toThrow(Forbidden)
  await expect(archive(teamId, 1, ctx)).rejects.toThrow(Forbidden)
  await expect(adminTeams(ctx)).rejects.toThrow(NotFound)
  await expect(place(v4(), null)).rejects.toThrow(NotFound)
})

if (engine() === 'postgres')
  test('two moves at the same moment that would close a circle: one is refused', async () => {
    const other = await add()
    await place(teamId, null)
    const second = await opened.another()
    const answers = await Promise.allSettled([
      place(teamId, other),
      place(other, teamId, '2026-11-16', company.admin(MONDAY, second.db)),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
