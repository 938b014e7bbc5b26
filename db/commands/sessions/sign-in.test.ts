import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Forbidden, Invalid } from '@/lib/okr/errors'
import { signInInput } from '@/lib/okr/input/sessions'
import type { Visitor } from '../../context'
import { person, session, signInFailure } from '../../schema'
import { administeredCompany, PASSWORD, type AdministeredCompany } from '../../testing/administered-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { signIn } from './sign-in'
import { countAttempt, THROTTLE } from './throttle'

let opened: TestDb
let company: AdministeredCompany
beforeAll(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
})
afterAll(() => opened.close())

const MONDAY = '2026-11-16T09:00:00Z'
const LATER = '2026-11-16T09:16:00Z'
const attempt = (ctx: Visitor, email: string, password = PASSWORD) =>
  signIn(ctx, signInInput.parse({ email, password }))

test('address and password open a session, whatever the capitals of the address', async () => {
  const made = await attempt(company.visitor(MONDAY), '  ANN@Paceline.Example ')
  expect(made).toMatchObject({ personId: company.people.ann, locale: 'en' })
  const [row] = await opened.db.select().from(session).where(eq(session.id, made.sessionId))
  expect(row).toMatchObject({
    personId: company.people.ann,
    endedAt: null,
    expiresAt: new Date('2026-12-16T09:00:00Z'),
  })
  expect(await company.told(made.sessionId)).toMatchObject([
    { event: 'session.open', actorId: company.people.ann },
  ])
})

test('an unknown address, a wrong password, somebody without one and somebody deactivated get the same answer', async () => {
  await opened.db.update(person).set({ active: false }).where(eq(person.id, company.people.hugo))
  await opened.db.update(person).set({ passwordHash: null }).where(eq(person.id, company.people.cai))
  const tried: [string, string][] = [
    ['nobody@paceline.example', PASSWORD],
    ['bo@paceline.example', 'some other password'],
    ['cai@paceline.example', PASSWORD],
    ['hugo@paceline.example', PASSWORD],
  ]
  for (const [email, password] of tried) {
    const refused = await attempt(company.visitor(MONDAY), email, password).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect(refused).toMatchObject({ key: 'signInFailed', fields: {} })
  }
})

test('after ten failures from one place an address has to wait there, also with the right password, and may try again a quarter of an hour later', async () => {
  const email = 'max@paceline.example'
  const here = { origin: '192.0.2.1' }
  for (let times = 0; times < THROTTLE.addressHere; times++)
    await expect(attempt(company.visitor(MONDAY, here), email, 'a wrong password')).rejects.toThrow(Invalid)
  await expect(attempt(company.visitor(MONDAY, here), email)).rejects.toMatchObject({
    key: 'tooManyAttempts',
    values: { minutes: THROTTLE.minutes },
  })
  await expect(attempt(company.visitor(LATER, here), email)).resolves.toMatchObject({
    personId: company.people.max,
  })
})

test('ten guesses from elsewhere do not keep somebody out; a hundred from many places do', async () => {
  const email = 'max@paceline.example'
  await opened.db.delete(signInFailure)
  const guessFrom = (place: number) =>
    countAttempt(company.visitor(MONDAY, { origin: `198.51.100.${place}` }), email)
  await Promise.all(Array.from({ length: THROTTLE.addressHere }, () => guessFrom(0)))
  await expect(guessFrom(0)).rejects.toThrow(Forbidden)
  await expect(attempt(company.visitor(MONDAY), email)).resolves.toBeTruthy()
  const many = Array.from({ length: THROTTLE.address }, (_, number) => guessFrom(1 + Math.floor(number / 10)))
  await Promise.all(many)
  await expect(attempt(company.visitor(MONDAY), email)).rejects.toThrow(Forbidden)
  await opened.db.delete(signInFailure)
})

test('many attempts at once cannot slip past the limit', async () => {
  const tries = Array.from({ length: 30 }, () =>
    attempt(
      company.visitor(MONDAY, { origin: '192.0.2.2' }),
      'rita@paceline.example',
      'a wrong password',
    ).catch((error: unknown) => error),
  )
  const answers = await Promise.all(tries)
  expect(answers.filter((answer) => answer instanceof Invalid).length).toBeLessThanOrEqual(
    THROTTLE.addressHere,
  )
})

test('one origin that tries many addresses has to wait; another one need not', async () => {
  const origin = '198.51.100.7'
  await opened.db.delete(signInFailure)
  const guesses = Array.from({ length: THROTTLE.origin }, (_, number) => `guess${number}@paceline.example`)
  await Promise.all(guesses.map((email) => countAttempt(company.visitor(MONDAY, { origin }), email)))
  await expect(attempt(company.visitor(MONDAY, { origin }), 'bo@paceline.example')).rejects.toThrow(Forbidden)
  await expect(attempt(company.visitor(MONDAY), 'bo@paceline.example')).resolves.toBeTruthy()
})

test('a success forgets the failures of the address; neither addresses nor origins are kept in the clear', async () => {
  const origin = '198.51.100.8'
  await attempt(company.visitor(MONDAY, { origin }), 'eva@paceline.example', 'a wrong password').catch(
    () => null,
  )
  await attempt(company.visitor(MONDAY, { origin }), 'eva@paceline.example')
  const kept = await opened.db.select({ key: signInFailure.key }).from(signInFailure)
  expect(kept.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true)
})
