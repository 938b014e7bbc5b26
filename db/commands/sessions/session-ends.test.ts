import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Invalid, NotFound } from '@/lib/okr/errors'
import { changePasswordInput, endSessionInput } from '@/lib/okr/input/sessions'
import { IDLE_DAYS, sessionFor } from '../../queries/parts/session'
import { person, session } from '../../schema'
import { administeredCompany, PASSWORD, type AdministeredCompany } from '../../testing/administered-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { confirm, confirmationsOf } from '../../testing/waiting'
import { deactivatePerson } from '../people/deactivate'
import { movePerson } from '../people/move'
import { setRoles } from '../people/set-roles'
import { setLead } from '../teams/set-lead'
import { changePassword } from './change-password'
import { endOtherSessions, endSession, signOut } from './end'
import { signIn } from './sign-in'
import { isStale, touchSession } from './touch'

let opened: TestDb
let company: AdministeredCompany
let sessionId: string
beforeAll(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
})
beforeEach(async () => {
  sessionId = await openFor('ann')
})
afterAll(() => opened.close())

const MONDAY = '2026-11-16T09:00:00Z'
const openFor = async (name: string) =>
  (await signIn(company.visitor(MONDAY), { email: `${name}@paceline.example`, password: PASSWORD })).sessionId
const check = (id = sessionId, at = MONDAY) => sessionFor(opened.db, id, new Date(at))
const days = (count: number) => new Date(Date.parse(MONDAY) + count * 86_400_000).toISOString()
const own = (name: 'ann' | 'eva' | 'rita', id = sessionId) => ({
  ...company.as(name, MONDAY),
  sessionId: id,
  wait: () => Promise.resolve(),
})

test('one statement says who somebody is, what they lead and what the company has set', async () => {
  expect(await check()).toMatchObject({
    sessionId,
    locale: 'en',
    today: '2026-11-16',
    viewer: {
      id: company.people.ann,
      teamId: company.teams.harbour,
      executive: false,
      admin: false,
      leads: [],
    },
    home: { teamId: company.teams.harbour, teamName: 'harbour' },
    company: { name: 'Small company', onTrack: 0.9, visibility: 'everyone', demo: false },
  })
  const rita = await check(await openFor('rita'))
  expect(rita?.home.teamId).toBe(company.teams.west)
  expect([...rita!.viewer.leads].sort()).toEqual(Object.values(company.teams).sort())
  expect((await check(await openFor('eva')))?.viewer.executive).toBe(true)
  expect((await check(await openFor('ada')))?.viewer).toMatchObject({ admin: true, teamId: null })
})

test('today is the day of the company, not of the server', async () => {
  await opened.db.execute(`update company set time_zone = 'Asia/Shanghai'`)
  expect((await check(sessionId, '2026-11-16T16:30:00Z'))?.today).toBe('2026-11-17')
  await opened.db.execute(`update company set time_zone = 'UTC'`)
})

test('an unknown, an idle and an old session stand no more', async () => {
  expect(await check(v4())).toBeNull()
  expect(await check(sessionId, days(IDLE_DAYS - 1))).not.toBeNull()
  expect(await check(sessionId, days(IDLE_DAYS + 1))).toBeNull()
  await opened.db
    .update(session)
    .set({ lastSeenAt: new Date(days(29)) })
    .where(eq(session.id, sessionId))
  expect(await check(sessionId, days(29.5))).not.toBeNull()
  expect(await check(sessionId, days(30))).toBeNull()
})

test('the last use is written after five minutes, and never brings an ended session back', async () => {
  expect(isStale(new Date(MONDAY), new Date('2026-11-16T09:05:00Z'))).toBe(false)
  expect(isStale(new Date(MONDAY), new Date('2026-11-16T09:05:01Z'))).toBe(true)
  await touchSession(opened.db, sessionId, new Date(days(1)))
  expect((await check())?.lastSeenAt).toEqual(new Date(days(1)))
  await signOut({ db: opened.db, now: new Date(MONDAY) }, sessionId)
  await touchSession(opened.db, sessionId, new Date(days(2)))
  expect(await check()).toBeNull()
})

test('signing out ends the session, and is one entry of the log however often', async () => {
  await signOut({ db: opened.db, now: new Date(MONDAY) }, sessionId)
  await signOut({ db: opened.db, now: new Date(MONDAY) }, sessionId)
  expect(await check()).toBeNull()
  expect(await company.told(sessionId)).toMatchObject([{ event: 'session.open' }, { event: 'session.end' }])
})

