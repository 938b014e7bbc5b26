import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logWeekInput } from '@/lib/okr/input/check-ins'
import { logWeek } from '../commands/check-ins/log-week'
import type { Context } from '../context'
import { newId } from '../ids'
import { goalStep, periodStep } from '../schema'
import { disciplineRows } from '../testing/rollup-rows'
import { smallCompany, type SmallCompany } from '../testing/small-company'
import { testDb, type TestDb } from '../testing/test-db'
import { checkInForm } from './check-in-form'
import { companyPage } from './company-page'
import { myWeek } from './my-week'
import { periodPage } from './period-page'
import { personPage } from './person-page'
import { rollup } from './rollup'
import { teamBoard } from './team-board'

/** Friday of week 46, before the hour. */
const FRIDAY = '2026-11-13T15:00:00Z'
const at = (day: string) => new Date(`${day}T09:00:00Z`)

let opened: TestDb
let company: SmallCompany
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  const { quarters, people } = company
  // Ann's goal is agreed on the Thursday of week 45, Bo's before a quarter that opened on the Monday of week 44.
  await opened.db.insert(periodStep).values({
    ...{ id: newId(at('2026-10-26')), periodId: quarters.q4, state: 'active', at: at('2026-10-26') },
    byId: people.eva,
  })
  for (const [name, day] of [
    ['ann', '2026-11-05'],
    ['bo', '2026-09-28'],
  ] as const) {
    const { id } = await company.goalOf(name)
    await opened.db.insert(goalStep).values({
      ...{ id: newId(at(day)), goalId: id, periodId: quarters.q4, state: 'agreed', event: 'agree' },
      ...{ byId: people.max, at: at(day), decidedAlone: false },
    })
    made[name] = id
  }
})
afterAll(() => opened.close())
const made = { ann: '', bo: '' }

const counts = { onTime: 0, late: 0, missed: 1, madeUp: 0, excused: 0, counted: 1, rate: 0 }

test('no week is asked of a goal that was due before it was agreed', async () => {
  const ann = company.as('ann', FRIDAY)
  const week = await myWeek(ann)
  expect(week.open.map((one) => one.week)).toEqual(['2026-11-02'])
  expect(week.checkIn).toMatchObject({ timing: 'due', asked: 1, open: 1 })
  expect((await checkInForm(ann, {}))!.open).toEqual([{ week: '2026-11-02', asked: 1, open: 1 }])
  const { periods } = await personPage(ann, company.people.ann, {})
  expect(periods[0]!.discipline).toEqual(counts)
  const board = await teamBoard(company.as('max', FRIDAY), company.teams.harbour, {
    show: 'all',
    sort: { by: 'name', down: false },
  })
  expect(board.people.map(({ name, checkIn }) => [name, checkIn.open?.week, checkIn.notMadeUp])).toEqual([
    ['Ann Test', '2026-11-09', 1],
    ['Bo Test', '2026-11-09', 2],
  ])
})

test('nor of one that waited for its quarter to open', async () => {
  const week = await myWeek(company.as('bo', FRIDAY))
  expect(week.open.map((one) => one.week)).toEqual(['2026-11-02', '2026-10-26'])
})

const missedThen = async (eva: Context, week?: string) => {
  const page = (await rollup(eva, { week }))!
  const { late, missed } = page.whole.discipline
  return { late, missed }
}

test('the company, the rollup, the checklist and the rows count the same', async () => {
  const eva = company.as('eva', FRIDAY)
  expect((await companyPage(eva, {})).discipline).toMatchObject({ missed: 3, counted: 3 })
  expect(await missedThen(eva)).toEqual({ late: 0, missed: 3 })
  // By Sunday of week 44 only Bo's was in force, by that of week 45 both; the week's own check-ins were late, not missed yet.
  expect(await missedThen(eva, '2026-W44')).toEqual({ late: 1, missed: 0 })
  expect(await missedThen(eva, '2026-W45')).toEqual({ late: 2, missed: 1 })
  const { checks } = (await periodPage(eva, company.quarters.q4, {})).run!
  expect(checks.find(({ key }) => key === 'checkIns')).toMatchObject({ count: 3 })
  const asked = { db: opened.db, periodId: company.quarters.q4, now: new Date(FRIDAY), day: '2026-11-13' }
  const whole = (await disciplineRows(asked)).find(({ unit }) => unit === null)
  expect(whole).toMatchObject({ onTime: 0, late: 0, missed: 3 })
})

test('such a week can still be told, and counts neither way', async () => {
  const ann = company.as('ann', FRIDAY)
  const week = '2026-10-12'
  const form = (await checkInForm(ann, { week }))!
  expect(form).toMatchObject({ nothing: null, state: { asked: 0, timing: null }, previous: '2026-10-05' })
  const said = { version: '0', confidence: '6', values: {} }
  await logWeek(ann, logWeekInput.parse({ formId: v4(), week, goals: { [made.ann]: said } }))
  const { periods } = await personPage(ann, company.people.ann, {})
  expect(periods[0]!.discipline).toEqual(counts)
  const board = await teamBoard(company.as('max', FRIDAY), company.teams.harbour, {
    show: 'all',
    sort: { by: 'name', down: false },
  })
  expect(board.people.find(({ id }) => id === company.people.ann)!.checkIn.last).toMatchObject({
    ...{ week, timing: null },
  })
})

test('a week made up stays missed and is named apart; what is not made up is the same number everywhere', async () => {
  const bo = company.as('bo', FRIDAY)
  // The newer of Bo's two missed weeks: the older one is open still, although there is a check-in after it.
  const said = { version: '0', confidence: '6', values: {} }
  await logWeek(bo, logWeekInput.parse({ formId: v4(), week: '2026-11-02', goals: { [made.bo]: said } }))
  expect((await myWeek(bo)).open).toEqual([{ week: '2026-10-26', asked: 1, open: 1 }])
  expect((await personPage(bo, company.people.bo, {})).periods[0]!.discipline).toMatchObject({
    ...{ missed: 2, madeUp: 1, counted: 2 },
  })
  const board = await teamBoard(company.as('max', FRIDAY), company.teams.harbour, {
    show: 'all',
    sort: { by: 'name', down: false },
  })
  expect(board.people.find(({ id }) => id === company.people.bo)!.checkIn).toMatchObject({
    last: { week: '2026-11-02', timing: 'made_up' },
    notMadeUp: 1,
  })
  const eva = company.as('eva', FRIDAY)
  const asked = { missed: 3, madeUp: 1 }
  expect((await companyPage(eva, {})).discipline).toMatchObject(asked)
  expect((await rollup(eva, {}))!.whole.discipline).toMatchObject(asked)
  const { checks } = (await periodPage(eva, company.quarters.q4, {})).run!
  expect(checks.find(({ key }) => key === 'checkIns')).toMatchObject({ count: 2 })
})
