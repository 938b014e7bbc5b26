import { and, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Conflict, Forbidden } from '@/lib/okr/errors'
import type { Context } from '../../context'
import { adminPerson } from '../../queries/admin-person'
import { person, personRole } from '../../schema'
import { administeredCompany, PASSWORD, type AdministeredCompany } from '../../testing/administered-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { confirmationsOf, refuse } from '../../testing/waiting'
import { signIn } from '../sessions/sign-in'
import { acceptInvitation } from './accept-invitation'
import { deactivatePerson } from './deactivate'
import { invite } from './invite'
import { setRoles } from './set-roles'

let opened: TestDb
let company: AdministeredCompany
beforeEach(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
})
afterEach(() => opened.close())

const MONDAY = '2026-11-16T09:00:00Z'
const take = (ctx: Context, personId: string) =>
  setRoles(ctx, { formId: v4(), personId, executive: false, admin: false })
const give = (ctx: Context, personId: string) =>
  setRoles(ctx, { formId: v4(), personId, executive: true, admin: false })
const deactivate = (ctx: Context, personId: string) =>
  deactivatePerson(ctx, { formId: v4(), personId, goals: [] })
const standing = async (personId: string) => {
  const held = and(
    eq(personRole.personId, personId),
    eq(personRole.role, 'executive'),
    isNull(personRole.revokedAt),
  )
  const [role] = await opened.db.select().from(personRole).where(held)
  return role && (role.confirmedAt ? 'counts' : 'waits')
}
const on = (personId: string) => ({ formId: v4(), personId })
const accept = (token: string, at: string) =>
  acceptInvitation(company.visitor(at), { token, newPassword: 'correct horse battery' })
const signedIn = (name: string, at: string) =>
  signIn(company.visitor(at), { email: `${name}@paceline.example`, password: PASSWORD })
const kept = async (personId: string) => (await adminPerson(company.admin(MONDAY), personId)).kept
/** Eva, were she an admin, too. */
const evaAsAdmin = (at = MONDAY): Context => {
  const ctx = company.as('eva', at)
  return { ...ctx, viewer: { ...ctx.viewer, admin: true } }
}

test('an admin who is no executive does not remove one of two who is here', async () => {
  const { emil, ann } = company.people
  await signedIn('emil', MONDAY)
  const refused = new Forbidden('executiveRemoval', { days: 30 })
  await expect(take(company.admin(MONDAY), emil)).rejects.toThrow(refused)
  await expect(deactivate(company.admin(MONDAY), emil)).rejects.toThrow(refused)
  await expect(take(company.admin('2026-12-16T09:00:00Z'), emil)).rejects.toThrow(refused)
  expect(await standing(emil)).toBe('counts')
  expect([await kept(emil), await kept(ann)]).toEqual(['lastTwo', null])
})

test('the only executive stays, for everybody, and the page says just that', async () => {
  const { eva, emil } = company.people
  await take(evaAsAdmin(), emil)
  await signedIn('eva', MONDAY)
  const refused = new Conflict('lastExecutive')
  await expect(take(company.admin(MONDAY), eva)).rejects.toThrow(refused)
  await expect(deactivate(company.admin(MONDAY), eva)).rejects.toThrow(refused)
  await expect(take(evaAsAdmin(), eva)).rejects.toThrow()
  expect(await standing(eva)).toBe('counts')
  expect((await adminPerson(evaAsAdmin(), eva)).kept).toBe('only')
  expect(await kept(eva)).toBe('only')
})

test('one who has no password yet confirms nothing: beside them an executive who is here stays', async () => {
  const { eva, emil, bo } = company.people
  await opened.db.update(person).set({ passwordHash: null }).where(eq(person.id, emil))
  await signedIn('eva', MONDAY)
  await expect(take(company.admin(MONDAY), eva)).rejects.toThrow(
    new Forbidden('executiveRemoval', { days: 30 }),
  )
  expect(await kept(eva)).toBe('lastTwo')
  await give(evaAsAdmin(), bo)
  expect(await standing(bo)).toBe('counts')
})

test('an admin does not become the last executive by removing the one who would have confirmed the link', async () => {
  const { eva, emil, bo } = company.people
  const early = await invite(company.admin(MONDAY), on(eva))
  await expect(accept(early, MONDAY)).rejects.toMatchObject({ key: 'invitationUnconfirmed' })
  await take(company.admin(MONDAY), emil)
  // It waited for an executive, and does so still: only a new one counts after some days.
  await expect(accept(early, '2026-11-20T09:00:00Z')).rejects.toMatchObject({ key: 'invitationUnconfirmed' })
  // Another admin helps no more: the first could have made them one, or be them by a link of their own.
  await setRoles(company.admin(MONDAY), { ...on(bo), executive: false, admin: true })
  const asBo = company.as('bo', '2026-11-17T09:00:00Z')
  const boAsAdmin = { ...asBo, viewer: { ...asBo.viewer, admin: true } }
  const late = await invite(boAsAdmin, on(eva))
  await expect(accept(late, '2026-11-24T23:59:00Z')).rejects.toMatchObject({
    key: 'invitationWaits',
    values: { day: '2026-11-25' },
  })
  await expect(signedIn('eva', '2026-11-24T23:59:00Z')).resolves.toBeTruthy()
  await accept(late, '2026-11-25T00:00:00Z')
})

test('the link for an only executive waits for seven days, and she can decline it', async () => {
  const { eva, emil } = company.people
  await take(company.admin('2026-10-01T09:00:00Z'), emil)
  const link = await invite(company.admin(MONDAY), on(eva))
  await expect(accept(link, MONDAY)).rejects.toMatchObject({ key: 'invitationWaits' })
  const [waiting] = await confirmationsOf(company.as('eva', MONDAY))
  expect(waiting).toMatchObject({ kind: 'link', confirms: false, refuses: 'declined' })
  await refuse(company.as('eva', MONDAY), waiting!.id)
  await expect(accept(link, '2026-11-24T09:00:00Z')).rejects.toMatchObject({ key: 'invitationGone' })
})

test('an admin who is one may, and then makes nobody an executive alone for a week', async () => {
  const { emil, bo } = company.people
  await take(evaAsAdmin(), emil)
  await give(evaAsAdmin(), bo)
  expect(await standing(bo)).toBe('waits')
  const executive = async (at: string) => (await adminPerson(company.admin(at), bo)).roles.executive
  expect(await executive('2026-11-23T23:59:00Z')).toBe(false)
  expect(await executive('2026-11-24T00:00:00Z')).toBe(true)
  await give(evaAsAdmin(), emil)
  expect(await standing(emil)).toBe('counts')

  const later = '2026-12-07T09:00:00Z'
  await take(evaAsAdmin(later), bo)
  await give(evaAsAdmin('2026-12-21T09:00:00Z'), bo)
  expect(await standing(bo)).toBe('waits')
})

test('executives who have left without a word are removed by any admin after 30 days', async () => {
  const { bo } = company.people
  await signedIn('bo', MONDAY)
  await take(company.admin('2026-12-16T09:00:01Z'), bo)
  expect(await standing(bo)).toBeUndefined()
})
