import { and, eq, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Forbidden, NotFound } from '@/lib/okr/errors'
import { adjustmentChangesInput } from '@/lib/okr/input/adjustments'
import type { Context } from '../context'
import { adjustment, goal, person } from '../schema'
import { contextOf, demoTemplate } from '../testing/demo'
import { testDb, type TestDb } from '../testing/test-db'
import { adjustmentForm } from './adjustment-form'
import { correctionForm } from './correction-form'
import { editGoalForm, newGoalForm } from './goal-form'
import { goalPage } from './goal-page'

/** What a page may cost besides the session check and the frame's statement. */
const BUDGET = 6

let opened: TestDb
let statements = 0
let executive: Context, manager: Context, rep: Context, elsewhere: Context
beforeAll(async () => {
  opened = await testDb({
    template: demoTemplate,
    // A fresh connection asks the catalogue for its types once: that is not the page's doing.
    onStatement: (sql) => void (statements += sql.includes('pg_catalog') ? 0 : 1),
  })
  const named = async (name: string) => contextOf(opened.db, await idOf(name))
  executive = await named('Helena Marsh')
  manager = await named('Melvin Marxen')
  rep = await named('Gladys Colclough')
  elsewhere = await named('Versie Hillebrand')
})
afterAll(() => opened.close())

const idOf = async (name: string): Promise<string> =>
  (await opened.db.select({ id: person.id }).from(person).where(eq(person.name, name)))[0]!.id

const goalWhere = async (where: SQL | undefined): Promise<string> =>
  (await opened.db.select({ id: goal.id }).from(goal).where(where).orderBy(goal.createdAt).limit(1))[0]!.id

const briefCase = () => goalWhere(eq(goal.name, '新签5家客户，销售额增长10%'))
const percent = (ratio: number | null | undefined) => Math.round((ratio ?? NaN) * 100)

test('the brief’s case stands there with all its figures', async () => {
  const page = await goalPage(executive, await briefCase())
  const [clients, growth] = page.goal.keyResults
  expect(
    [clients, growth].map((one) => [percent(one?.attainment.original), percent(one?.attainment.adjusted)]),
  ).toEqual([
    [60, 100],
    [120, 150],
  ])
  expect(percent(page.goal.originalAttainment?.capped)).toBe(80)
  expect(percent(page.goal.adjustedAttainment?.capped)).toBe(100)
  expect(percent(page.goal.originalAttainment?.uncapped)).toBe(90)
  expect(percent(page.goal.adjustedAttainment?.uncapped)).toBe(125)
  expect(page.goal.keyResults.flatMap(({ afterDeadline }) => afterDeadline).length).toBeGreaterThan(0)
  expect(page.adjustments.map(({ scope, state }) => [scope, state])).toContainEqual(['numbers', 'accepted'])
  expect(page.acts).toEqual([])
})

test('a page, its forms and a check before sending ask at most six statements', async () => {
  const own = await goalWhere(and(eq(goal.ownerId, rep.viewer.id), eq(goal.state, 'agreed')))
  const team = await goalWhere(and(eq(goal.ownerId, manager.viewer.id), eq(goal.state, 'agreed')))
  const typed = adjustmentChangesInput.parse({ deadline: '2026-12-20' })
  const asked: Record<string, () => Promise<unknown>> = {
    page: () => goalPage(manager, own),
    'a team’s': () => goalPage(executive, team),
    new: () => newGoalForm(rep, {}),
    edit: () => editGoalForm(rep, own),
    adjust: () => adjustmentForm(rep, own, typed),
    correct: () => correctionForm(manager, own),
  }
  for (const [name, ask] of Object.entries(asked)) {
    statements = 0
    await ask()
    expect(statements, name).toBeLessThanOrEqual(BUDGET)
  }
})

describe('who sees what', () => {
  test('an explanation is for the owner and those above; others see old and new', async () => {
    const [one] = await opened.db
      .select({ goalId: adjustment.goalId })
      .from(adjustment)
      .innerJoin(goal, and(eq(goal.id, adjustment.goalId), eq(goal.ownerId, rep.viewer.id)))
      .where(and(eq(adjustment.scope, 'numbers'), eq(adjustment.state, 'accepted')))
    const shown = async (ctx: Context) =>
      (await goalPage(ctx, one!.goalId)).adjustments.find(({ scope }) => scope === 'numbers')
    expect((await shown(manager))?.explanation).toBeTruthy()
    expect((await shown(rep))?.explanation).toBeTruthy()
    const outside = await shown(elsewhere)
    expect(outside).toMatchObject({ explanation: null, decision: null, decides: false, withdraws: false })
    expect(outside?.items.length).toBeGreaterThan(0)
  })

  test('a draft is not there for others, and neither is what is no id', async () => {
    const draft = await goalWhere(and(eq(goal.ownerId, rep.viewer.id), eq(goal.state, 'draft')))
    expect((await goalPage(rep, draft)).acts).toContain('submit')
    expect((await goalPage(manager, draft)).acts).toContain('assign')
    await expect(goalPage(elsewhere, draft)).rejects.toThrow(NotFound)
    await expect(editGoalForm(elsewhere, draft)).rejects.toThrow(NotFound)
    await expect(goalPage(rep, 'nothing')).rejects.toThrow(NotFound)
  })

  test('forms are for who may write, and choose among what is theirs', async () => {
    const own = await goalWhere(and(eq(goal.ownerId, rep.viewer.id), eq(goal.state, 'agreed')))
    await expect(editGoalForm(elsewhere, own)).rejects.toThrow(Forbidden)
    await expect(adjustmentForm(elsewhere, own, null)).rejects.toThrow(Forbidden)
    await expect(correctionForm(rep, own)).rejects.toThrow(Forbidden)
    await expect(newGoalForm(rep, { subject: 'company' })).rejects.toThrow(Forbidden)
    await expect(newGoalForm(rep, { subject: `person:${elsewhere.viewer.id}` })).rejects.toThrow(Forbidden)
    const form = await newGoalForm(rep, {})
    if (typeof form === 'string') throw new Error(form)
    expect(form.choices.people).toEqual([])
    expect(form.holder).toMatchObject({ level: 'person', accountableId: manager.viewer.id })
    expect(new Set(form.parents.map(({ of }) => of))).toEqual(new Set(['team', 'company']))
    const led = await newGoalForm(manager, { subject: `person:${rep.viewer.id}` })
    expect(typeof led === 'string' ? led : led.holder.ownerId).toBe(rep.viewer.id)
  })
})

test('a check before sending says what the goals above would lose', async () => {
  const own = await goalWhere(and(eq(goal.ownerId, rep.viewer.id), eq(goal.state, 'agreed')))
  const { keyResults } = (await goalPage(rep, own)).goal
  const typed = adjustmentChangesInput.parse({
    keyResults: { 0: { id: keyResults[0]!.id, target: '100', weight: '' } },
  })
  const { checked } = await adjustmentForm(rep, own, typed)
  expect(checked?.problems).toBeNull()
  const after = checked?.after?.keyResults.find(({ id }) => id === keyResults[0]!.id)
  expect(after?.progress).toBeGreaterThan(keyResults[0]!.progress ?? 0)
  const [above] = checked?.above ?? []
  expect(above?.after).toBeLessThan(above?.before ?? 0)
  const wrong = await adjustmentForm(rep, own, adjustmentChangesInput.parse({ deadline: '2026-01-01' }))
  expect(wrong.checked?.problems).toMatchObject({ deadline: { key: 'dayOutsidePeriod' } })
})
