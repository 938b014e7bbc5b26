import { and, eq, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Forbidden } from '@/lib/okr/errors'
import type { Context } from '../../context'
import { personRole } from '../../schema'
import { administeredCompany, PASSWORD, type AdministeredCompany } from '../../testing/administered-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { signIn } from '../sessions/sign-in'
import { deactivatePerson } from './deactivate'
import { setRoles } from './set-roles'

let opened: TestDb
let company: AdministeredCompany
beforeAll(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
})
afterAll(() => opened.close())

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
/** Eva, were she an admin, too. */
const evaAsAdmin = (at = MONDAY): Context => {
  const ctx = company.as('eva', at)
  return { ...ctx, viewer: { ...ctx.viewer, admin: true } }
}

test('an admin who is no executive does not remove one of two who is here', async () => {
  const { emil } = company.people
  await signIn(company.visitor(MONDAY), { email: 'emil@paceline.example', password: PASSWORD })
  const refused = new Forbidden('executiveRemoval')
  await expect(take(company.admin(MONDAY), emil)).rejects.toThrow(refused)
  await expect(deactivate(company.admin(MONDAY), emil)).rejects.toThrow(refused)
  await expect(take(company.admin('2026-12-16T09:00:00Z'), emil)).rejects.toThrow(refused)
  expect(await standing(emil)).toBe('counts')
})

test('an admin who is one may, and then makes nobody an executive alone for a week', async () => {
  const { emil, bo } = company.people
  await take(evaAsAdmin(), emil)
  await expect(give(evaAsAdmin(), bo)).rejects.toMatchObject({ key: 'executiveRemoved' })
  await give(evaAsAdmin(), emil)
  expect(await standing(emil)).toBe('counts')

  await deactivate(evaAsAdmin(), emil)
  await expect(give(evaAsAdmin('2026-11-23T08:59:00Z'), bo)).rejects.toMatchObject({
    key: 'executiveRemoved',
    values: { at: expect.stringMatching(/^2026-11-23T09:00:00/), timeZone: 'UTC' },
  })
  expect(await standing(bo)).toBeUndefined()
  await give(evaAsAdmin('2026-11-23T09:00:00Z'), bo)
  expect(await standing(bo)).toBe('counts')
})

test('executives who have left without a word are removed by any admin after 30 days', async () => {
  const { bo } = company.people
  await signIn(company.visitor(MONDAY), { email: 'bo@paceline.example', password: PASSWORD })
  await take(company.admin('2026-12-16T09:00:01Z'), bo)
  expect(await standing(bo)).toBeUndefined()
})
