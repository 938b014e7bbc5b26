import { afterAll, beforeEach, expect, test } from 'vitest'
import { Conflict } from '@/lib/okr/errors'
import { setUpInput, type SetUpInput } from '@/lib/okr/input/company'
import type { Visitor } from '../../context'
import { sessionFor } from '../../queries/parts/session'
import { company, metric, period, person, personRole } from '../../schema'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { ensureInstallation } from './installation'
import { setUp } from './set-up'

let opened: TestDb | undefined
beforeEach(async () => {
  await opened?.close()
  opened = await testDb()
})
afterAll(() => opened?.close())

const TUESDAY = new Date('2026-11-24T09:00:00Z')
const visitor = (db = opened!.db): Visitor => ({
  db,
  now: TUESDAY,
  locale: 'zh-CN',
  origin: 'test',
  userAgent: '',
})
const typed = (changes: Record<string, string> = {}) => ({
  code: 'abcd-efgh-2345',
  name: '远航贸易',
  timeZone: 'Asia/Shanghai',
  locale: 'zh-CN',
  currency: 'CNY',
  checkInWeekday: '5',
  checkInTime: '17:00',
  onTrack: '90',
  atRisk: '70',
  adminName: '罗晓明',
  adminEmail: 'luo@paceline.example',
  adminPassword: '一句话当密码最好记也最安全',
  executive: 'same',
  quarter: '2026-10-01',
  quarterState: 'active',
  ...changes,
})
const input = (changes?: Record<string, string>): SetUpInput => setUpInput.parse(typed(changes))

test('one person may be the first admin and executive; the quarter and its year run with copied settings', async () => {
  const made = await setUp(visitor(), input())
  expect(made.executiveId).toBe(made.adminId)
  const found = await sessionFor(opened!.db, made.sessionId, TUESDAY)
  expect(found).toMatchObject({
    viewer: { executive: true, admin: true },
    company: { name: '远航贸易' },
    locale: 'zh-CN',
  })
  const periods = await opened!.db.select().from(period).orderBy(period.first)
  const year = periods.find(({ kind }) => kind === 'year')
  expect(year).toMatchObject({ first: '2026-01-01', last: '2026-12-31', state: 'active' })
  expect(periods.find(({ kind }) => kind === 'quarter')).toMatchObject({
    yearId: year!.id,
    first: '2026-10-01',
    last: '2026-12-31',
    settings: { timeZone: 'Asia/Shanghai', onTrack: 0.9, holidays: [] },
  })
  const metrics = await opened!.db.select().from(metric)
  expect(metrics.map(({ nameZh }) => nameZh)).toEqual(
    expect.arrayContaining([
      '成交额',
      '成交单数',
      '新增客户',
      '销售额增长',
      '转化率',
      '客户复购率',
      '回款率',
      '客单价',
      '客户投诉',
      '高端客户签约',
    ]),
  )
  expect(
    metrics.filter(({ currency }) => currency !== null).every(({ kind }) => /amount|growth/.test(kind)),
  ).toBe(true)
})

test('somebody else may be the executive, confirmed from the start, with no password yet; a planned quarter copies nothing', async () => {
  const other = {
    executive: 'other',
    executiveName: '秦致远',
    executiveEmail: 'Qin@paceline.example',
    quarterState: 'planning',
  }
  const made = await setUp(visitor(), input(other))
  expect(made.executiveId).not.toBe(made.adminId)
  const people = await opened!.db.select().from(person)
  expect(people.find(({ id }) => id === made.executiveId)).toMatchObject({
    email: 'qin@paceline.example',
    passwordHash: null,
  })
  const roles = await opened!.db.select().from(personRole)
  expect(roles.map(({ role, confirmedAt }) => [role, confirmedAt !== null]).sort()).toEqual([
    ['admin', true],
    ['executive', true],
  ])
  expect((await opened!.db.select().from(period)).map(({ settings }) => settings)).toEqual([null, null])
})

test.each([
  ['password1234', 'passwordCommon'],
  ['            ', 'passwordCommon'],
  ['luo@paceline.example', 'passwordPersonal'],
  ['罗晓明123456789', 'passwordPersonal'],
  ['远航贸易2026远航贸易', 'passwordPersonal'],
])('%s is no password for the first admin', async (adminPassword, key) => {
  await expect(setUp(visitor(), input({ adminPassword }))).rejects.toMatchObject({
    fields: { adminPassword: { key } },
  })
  expect(await opened!.db.$count(person)).toBe(0)
})

test('it can be done once', async () => {
  await setUp(visitor(), input())
  await expect(setUp(visitor(), input({ adminEmail: 'other@paceline.example' }))).rejects.toThrow(
    new Conflict('setupDone'),
  )
  expect(await opened!.db.$count(person)).toBe(1)
  expect(await ensureInstallation(opened!.db, TUESDAY)).toMatchObject({ setUp: true })
})

if (engine() === 'postgres')
  test('two setups at the same moment: one company, one answer that says so', async () => {
    const other = await opened!.another()
    const answers = await Promise.allSettled([
      setUp(visitor(), input()),
      setUp(visitor(other.db), input({ adminEmail: 'other@paceline.example', name: 'Other' })),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { key: 'setupDone' },
    })
    expect(await opened!.db.$count(company)).toBe(1)
    expect(await opened!.db.$count(person)).toBe(1)
  })

test('every boot finds the same installation', async () => {
  const [first, second] = await Promise.all([
    ensureInstallation(opened!.db, TUESDAY),
    ensureInstallation(opened!.db, new Date('2026-11-25T00:00:00Z')),
  ])
  expect(first).toEqual(second)
  expect(first.setUp).toBe(false)
})

test.each([
  [{ adminPassword: 'elf letters' }, 'adminPassword', 'passwordShort'],
  [{ adminPassword: 'x'.repeat(201) }, 'adminPassword', 'tooLong'],
  [{ adminEmail: 'luo' }, 'adminEmail', 'emailUnreadable'],
  [
    { executive: 'other', executiveName: '', executiveEmail: 'q@paceline.example' },
    'executiveName',
    'required',
  ],
  [{ executive: 'other', executiveName: '秦', executiveEmail: '' }, 'executiveEmail', 'required'],
  [
    { executive: 'other', executiveName: '秦', executiveEmail: 'luo@paceline.example' },
    'executiveEmail',
    'emailTaken',
  ],
  [{ quarter: '2026-13-01' }, 'quarter', 'dayUnreadable'],
  [{ atRisk: '95' }, 'atRisk', 'thresholdsOrder'],
])('%j is refused beside its field', (changes, field, message) => {
  const issues = setUpInput.safeParse(typed(changes as Record<string, string>)).error?.issues
  expect(issues?.map(({ path, message: key }) => [path.join('.'), key])).toContainEqual([field, message])
})

test('a quarter starts on its first day, and a zone is one the database knows', async () => {
  await expect(setUp(visitor(), input({ quarter: '2026-11-01' }))).rejects.toMatchObject({
    fields: { quarter: { key: 'unknownChoice' } },
  })
  await expect(setUp(visitor(), { ...input(), timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
    fields: { timeZone: { key: 'timeZoneUnknown' } },
  })
  expect(await opened!.db.$count(company)).toBe(0)
})