test("a device of one's own can be signed out; somebody else's is not there", async () => {
  const phone = await openFor('ann')
  const input = endSessionInput.parse({ formId: v4(), sessionId: phone })
  await expect(endSession(company.as('bo', MONDAY), input)).rejects.toThrow(NotFound)
  await endSession(company.as('ann', MONDAY), { ...input, formId: v4() })
  expect(await check(phone)).toBeNull()
  expect(await check()).not.toBeNull()
  await openFor('ann')
  await endOtherSessions(own('ann'), { formId: v4() })
  expect(await opened.db.$count(session, eq(session.id, sessionId))).toBe(1)
  expect(await check()).not.toBeNull()
})

test('a new password ends all other sessions at once, on every server', async () => {
  const phone = await openFor('eva')
  const here = await openFor('eva')
  const input = (current: string) =>
    changePasswordInput.parse({
      formId: v4(),
      currentPassword: current,
      newPassword: 'another long password',
    })
  const refused = await changePassword(own('eva', here), input('not my password')).catch(
    (error: unknown) => error,
  )
  expect(refused).toBeInstanceOf(Invalid)
  expect(refused).toMatchObject({ fields: { currentPassword: { key: 'passwordWrong' } } })
  await changePassword(own('eva', here), input(PASSWORD))
  expect(await check(phone)).toBeNull()
  expect(await check(here)).not.toBeNull()
  await expect(openFor('eva')).rejects.toThrow(Invalid)
  expect((await company.told(company.people.eva)).at(-1)).toMatchObject({ event: 'session.change-password' })
})

test('a new password that is easy to guess is refused beside its field, and nothing changes', async () => {
  for (const [newPassword, key] of [
    ['password1234', 'passwordCommon'],
    ['            ', 'passwordCommon'],
    ['ann@paceline.example', 'passwordPersonal'],
    ['Small company 1', 'passwordPersonal'],
  ]) {
    const input = changePasswordInput.parse({ formId: v4(), currentPassword: PASSWORD, newPassword })
    await expect(changePassword(own('ann'), input)).rejects.toMatchObject({
      fields: { newPassword: { key } },
    })
  }
  expect(await openFor('ann')).toBeTruthy()
})

test('whoever sits at an open session waits after ten wrong passwords, and is not shut out of their own', async () => {
  const waits: number[] = []
  const ctx = {
    ...own('rita', await openFor('rita')),
    wait: async (milliseconds: number) => void waits.push(milliseconds / 1000),
  }
  const change = (currentPassword: string) =>
    changePassword(ctx, { formId: v4(), currentPassword, newPassword: 'another long password' })
  for (let times = 0; times < 11; times++) await expect(change('a wrong one')).rejects.toThrow(Invalid)
  const mark = await change(PASSWORD)
  expect(waits).toEqual([...Array<number>(11).fill(0), 10])
  // By it this browser remembers her; the ones that remember the former password do not count any more.
  const again = await signIn(company.visitor(MONDAY), {
    email: 'rita@paceline.example',
    password: 'another long password',
  })
  expect(again.passwordMark).toBe(mark)
})

test('deactivation ends sessions from the next request on', async () => {
  const bo = await openFor('bo')
  await deactivatePerson(company.admin(MONDAY), { formId: v4(), personId: company.people.bo, goals: [] })
  expect(await check(bo)).toBeNull()
})

test('a session of somebody inactive does not stand even if nobody ended it', async () => {
  await opened.db.update(person).set({ active: false }).where(eq(person.id, company.people.ann))
  expect(await check()).toBeNull()
  await opened.db.update(person).set({ active: true }).where(eq(person.id, company.people.ann))
})

test('roles, teams and leads count from the next request on', async () => {
  const admin = company.admin(MONDAY)
  const personId = company.people.ann
  await setRoles(admin, { formId: v4(), personId, executive: true, admin: true })
  expect((await check())?.viewer).toMatchObject({ admin: true, executive: false })
  const [waiting] = await confirmationsOf(company.as('eva', MONDAY))
  await confirm(company.as('eva', MONDAY), waiting!.id)
  expect((await check())?.viewer).toMatchObject({ admin: true, executive: true })
  await setRoles(admin, { formId: v4(), personId, executive: false, admin: false })
  expect((await check())?.viewer).toMatchObject({ admin: false, executive: false })

  await movePerson(admin, {
    formId: v4(),
    personId,
    teamId: company.teams.hill,
    from: '2026-11-16',
    goals: [],
  })
  expect((await check())?.viewer.teamId).toBe(company.teams.hill)
  await setLead(admin, { formId: v4(), teamId: company.teams.harbour, leadId: personId, from: '2026-11-17' })
  expect((await check())?.viewer.leads).toEqual([])
  expect((await check(sessionId, '2026-11-17T09:00:00Z'))?.viewer.leads).toEqual([company.teams.harbour])
})
