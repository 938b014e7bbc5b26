import { afterAll, beforeAll, expect, test } from 'vitest'
import { reached } from '../testing/incentives'
import { smallCompany, type SmallCompany } from '../testing/small-company'
import { testDb, type TestDb } from '../testing/test-db'
import { personPage } from './person-page'
import { statementPage } from './statement-page'
import { teamBoard } from './team-board'

const FRIDAY = '2026-11-13T15:00:00Z'

let opened: TestDb
let company: SmallCompany
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
})
afterAll(() => opened.close())

test('a goal without a value is left out of what somebody comes to, on every page', async () => {
  const { people, quarters, teams, goalOf, as } = company
  await goalOf('ann')
  await reached(opened.db, quarters.q4, people.ann, await goalOf('ann'), ['5', '30000'])
  const asked = { periodId: quarters.q4 }
  const attainment = { original: expect.closeTo(0.4), adjusted: expect.closeTo(0.4) }
  const standing = { progress: expect.closeTo(0.4), measured: 1, total: 2 }

  const { periods } = await personPage(as('ann', FRIDAY), people.ann, asked)
  expect(periods[0]).toMatchObject({ attainment, standing })
  const board = await teamBoard(as('max', FRIDAY), teams.harbour, {
    ...asked,
    show: 'all',
    sort: { by: 'name', down: false },
  })
  expect(board.people.find(({ id }) => id === people.ann)).toMatchObject({ attainment, standing })
  expect(await statementPage(as('ann', FRIDAY), people.ann, asked)).toMatchObject({ attainment })
})
