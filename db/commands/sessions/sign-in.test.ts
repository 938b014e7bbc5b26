import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ALLOWANCES } from '@/lib/okr/attempts'
import { Forbidden, Invalid } from '@/lib/okr/errors'
import { signInInput } from '@/lib/okr/input/sessions'
import { attemptAllowance, person, session } from '../../schema'
import {
  administeredCompany,
  PASSWORD,
  type AdministeredCompany,
  type Guest,
} from '../../testing/administered-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { withPerson, type KnownBrowser } from './known-browser'
import { signIn } from './sign-in'
import { countSetUp, countSignIn } from './throttle'

let opened: TestDb
let company: AdministeredCompany
beforeAll(async () => {
  opened = await testDb()
  company = await administeredCompany(opened.db)
})
beforeEach(async () => {
  await opened.db.delete(attemptAllowance)
})
afterAll(() => opened.close())

const MONDAY = '2026-11-16T09:00:00Z'
const after = (seconds: number) => new Date(Date.parse(MONDAY) + seconds * 1000).toISOString()
const MAX = 'max@paceline.example'

const attempt = (ctx: Guest, email: string, password = PASSWORD) =>
  signIn(ctx, signInInput.parse({ email, password }))

/** A try, and how many seconds its sender was made to wait before the password was looked at. */
async function timed(changes: Partial<Guest>, email: string, password = PASSWORD, at = MONDAY) {
  const waits: number[] = []
  const wait = async (milliseconds: number) => void waits.push(milliseconds / 1000)
  const answer = await attempt(company.visitor(at, { ...changes, wait }), email, password).catch(
    (error: unknown) => error as Error,
  )
  return { answer, seconds: waits[0] ?? null }
}

/** Wrong tries at that moment, one after another, without the work of looking at a password. */
async function guesses(count: number, email: (number: number) => string, origin: (number: number) => string) {
  let granted = 0
  for (let number = 0; number < count; number++)
    await countSignIn(company.visitor(MONDAY, { origin: origin(number) }), email(number), null)
      .then(() => granted++)
      .catch(refused)
  return granted
}

function refused(error: unknown): void {
  if (!(error instanceof Forbidden)) throw error
}

async function browserIn(email: string): Promise<KnownBrowser> {
  const { personId, passwordMark } = await attempt(company.visitor(MONDAY), email)
  return withPerson(null, { id: personId, mark: passwordMark })
}

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
    const refusal = await attempt(company.visitor(MONDAY), email, password).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Invalid)
    expect(refusal).toMatchObject({ key: 'signInFailed', fields: {} })
  }
})

test('an unknown address waits and is refused just as one that exists', async () => {
  const tries = async (email: string) => {
    const answers = []
    for (let times = 0; times < 14; times++) {
      const { answer, seconds } = await timed({ origin: '192.0.2.3' }, email, 'a wrong password')
      answers.push([(answer as Error & { key: string }).key, seconds])
    }
    return answers
  }
  const existing = await tries(MAX)
  expect(existing.at(-1)).toEqual(['tooManyAttempts', null])
  expect(await tries('nobody@paceline.example')).toEqual(existing)
})

test('two hundred wrong passwords from an office, and a colleague there gets in with the right one a few seconds later', async () => {
  const origin = '192.0.2.1'
  await guesses(
    200,
    (number) => `guess${number}@paceline.example`,
    () => origin,
  )
  const { answer, seconds } = await timed({ origin }, 'bo@paceline.example')
  expect(answer).toMatchObject({ personId: company.people.bo })
  expect(seconds).toBe(6)
  expect((await timed({ origin: '192.0.2.2' }, 'ann@paceline.example')).seconds).toBe(0)
})

test('a Monday morning of a hundred and fifty people behind one address within five minutes, each of whom mistypes once, keeps nobody waiting longer than six seconds', async () => {
  const origin = '192.0.2.1'
  const waits: number[] = []
  for (let number = 0; number < 150; number++) {
    const ctx = company.visitor(after(number * 2), { origin })
    const address = `person${number}@paceline.example`
    await countSignIn(ctx, address, null)
    const right = await countSignIn(ctx, address, null)
    waits.push(right.wait / 1000)
    await right.succeeded()
  }
  expect(Math.max(...waits)).toBeLessThanOrEqual(6)
  expect(waits.slice(0, 100).every((seconds) => seconds === 0)).toBe(true)
  expect(waits.at(-1)).toBeGreaterThan(0)
})

test('after ten wrong passwords the right one waits its turn, and is not refused', async () => {
  const here = { origin: '192.0.2.1' }
  for (let times = 0; times < ALLOWANCES.here.atOnce; times++)
    expect(await timed(here, MAX, 'a wrong password')).toMatchObject({ seconds: 0 })
  expect((await timed(here, MAX, 'a wrong password')).seconds).toBe(0)
  const { answer, seconds } = await timed(here, MAX)
  expect(seconds).toBe(10)
  expect(answer).toMatchObject({ personId: company.people.max })
  expect((await timed(here, MAX, 'a wrong password')).seconds).toBe(0)
})

test('a single guesser who never pauses neither keeps somebody out elsewhere nor makes them wait', async () => {
  const granted = await guesses(
    100,
    () => MAX,
    () => '198.51.100.1',
  )
  expect(granted).toBe(ALLOWANCES.here.atOnce + 3)
  const { answer, seconds } = await timed({}, MAX)
  expect(answer).toMatchObject({ personId: company.people.max })
  expect(seconds).toBe(0)
})

