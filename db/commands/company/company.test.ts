import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Conflict, Forbidden } from '@/lib/okr/errors'
import { addSpecialDayInput, editCompanyInput } from '@/lib/okr/input/company'
import { addMetricInput } from '@/lib/okr/input/metrics'
import type { Context } from '../../context'
import { adminCompany, adminMetrics } from '../../queries/admin-company'
import { company as companyTable, metric } from '../../schema'
import { administeredCompany, type AdministeredCompany } from '../../testing/administered-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { addMetric } from '../metrics/add'
import { archiveMetric, restoreMetric } from '../metrics/archive'
import { copiedSettings } from './copied-settings'
import { editCompany } from './edit'
import { addSpecialDay, removeSpecialDay } from './special-days'

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
const settings = (changes: Record<string, string> = {}) => ({
  formId: v4(),
  version: '1',
  name: '远航贸易',
  timeZone: 'Asia/Shanghai',
  locale: 'zh-CN',
  currency: 'cny',
  checkInWeekday: '4',
  checkInTime: '16:30',
  onTrack: '85',
  atRisk: '60',
  visibility: 'leads',
  scoreAgainst: 'original',
  ...changes,
})
const fieldsOf = (input: Record<string, string>) =>
  editCompanyInput.safeParse(input).error?.issues.map(({ path, message }) => [path.join('.'), message])

test.each([
  [{ name: '' }, 'name', 'required'],
  [{ name: 'x'.repeat(121) }, 'name', 'tooLong'],
  [{ timeZone: 'Mars/Olympus' }, 'timeZone', 'timeZoneUnknown'],
  [{ currency: 'XXZ' }, 'currency', 'currencyUnknown'],
  [{ checkInTime: '25:00' }, 'checkInTime', 'timeUnreadable'],
  [{ checkInWeekday: '8' }, 'checkInWeekday', 'tooLarge'],
  [{ onTrack: '１００' }, 'onTrack', 'wholeUnreadable'],
  [{ onTrack: '1e309' }, 'onTrack', 'wholeUnreadable'],
  [{ atRisk: '0' }, 'atRisk', 'tooSmall'],
  [{ atRisk: '85' }, 'atRisk', 'thresholdsOrder'],
  [{ visibility: 'nobody' }, 'visibility', 'unknownChoice'],
])('settings %j say what is wrong beside the field', (changes, field, message) => {
  expect(fieldsOf(settings(changes as Record<string, string>))).toContainEqual([field, message])
})

test('settings change once for each version, and the log says from what to what', async () => {
  await editCompany(admin, editCompanyInput.parse(settings({ penaltyAmounts: 'on' })))
  expect(await adminCompany(admin)).toMatchObject({
    name: '远航贸易',
    currency: 'CNY',
    onTrack: 0.85,
    version: 2,
  })
  await expect(editCompany(admin, editCompanyInput.parse(settings()))).rejects.toThrow(
    new Conflict('changedMeanwhile'),
  )
  expect((await company.told(company.people.ada)).at(-1)).toMatchObject({
    event: 'company.edit',
    before: { visibility: 'everyone', penaltyAmounts: false },
    after: { visibility: 'leads', penaltyAmounts: true },
  })
})

test('special days belong to the periods that open after they were written', async () => {
  const add = (day: string, kind: string) =>
    addSpecialDay(admin, addSpecialDayInput.parse({ formId: v4(), day, kind, name: '国庆节' }))
  await add('2026-10-01', 'holiday')
  await add('2026-10-10', 'make_up')
  await add('2027-01-01', 'holiday')
  await expect(add('2026-10-01', 'holiday')).rejects.toMatchObject({
    fields: { day: { key: 'specialDayTaken' } },
  })
  await expect(add('2026-10-12', 'make_up')).rejects.toMatchObject({
    fields: { day: { key: 'makeUpOnWorkday' } },
  })
  const copied = await opened.db.transaction((tx) =>
    copiedSettings(tx, admin.company, { first: '2026-10-01', last: '2026-12-31' }),
  )
  expect(copied).toMatchObject({ holidays: ['2026-10-01'], makeUpDays: ['2026-10-10'], checkInWeekday: 5 })
  await removeSpecialDay(admin, { formId: v4(), day: '2026-10-10' })
  await expect(removeSpecialDay(admin, { formId: v4(), day: '2026-10-10' })).rejects.toThrow(Conflict)
  expect((await adminCompany(admin)).specialDays.map(({ day }) => day)).toEqual(['2026-10-01', '2027-01-01'])
})

test('only admins change settings', async () => {
  const eva = company.as('eva', MONDAY)
  const day = { formId: v4(), day: '2026-12-25' }
  await expect(editCompany(eva, editCompanyInput.parse(settings({ version: '2' })))).rejects.toThrow(
    Forbidden,
  )
  await expect(addSpecialDay(eva, { ...day, kind: 'holiday', name: 'x' })).rejects.toThrow(Forbidden)
  await expect(removeSpecialDay(eva, day)).rejects.toThrow(Forbidden)
  expect(await opened.db.$count(companyTable, eq(companyTable.version, 2))).toBe(1)
})

const asked = (changes: Record<string, string> = {}) => ({
  formId: v4(),
  nameEn: 'Trial kits',
  nameZh: '试用装',
  kind: 'count',
  unitEn: 'kits',
  unitZh: '套',
  currency: 'USD',
  better: 'more',
  reading: 'total',
  paceCurve: 'linear',
  ...changes,
})

test('admins and executives keep the metrics; a name is there once in each language', async () => {
  const eva = company.as('eva', MONDAY)
  const metricId = await addMetric(eva, addMetricInput.parse(asked()))
  const [row] = await opened.db.select().from(metric).where(eq(metric.id, metricId))
  expect(row).toMatchObject({ nameZh: '试用装', currency: null })
  await expect(addMetric(admin, addMetricInput.parse(asked({ nameEn: 'Kits' })))).rejects.toMatchObject({
    fields: { nameZh: { key: 'metricNameTaken' } },
  })
  await archiveMetric(admin, { formId: v4(), metricId })
  await expect(archiveMetric(admin, { formId: v4(), metricId })).rejects.toThrow(Conflict)
  await restoreMetric(eva, { formId: v4(), metricId })
  expect((await adminMetrics(eva)).find(({ id }) => id === metricId)?.archivedAt).toBeNull()
  expect((await company.told(metricId)).map(({ event }) => event)).toEqual([
    'metric.add',
    'metric.archive',
    'metric.restore',
  ])
  await expect(addMetric(company.as('rita', MONDAY), addMetricInput.parse(asked()))).rejects.toThrow(
    Forbidden,
  )
  await expect(archiveMetric(company.as('rita', MONDAY), { formId: v4(), metricId })).rejects.toThrow(
    Forbidden,
  )
})

test('money has a currency and no unit; what is counted has a unit', () => {
  expect(addMetricInput.parse(asked({ kind: 'amount', currency: 'eur' }))).toMatchObject({
    currency: 'EUR',
    unitEn: '',
  })
  const wrong = (changes: Record<string, string>) =>
    addMetricInput.safeParse(asked(changes)).error?.issues[0]?.path
  expect(wrong({ kind: 'amount', currency: '' })).toEqual(['currency'])
  expect(wrong({ unitZh: '' })).toEqual(['unitZh'])
})
