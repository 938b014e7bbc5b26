import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Forbidden, Invalid } from '@/lib/okr/errors'
import { addPersonInput } from '@/lib/okr/input/people'
import type { Context } from '../../context'
import { adminPerson } from '../../queries/admin-person'
import { administeredCompany, PASSWORD, type AdministeredCompany } from '../../testing/administered-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { confirm, confirmationsOf, refuse } from '../../testing/waiting'
import { signIn } from '../sessions/sign-in'
import { acceptInvitation } from './accept-invitation'
import { addPerson } from './add'
import { invite } from './invite'
import { setRoles } from './set-roles'
import { setLead } from '../teams/set-lead'

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
  const { emil, ann } = company.people
  const [asEva, asEmil] = [company.as('eva', MONDAY), company.as('emil', MONDAY)]
  const token = await invite(admin, on(emil))
  const accept = (secret: string) =>
    acceptInvitation(company.visitor(MONDAY), { token: secret, newPassword: 'correct horse battery' })
  const signedIn = () =>
    signIn(company.visitor(MONDAY), { email: 'emil@paceline.example', password: PASSWORD })
  await expect(accept(token)).rejects.toMatchObject({ key: 'invitationUnconfirmed' })
  await expect(signedIn()).resolves.toBeTruthy()

  const waiting = async (ctx: Context) =>
    (await confirmationsOf(ctx)).flatMap(({ person, confirms }) => (confirms ? [person!.name] : []))
  expect([await waiting(asEva), await waiting(asEmil), await waiting(company.as('ann', MONDAY))]).toEqual([
    ['Emil Test'],
    [],
    [],
  ])
  expect((await adminPerson(admin, emil)).guarded).toBe(true)
  expect((await adminPerson(admin, ann)).guarded).toBe(false)

  const newest = async () => (await confirmationsOf(asEva)).find(({ kind }) => kind === 'link')!.id
  const first = await newest()
  await expect(confirm(admin, first)).rejects.toThrow(Forbidden)
  await expect(confirm(asEmil, first)).rejects.toThrow(new Forbidden('ownConfirmation'))
  await confirm(asEva, first)
  await expect(refuse(asEva, first)).rejects.toMatchObject({ key: 'confirmationSettled' })
  expect(await waiting(asEva)).toEqual([])
  await accept(token)
  await expect(signedIn()).rejects.toThrow(Invalid)

  // Who makes a link as an executive cannot confirm it. Nobody else is left to: then it works as any other.
  const both = { ...asEva, viewer: { ...asEva.viewer, admin: true } }
  const second = await invite(both, on(emil))
  expect(await waiting(both)).toEqual([])
  await accept(second)
  expect((await company.told(emil)).map(({ event }) => event)).toEqual([
    'person.invite',
    'confirmation.ask',
    'confirmation.settle',
    'person.accept-invitation',
    'person.invite',
    'person.accept-invitation',
  ])

  // Declined it is void.
  await invite(admin, on(emil))
  await refuse(asEva, await newest())
  expect((await adminPerson(admin, emil)).invitedUntil).toBeNull()
})

const newcomer = () =>
  addPerson(
    admin,
    addPersonInput.parse({
      formId: v4(),
      name: '林小雨',
      email: `${v4()}@paceline.example`,
      locale: 'zh-CN',
      teamId: company.teams.hill,
      from: '2026-11-16',
    }),
  )
const accept = (token: string) =>
  acceptInvitation(company.visitor(MONDAY), { token, newPassword: 'correct horse battery' })

test('who is to become an executive is confirmed once no link for them is out', async () => {
  const id = await newcomer()
  await accept(await invite(admin, on(id)))
  const token = await invite(admin, on(id))
  await setRoles(admin, { ...on(id), executive: true, admin: false })
  const eva = company.as('eva', MONDAY)
  const [waiting] = await confirmationsOf(eva)
  expect(waiting).toMatchObject({ kind: 'executive', missing: 'link', confirms: false })
  await expect(confirm(eva, waiting!.id)).rejects.toMatchObject({ key: 'confirmationLinkOut' })
  await accept(token)
  await confirm(eva, waiting!.id)
  expect((await adminPerson(admin, id)).roles.executive).toBe(true)
  await refuseLink(id)
})

/** From now on a link for them waits. */
async function refuseLink(id: string) {
  await expect(accept(await invite(admin, on(id)))).rejects.toMatchObject({ key: 'invitationUnconfirmed' })
}

test('a link an executive made before counts as their word', async () => {
  const id = await newcomer()
  const eva = company.as('eva', MONDAY)
  const both = { ...eva, viewer: { ...eva.viewer, admin: true } }
  await accept(await invite(both, on(id)))
  await setLead(admin, { formId: v4(), teamId: company.teams.hill, leadId: id, from: '2026-11-16' })
  expect((await adminPerson(admin, id)).leads).toEqual(['hill'])
})
