import { and, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Forbidden, Invalid, NotFound } from '@/lib/okr/errors'
import { addPersonInput } from '@/lib/okr/input/people'
import type { Context } from '../../context'
import { adminPerson } from '../../queries/admin-person'
import { settingsScreen } from '../../queries/settings'
import { invitation, personRole } from '../../schema'
import { administeredCompany, PASSWORD, type AdministeredCompany } from '../../testing/administered-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { signIn } from '../sessions/sign-in'
import { acceptInvitation } from './accept-invitation'
import { addPerson } from './add'
import { confirmExecutive } from './confirm-executive'
import { confirmInvitation, declineInvitation } from './confirm-invitation'
import { invite } from './invite'
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

test('a link for an executive works once an executive other than them and who made it has confirmed it', async () => {
  const { eva, emil, ann } = company.people
  const [asEva, asEmil] = [company.as('eva', MONDAY), company.as('emil', MONDAY)]
  const token = await invite(admin, on(emil))
  const accept = (secret: string) =>
    acceptInvitation(company.visitor(MONDAY), { token: secret, newPassword: 'correct horse battery' })
  const signedIn = () =>
    signIn(company.visitor(MONDAY), { email: 'emil@paceline.example', password: PASSWORD })
  await expect(accept(token)).rejects.toMatchObject({ key: 'invitationUnconfirmed' })
  await expect(signedIn()).resolves.toBeTruthy()

  const waiting = async (ctx: Context) =>
    (await settingsScreen({ ...ctx, sessionId: v4() })).pendingLinks.map(({ personName }) => personName)
  expect([await waiting(asEva), await waiting(asEmil), await waiting(company.as('ann', MONDAY))]).toEqual([
    ['Emil Test'],
    [],
    [],
  ])
  expect((await adminPerson(admin, emil)).confirmsLink).toEqual({ needed: true, open: true, from: null })
  expect((await adminPerson(admin, ann)).confirmsLink).toMatchObject({ needed: false })

  const [link] = await opened.db
    .select()
    .from(invitation)
    .where(and(eq(invitation.personId, emil), isNull(invitation.revokedAt)))
  const which = () => ({ formId: v4(), invitationId: link!.id })
  await expect(confirmInvitation(admin, which())).rejects.toThrow(Forbidden)
  await expect(confirmInvitation(asEmil, which())).rejects.toThrow(NotFound)
  await confirmInvitation(asEva, which())
  await expect(declineInvitation(asEva, which())).rejects.toMatchObject({ key: 'confirmationSettled' })
  expect(await waiting(asEva)).toEqual([])
  await accept(token)
  await expect(signedIn()).rejects.toThrow(Invalid)

  // Who makes a link as an executive cannot confirm it; declined it is void.
  const both = { ...asEva, viewer: { ...asEva.viewer, admin: true } }
  const second = await invite(both, on(emil))
  const [made] = await opened.db
    .select()
    .from(invitation)
    .where(and(eq(invitation.createdBy, eva), isNull(invitation.revokedAt)))
  await expect(confirmInvitation(both, { formId: v4(), invitationId: made!.id })).rejects.toMatchObject({
    key: 'ownLink',
  })
  // Nobody else is left to confirm it: then it works as any other.
  await accept(second)
  expect((await company.told(emil)).map(({ event }) => event)).toEqual([
    'person.invite',
    'person.confirm-invitation',
    'person.accept-invitation',
    'person.invite',
    'person.accept-invitation',
  ])

  await invite(admin, on(emil))
  const [third] = await opened.db
    .select()
    .from(invitation)
    .where(and(eq(invitation.personId, emil), isNull(invitation.usedAt), isNull(invitation.revokedAt)))
  await declineInvitation(asEva, { formId: v4(), invitationId: third!.id })
  expect((await adminPerson(admin, emil)).invitedUntil).toBeNull()
})

test('who becomes an executive after a link was made needs it confirmed, too', async () => {
  const id = await addPerson(
    admin,
    addPersonInput.parse({
      formId: v4(),
      name: '林小雨',
      email: 'newcomer@paceline.example',
      locale: 'zh-CN',
      teamId: company.teams.hill,
      from: '2026-11-16',
    }),
  )
  const accept = (secret: string) =>
    acceptInvitation(company.visitor(MONDAY), { token: secret, newPassword: PASSWORD })
  await accept(await invite(admin, on(id)))
  const token = await invite(admin, on(id))
  await setRoles(admin, { ...on(id), executive: true, admin: false })
  const [role] = await opened.db
    .select()
    .from(personRole)
    .where(and(eq(personRole.personId, id), eq(personRole.role, 'executive')))
  await confirmExecutive(company.as('eva', MONDAY), { formId: v4(), roleId: role!.id })
  await expect(accept(token)).rejects.toMatchObject({ key: 'invitationUnconfirmed' })
})

test('a newcomer’s first password waits for nobody: their role was confirmed, and there is nothing to take over', async () => {
  const id = await addPerson(
    admin,
    addPersonInput.parse({
      formId: v4(),
      name: '顾明远',
      email: 'first@paceline.example',
      locale: 'zh-CN',
      teamId: company.teams.hill,
      from: '2026-11-16',
      executive: 'on',
    }),
  )
  const token = await invite(admin, on(id))
  const [role] = await opened.db
    .select()
    .from(personRole)
    .where(and(eq(personRole.personId, id), eq(personRole.role, 'executive')))
  await confirmExecutive(company.as('eva', MONDAY), { formId: v4(), roleId: role!.id })
  expect((await adminPerson(admin, id)).confirmsLink.needed).toBe(false)
  const { pendingLinks } = await settingsScreen({ ...company.as('eva', MONDAY), sessionId: v4() })
  expect(pendingLinks.map(({ personName }) => personName)).not.toContain('顾明远')
  await acceptInvitation(company.visitor(MONDAY), { token, newPassword: PASSWORD })
})
