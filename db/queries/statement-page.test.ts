import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NotFound } from '@/lib/okr/errors'
import { giveFinalScoresInput } from '@/lib/okr/input/grades'
import { writeNoteInput } from '@/lib/okr/input/notes'
import { periodStepInput } from '@/lib/okr/input/periods'
import { giveFinalScores } from '../commands/grades/give-final-scores'
import { withdrawNote } from '../commands/notes/withdraw-note'
import { writeNote } from '../commands/notes/write-note'
import { closePeriod } from '../commands/periods/close'
import { gradeValue, period } from '../schema'
import { reached } from '../testing/incentives'
import { smallCompany, type SmallCompany } from '../testing/small-company'
import { testDb, type TestDb } from '../testing/test-db'
import { statementPage } from './statement-page'

const GRADING = '2027-01-04T15:00:00Z'

let opened: TestDb
let company: SmallCompany
let made: Awaited<ReturnType<SmallCompany['goalOf']>>
let q4: string
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  q4 = company.quarters.q4
  made = await company.goalOf('ann')
  await reached(opened.db, q4, company.people.ann, made, ['12', '60000'], '2026-12-30')
  await opened.db.update(period).set({ state: 'grading' }).where(eq(period.id, q4))
})
afterAll(() => opened.close())

type Name = Parameters<SmallCompany['as']>[0]
const read = (name: Name, of: Name = 'ann') =>
  statementPage(company.as(name, GRADING), company.people[of], { periodId: q4 })
const note = (body: string, goalId = '') =>
  writeNote(
    company.as('max', GRADING),
    writeNoteInput.parse({ formId: v4(), kind: 'reward', personId: company.people.ann, body, goalId }),
  )

test('goals with values and attainment both ways, and the period’s notes without a withdrawn one', async () => {
  await note('About the goal.', made.id)
  // About no goal and written after the period: it belongs to the next.
  await note('In January.')
  const taken = await note('Taken back.', made.id)
  await withdrawNote(company.as('max', GRADING), { formId: v4(), noteId: taken })
  const page = await read('ann')
  expect(page).toMatchObject({
    ...{ self: true, frozen: false, person: { name: 'Ann Test' } },
    attainment: { original: 0.8, adjusted: 0.8 },
    goals: [
      {
        adjustedAttainment: { capped: 0.8, uncapped: 0.9 },
        originalAttainment: { capped: 0.8, uncapped: 0.9 },
        keyResults: [
          { name: 'Won deals', value: '12', attainment: { original: 1.2, adjusted: 1.2 } },
          { name: 'Won revenue', value: '60000', attainment: { original: 0.6, adjusted: 0.6 } },
        ],
        grade: { computed: 0.8, final: null },
      },
    ],
  })
  expect(page.notes.map(({ words }) => words!.body)).toEqual(['About the goal.'])
})

test('no note of the period is left out, however many there are', async () => {
  const before = (await read('ann')).notes.length
  for (let count = 0; count < 21; count += 1) await note(`Note ${count}`, made.id)
  expect((await read('ann')).notes).toHaveLength(before + 21)
})

test.each(['max', 'rita', 'eva'] as const)('%s above reads it', async (name) => {
  expect(await read(name)).toMatchObject({ self: false, goals: [{ id: made.id }] })
})

test.each(['bo', 'hugo', 'cai'] as const)('to %s it does not exist', async (name) => {
  await expect(read(name)).rejects.toThrow(NotFound)
  await expect(statementPage(company.as(name, GRADING), 'ann', {})).rejects.toThrow(NotFound)
})

test('closed, it shows what the closing wrote, and the score', async () => {
  const scores = { [made.id]: { version: '0', score: '0.8', reason: '' } }
  await giveFinalScores(
    company.as('max', GRADING),
    giveFinalScoresInput.parse({ formId: v4(), goals: scores }),
  )
  expect((await read('ann')).goals[0]!.grade.final).toMatchObject({ score: 0.8, by: 'Max Test' })
  const before = await read('ann')
  const eva = company.as('eva', GRADING)
  await closePeriod(eva, periodStepInput.parse({ formId: v4(), periodId: q4, version: '1' }))
  const after = await read('ann')
  expect(after.frozen).toBe(true)
  const figures = ({ goals }: typeof after) =>
    goals.map(({ keyResults, adjustedAttainment, originalAttainment }) => ({
      ...{ adjustedAttainment, originalAttainment },
      values: keyResults.map(({ value, attainment }) => ({ value, attainment })),
    }))
  expect(figures(after)).toEqual(figures(before))
  expect(await opened.db.$count(gradeValue, eq(gradeValue.periodId, q4))).toBe(2)
  expect(after.goals[0]!.grade).toMatchObject({ computed: 0.8, final: { score: 0.8 } })
})
