import { and, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/okr/errors'
import { addPersonInput, editPersonInput } from '@/lib/okr/input/people'
import { acceptInvitationInput } from '@/lib/okr/input/sessions'
import type { Context } from '../../context'
import { adminPerson } from '../../queries/admin-person'
import { invitationFor } from '../../queries/invitation'
import { sessionFor } from '../../queries/parts/session'
import { invitation, membership, person, personRole, teamLead } from '../../schema'
import { administeredCompany, PASSWORD, type AdministeredCompany } from '../../testing/administered-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { confirm, refuse, waitingAbout } from '../../testing/waiting'
import { signIn } from '../sessions/sign-in'
import { addTeam } from '../teams/add'
import { setLead } from '../teams/set-lead'
import { acceptInvitation } from './accept-invitation'
import { addPerson } from './add'
import { deactivatePerson } from './deactivate'
import { editPerson } from './edit'
import { invite } from './invite'
import { reactivatePerson } from './reactivate'
import { setLanguage } from './set-language'
import { setRoles } from './set-roles'

let opened: TestDb
let company: AdministeredCompany
let admin: Context
beforeAll(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
  admin = company.admin(MONDAY)
})
afterAll(() => opened.close())

const MONDAY = '2026-11-16T09:00:00Z'
const on = (personId: string) => ({ formId: v4(), personId })
const newcomer = (changes: Record<string, string> = {}) =>
  addPersonInput.parse({
    formId: v4(),
    name: '林小雨',
    email: `${v4()}@paceline.example`,
    position: '销售代表',
    locale: 'zh-CN',
    teamId: company.teams.hill,
    from: '2026-11-16',
    ...changes,
  })
const rolesOf = async (personId: string) =>
  (
    await opened.db
      .select()
      .from(personRole)
      .where(and(eq(personRole.personId, personId), isNull(personRole.revokedAt)))
  )
    .map(({ role, confirmedAt }) => `${role}${confirmedAt ? '' : '?'}`)
    .sort()

test('adding somebody gives them a team from that day, and waits for a password', async () => {
  const id = await addPerson(admin, newcomer({ email: ' Lin.Xiaoyu@Paceline.example', admin: 'on' }))
  const [row] = await opened.db.select().from(person).where(eq(person.id, id))
  expect(row).toMatchObject({
    email: 'lin.xiaoyu@paceline.example',
    passwordHash: null,
    active: true,
    locale: 'zh-CN',
  })
  const [place] = await opened.db.select().from(membership).where(eq(membership.personId, id))
  expect(place).toMatchObject({ teamId: company.teams.hill, validFrom: '2026-11-16', validTo: null })
  expect(await rolesOf(id)).toEqual(['admin', 'member'])
  expect(await company.told(id)).toMatchObject([{ event: 'person.add', actorId: company.people.ada }])
})

test('the same form sent twice adds one person', async () => {
  const input = newcomer()
  expect(await addPerson(admin, input)).toBe(await addPerson(admin, input))
})

test('an address is unique whatever its capitals; a team and a date have to be real', async () => {
  await expect(addPerson(admin, newcomer({ email: 'ANN@paceline.example' }))).rejects.toMatchObject({
    fields: { email: { key: 'emailTaken' } },
  })
  await expect(addPerson(admin, newcomer({ teamId: v4() }))).rejects.toMatchObject({
    fields: { teamId: { key: 'unknownChoice' } },
  })
  await expect(addPerson(admin, newcomer({ from: '2031-01-01' }))).rejects.toMatchObject({
    fields: { from: { key: 'dateTooFar' } },
  })
})

test.each(['ann', 'max', 'rita', 'eva'] as const)('%s is no admin and may do none of it', async (name) => {
  const ctx = company.as(name, MONDAY)
  const personId = company.people.bo
  const edit = { name: 'Bo', email: 'b@paceline.example', position: '', locale: 'en' as const }
  await expect(addPerson(ctx, newcomer())).rejects.toThrow(Forbidden)
  await expect(editPerson(ctx, { ...on(personId), version: 1, ...edit })).rejects.toThrow(Forbidden)
  await expect(setRoles(ctx, { ...on(personId), executive: true, admin: true })).rejects.toThrow(Forbidden)
  await expect(deactivatePerson(ctx, { ...on(personId), goals: [] })).rejects.toThrow(Forbidden)
  await expect(reactivatePerson(ctx, on(personId))).rejects.toThrow(Forbidden)
  await expect(invite(ctx, on(personId))).rejects.toThrow(Forbidden)
})