test('all the addresses of one IPv6 network count as one, and those of a whole site as three', async () => {
  const addresses = 200
  const granted = await guesses(
    addresses,
    () => MAX,
    (number) => `2001:db8:1:${number.toString(16)}::/64`,
  )
  expect(granted).toBe(ALLOWANCES.site.atOnce + 3)
  const { answer, seconds } = await timed({ origin: '2001:db8:2:1::/64' }, MAX)
  expect(answer).toMatchObject({ personId: company.people.max })
  expect(seconds).toBe(0)
})

test('in a browser they have signed in with, somebody gets in at once while ten thousand wrong passwords come from elsewhere', async () => {
  const browser = await browserIn(MAX)
  const granted = await guesses(
    10_000,
    () => MAX,
    (number) => `198.51.${number >> 8}.${number & 255}`,
  )
  expect(granted).toBe(ALLOWANCES.person.atOnce + 3)
  expect(await timed({ origin: '192.0.2.1' }, MAX)).toMatchObject({ answer: { key: 'tooManyAttempts' } })
  const { answer, seconds } = await timed({ origin: '192.0.2.1', browser }, MAX)
  expect(answer).toMatchObject({ personId: company.people.max })
  expect(seconds).toBe(0)
}, 120_000)

test('a stolen browser cookie gives ten guesses more and then none but what everybody has', async () => {
  const browser = await browserIn(MAX)
  const guess = (number: number) =>
    timed({ origin: '198.51.100.1', browser }, MAX, `wrong password ${number}`).then(({ answer }) => answer)
  const answers = []
  for (let number = 0; number < 40; number++) answers.push(await guess(number))
  expect(answers.filter((answer) => answer instanceof Invalid)).toHaveLength(
    ALLOWANCES.browser.atOnce + ALLOWANCES.here.atOnce + 3,
  )
  expect(answers.at(-1)).toMatchObject({ key: 'tooManyAttempts' })
})

test('a browser counts for who signed in there and for nobody else, and not after a new password', async () => {
  const browser = await browserIn('ann@paceline.example')
  await guesses(
    150,
    () => MAX,
    (number) => `198.51.${number >> 8}.${number & 255}`,
  )
  expect(await timed({ browser }, MAX)).toMatchObject({ answer: { key: 'tooManyAttempts' } })
  const theirs = await browserIn('rita@paceline.example')
  const former = { ...theirs, people: theirs.people.map(({ id }) => ({ id, mark: 'of another password' })) }
  await guesses(
    150,
    () => 'rita@paceline.example',
    (number) => `198.51.${number >> 8}.${number & 255}`,
  )
  const ritaIn = (used: KnownBrowser) => timed({ browser: used }, 'rita@paceline.example')
  expect(await ritaIn(former)).toMatchObject({ answer: { key: 'tooManyAttempts' } })
  expect(await ritaIn(theirs)).toMatchObject({ answer: { personId: company.people.rita } })
})

test('an hour of guessing from everywhere is some four hundred passwords', async () => {
  let granted = 0
  for (let second = 0; second < 2 * 3600; second += 6)
    await countSignIn(
      company.visitor(after(second), { origin: `198.51.${(second >> 8) & 255}.${second & 255}` }),
      MAX,
      null,
    )
      .then(() => second >= 3600 && granted++)
      .catch(refused)
  expect(granted).toBeGreaterThan(300)
  expect(granted).toBeLessThanOrEqual(401)
})

test('many attempts at once cannot slip past the limit, on two servers neither', async () => {
  const servers = [opened.db, engine() === 'postgres' ? (await opened.another()).db : opened.db]
  const answers = await Promise.all(
    Array.from({ length: 400 }, (_, number) =>
      countSignIn(
        company.visitor(MONDAY, { origin: `198.51.100.${number % 200}`, db: servers[number % 2]! }),
        MAX,
        null,
      ).catch(refused),
    ),
  )
  expect(answers.filter((answer) => answer !== undefined)).toHaveLength(ALLOWANCES.person.atOnce + 3)
})

test('the setup code is never refused for what others tried', async () => {
  const origin = '192.0.2.9'
  for (let times = 0; times < 300; times++) await countSetUp(company.visitor(MONDAY, { origin }))
  expect((await countSetUp(company.visitor(MONDAY, { origin }))).wait).toBe(6000)
})

test('a success gives its own attempt back; neither addresses nor origins are kept in the clear, and old rows are swept', async () => {
  await opened.db
    .insert(attemptAllowance)
    .values({ key: 'old', spentUntil: new Date('2026-11-16T08:00:00Z') })
  const origin = '198.51.100.8'
  const eva = 'eva@paceline.example'
  await attempt(company.visitor(MONDAY, { origin }), eva, 'a wrong password').catch(() => null)
  const before = await opened.db.select().from(attemptAllowance)
  expect(before).toHaveLength(4)
  await attempt(company.visitor(MONDAY, { origin }), eva)
  const kept = await opened.db.select().from(attemptAllowance)
  // What failed still counts for the person and for the origin.
  expect(kept).toHaveLength(2)
  expect(before).toEqual(expect.arrayContaining(kept))
  expect(kept.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true)
})