test('an edit counts once for each version, and the log does not say what was typed', async () => {
  const id = await addPerson(admin, newcomer())
  const input = (version: string, name: string) =>
    editPersonInput.parse({
      ...on(id),
      version,
      name,
      email: `${id}@paceline.example`,
      position: '销售经理',
      locale: 'zh-CN',
    })
  await editPerson(admin, input('1', '林小雪'))
  await expect(editPerson(admin, input('1', '林小雷'))).rejects.toThrow(new Conflict('changedMeanwhile'))
  await expect(editPerson(admin, { ...input('2', 'x'), email: 'ann@paceline.example' })).rejects.toThrow(
    Invalid,
  )
  await expect(editPerson(admin, { ...input('1', 'x'), personId: v4() })).rejects.toThrow(NotFound)
  const log = await company.told(id)
  expect(log.at(-1)).toMatchObject({
    event: 'person.edit',
    after: { changed: ['name', 'email', 'position'] },
  })
  expect(JSON.stringify(log)).not.toContain('林')
})

test("one's own language is one's own to set", async () => {
  await setLanguage(company.as('ann', MONDAY), { formId: v4(), locale: 'zh-CN' })
  const [row] = await opened.db.select().from(person).where(eq(person.id, company.people.ann))
  expect(row?.locale).toBe('zh-CN')
  expect((await company.told(company.people.ann)).at(-1)).toMatchObject({ event: 'person.set-language' })
})

/** Somebody new who has chosen a password and waits to become an executive: their id, and what waits. */
async function waitingExecutive(by: Context): Promise<{ id: string; confirmationId: string }> {
  const id = await addPerson(by, newcomer({ executive: 'on' }))
  await acceptInvitation(company.visitor(MONDAY), {
    token: await invite(by, on(id)),
    newPassword: 'correct horse battery',
  })
  const held = and(eq(personRole.personId, id), eq(personRole.role, 'executive'))
  const [role] = await opened.db.select().from(personRole).where(held)
  const [waiting] = await waitingAbout(admin, role!.id)
  return { id, confirmationId: waiting!.id }
}

test('an executive counts once a second executive has confirmed it; who granted it or gets it cannot', async () => {
  const { id, confirmationId } = await waitingExecutive(admin)
  expect(await rolesOf(id)).toEqual(['executive?', 'member'])
  expect((await adminPerson(admin, id)).roles).toEqual({
    executive: false,
    executivePending: true,
    admin: false,
  })
  const itself = { ...company.as('eva', MONDAY), viewer: { ...company.as('eva', MONDAY).viewer, id } }
  await expect(confirm(company.as('max', MONDAY), confirmationId)).rejects.toThrow(Forbidden)
  await expect(confirm(admin, confirmationId)).rejects.toThrow(Forbidden)
  await expect(confirm(itself, confirmationId)).rejects.toThrow(Conflict)
  await confirm(company.as('emil', MONDAY), confirmationId)
  expect(await rolesOf(id)).toEqual(['executive', 'member'])
  await expect(refuse(company.as('eva', MONDAY), confirmationId)).rejects.toThrow(
    new Conflict('confirmationSettled'),
  )
  await setRoles(admin, { ...on(id), executive: false, admin: false })
})

test('who has not chosen a password yet is confirmed once they have', async () => {
  const id = await addPerson(admin, newcomer({ executive: 'on' }))
  const held = and(eq(personRole.personId, id), eq(personRole.role, 'executive'))
  const [role] = await opened.db.select().from(personRole).where(held)
  const [waiting] = await waitingAbout(admin, role!.id)
  await expect(confirm(company.as('eva', MONDAY), waiting!.id)).rejects.toMatchObject({
    key: 'confirmationNeedsPassword',
  })
})

test('an executive who is an admin, too, cannot confirm what they granted', async () => {
  const eva = company.as('eva', MONDAY)
  const evaAsAdmin = { ...eva, viewer: { ...eva.viewer, admin: true } }
  const { id, confirmationId } = await waitingExecutive(evaAsAdmin)
  await expect(confirm(evaAsAdmin, confirmationId)).rejects.toThrow(new Forbidden('ownConfirmation'))
  await refuse(company.as('emil', MONDAY), confirmationId)
  expect(await rolesOf(id)).toEqual(['member'])
})

test('nobody takes the admin role from themselves, and somebody stays admin and executive', async () => {
  const ada = company.people.ada
  await expect(setRoles(admin, { ...on(ada), executive: false, admin: false })).rejects.toThrow(
    new Conflict('ownAdminRole'),
  )
  await expect(deactivatePerson(admin, { ...on(ada), goals: [] })).rejects.toThrow(
    new Conflict('notYourself'),
  )
  await setRoles(admin, { ...on(company.people.emil), executive: false, admin: false })
  await expect(
    setRoles(admin, { ...on(company.people.eva), executive: false, admin: false }),
  ).rejects.toThrow(new Conflict('lastExecutive'))
  await expect(deactivatePerson(admin, { ...on(company.people.eva), goals: [] })).rejects.toThrow(
    new Conflict('lastExecutive'),
  )
  await setRoles(admin, { ...on(company.people.emil), executive: true, admin: false })
  expect(await rolesOf(company.people.emil)).toEqual(['executive?'])
})

test('leaving ends led teams and open invitations, deletes nothing, and can be taken back', async () => {
  const hugo = company.people.hugo
  const token = await invite(admin, on(hugo))
  await deactivatePerson(admin, { ...on(hugo), goals: [] })
  expect(await invitationFor(company.visitor(MONDAY), token)).toBeNull()
  const [led] = await opened.db
    .select()
    .from(teamLead)
    .where(and(eq(teamLead.personId, hugo), isNull(teamLead.supersededAt)))
  expect(led).toMatchObject({ validFrom: '2026-09-01', validTo: '2026-11-16' })
  await expect(deactivatePerson(admin, { ...on(hugo), goals: [] })).rejects.toThrow(
    new Conflict('personInactive'),
  )
  await expect(invite(admin, on(hugo))).rejects.toThrow(new Conflict('personInactive'))
  await reactivatePerson(admin, on(hugo))
  await expect(reactivatePerson(admin, on(hugo))).rejects.toThrow(Conflict)
  await expect(
    signIn(company.visitor(MONDAY), { email: 'hugo@paceline.example', password: PASSWORD }),
  ).resolves.toBeTruthy()
  const events = (await company.told(hugo)).map(({ event }) => event)
  expect(events).toEqual(['person.invite', 'confirmation.ask', 'person.deactivate', 'person.reactivate'])
})

test('leaving ends only what they lead: who leads a team now and who will stays', async () => {
  const leaver = await addPerson(admin, newcomer())
  const successor = company.people.bo
  await opened.db.update(person).set({ passwordHash: 'chosen' }).where(eq(person.id, leaver))
  const team = await addTeam(admin, {
    formId: v4(),
    name: 'Valley',
    parentId: null,
    leadId: company.people.ann,
    from: '2026-11-16',
  })
  const lead = (leadId: string, from: string) => setLead(admin, { formId: v4(), teamId: team, leadId, from })
  await lead(leaver, '2026-12-01')
  await lead(successor, '2027-01-01')
  await deactivatePerson(company.admin('2026-11-17T09:00:00Z'), { ...on(leaver), goals: [] })
  const leads = await opened.db
    .select()
    .from(teamLead)
    .where(and(eq(teamLead.teamId, team), isNull(teamLead.supersededAt)))
  expect(leads.map(({ personId, validFrom }) => [personId, validFrom]).sort()).toEqual(
    [
      [company.people.ann, '2026-11-16'],
      [successor, '2027-01-01'],
    ].sort(),
  )
})

test('an invitation link works once, for seven days, and a new one makes it void', async () => {
  const id = await addPerson(admin, newcomer())
  const first = await invite(admin, on(id))
  const second = await invite(admin, on(id))
  const accept = (token: string, at = MONDAY) =>
    acceptInvitation(
      company.visitor(at),
      acceptInvitationInput.parse({ token, newPassword: 'correct horse battery' }),
    )
  const [kept] = await opened.db.select().from(invitation).where(eq(invitation.personId, id))
  expect(kept?.tokenHash).not.toContain(first)
  await expect(accept(first)).rejects.toThrow(new NotFound('invitationGone'))
  await expect(accept(second, '2026-11-23T09:00:00Z')).rejects.toThrow(NotFound)
  expect(await invitationFor(company.visitor(MONDAY), second)).toMatchObject({ name: '林小雨' })
  const { sessionId } = await accept(second, '2026-11-23T08:59:59Z')
  expect(await sessionFor(opened.db, sessionId, new Date('2026-11-23T09:00:00Z'))).toMatchObject({
    locale: 'zh-CN',
  })
  await expect(accept(second)).rejects.toThrow(NotFound)
  expect((await company.told(id)).map(({ event }) => event)).toEqual([
    'person.add',
    'person.invite',
    'person.invite',
    'person.accept-invitation',
  ])
})

test('a password that is easy to guess is refused and the link stays; without a link nothing is said of a password', async () => {
  const id = await addPerson(admin, newcomer())
  const token = await invite(admin, on(id))
  const accept = (newPassword: string, secret = token) =>
    acceptInvitation(company.visitor(MONDAY), { token: secret, newPassword })
  for (const [newPassword, key] of [
    ['password1234', 'passwordCommon'],
    ['林小雨林小雨20261116', 'passwordPersonal'],
    ['paceline2026', 'passwordPersonal'],
  ] as const)
    await expect(accept(newPassword)).rejects.toMatchObject({ fields: { newPassword: { key } } })
  await expect(accept('password1234', 'x'.repeat(43))).rejects.toThrow(new NotFound('invitationGone'))
  expect(await accept('correct horse battery')).toMatchObject({ personId: id })
})

test('a link for somebody with a password signs their devices out when it is used', async () => {
  const before = await signIn(company.visitor(MONDAY), { email: 'cai@paceline.example', password: PASSWORD })
  const token = await invite(admin, on(company.people.cai))
  await acceptInvitation(company.visitor(MONDAY), { token, newPassword: 'correct horse battery' })
  expect(await sessionFor(opened.db, before.sessionId, new Date(MONDAY))).toBeNull()
})

if (engine() === 'postgres')
  test('a link used twice at the same moment counts once', async () => {
    const id = await addPerson(admin, newcomer())
    const token = await invite(admin, on(id))
    const other = await opened.another()
    const accept = (db = opened.db) =>
      acceptInvitation(company.visitor(MONDAY, { db }), { token, newPassword: PASSWORD })
    const answers = await Promise.allSettled([accept(), accept(other.db)])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

if (engine() === 'postgres')
  test('two admins who take the role from each other at the same moment: one stays', async () => {
    const id = await addPerson(admin, newcomer({ admin: 'on' }))
    const others = await opened.db
      .select()
      .from(personRole)
      .where(and(eq(personRole.role, 'admin'), isNull(personRole.revokedAt)))
    for (const { personId } of others)
      if (personId !== id && personId !== company.people.ada)
        await setRoles(admin, { ...on(personId), executive: false, admin: false })
    const other = await opened.another()
    const second = { ...company.admin(MONDAY, other.db), viewer: { ...admin.viewer, id } }
    const answers = await Promise.allSettled([
      setRoles(admin, { ...on(id), executive: false, admin: false }),
      setRoles(second, { ...on(company.people.ada), executive: false, admin: false }),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const left = await opened.db
      .select()
      .from(personRole)
      .where(and(eq(personRole.role, 'admin'), isNull(personRole.revokedAt)))
    expect(left).toHaveLength(1)
  })
