import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Conflict, Forbidden, type Invalid, NotFound } from '@/lib/okr/errors'
import {
  addRuleInput,
  copyRulesInput,
  dismissSuggestionInput,
  ruleActInput,
} from '@/lib/okr/input/incentives'
import { writeNoteInput } from '@/lib/okr/input/notes'
import { setPaceInput } from '@/lib/okr/input/pace'
import type { Context } from '../../context'
import { incentivesPage } from '../../queries/incentives-page'
import { myWeek } from '../../queries/my-week'
import { notesPage } from '../../queries/notes-page'
import { openSuggestions } from '../../queries/parts/incentive-suggestions'
import {
  activity,
  incentiveRule,
  incentiveSuggestion,
  keyResult,
  measurement,
  metric,
  note,
  period,
} from '../../schema'
import { oneMetric } from '../../testing/goal-forms'
import { reached, ruleIn } from '../../testing/incentives'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { engine, testDb, type TestDb } from '../../testing/test-db'
import { setPace } from '../goals/set-pace'
import { withdrawNote } from '../notes/withdraw-note'
import { writeNote } from '../notes/write-note'
import { addRule } from './add-rule'
import { copyRules } from './copy-rules'
import { dismissSuggestion } from './dismiss-suggestion'
import { removeRule } from './remove-rule'
import { ruleProblems } from './rule-problems'

// Half of the last quarter is over at the end of 15 November.
const NOW = '2026-11-20T15:00:00Z'
const SECRET = '提前完成季度目标'

let opened: TestDb
let company: SmallCompany
let q4: string
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  q4 = company.quarters.q4
})
afterAll(() => opened.close())

const as = (name: Parameters<SmallCompany['as']>[0], at = NOW) => company.as(name, at)
const wrong = async (attempt: Promise<unknown>) =>
  Object.entries(((await attempt.catch((error: unknown) => error)) as Invalid).fields).map(
    ([field, { key }]) => [field, key],
  )

const typed = (changes: Record<string, string> = {}) => ({
  formId: v4(),
  periodId: q4,
  kind: 'reward',
  against: 'adjusted',
  from: '120',
  to: '',
  text: SECRET,
  ...changes,
})
const add = (ctx: Context, changes: Record<string, string> = {}) =>
  addRule(ctx, addRuleInput.parse(typed(changes)))
const remove = (ctx: Context, ruleId: string) => removeRule(ctx, ruleActInput.parse({ formId: v4(), ruleId }))
const copy = (ctx: Context, periodId: string) =>
  copyRules(ctx, copyRulesInput.parse({ formId: v4(), periodId }))

describe('rules', () => {
  beforeEach(async () => {
    await opened.db.delete(incentiveRule)
  })
  const rules = () => opened.db.select().from(incentiveRule).orderBy(incentiveRule.id)

  test.each([
    ['an amount that cannot be read', { amount: 'a lot' }, { amount: 'amountUnreadable' }],
    ['one of nothing', { amount: '0' }, { amount: 'amountNotPositive' }],
    ['one of a penalty', { kind: 'penalty', amount: '5' }, { amount: 'penaltyAmountOff' }],
    ['one of no currency', { amount: '5', currency: 'QQQ' }, { currency: 'currencyUnknown' }],
    ['none', { amount: '' }, {}],
    ['no kind to judge it by', { kind: 'x', amount: 'a lot' }, {}],
  ])('beside what else is wrong with a form it is said of %s', (_, changes, expected) => {
    const found = ruleProblems(as('eva'), typed({ from: 'x', text: '', currency: 'USD', ...changes }))
    expect(Object.fromEntries(Object.entries(found).map(([field, { key }]) => [field, key]))).toEqual(
      expected,
    )
  })

  test('an executive adds one: its band in ratios, its amount exact, its words in no activity row', async () => {
    await add(as('eva'), { amount: '1.2k', currency: 'eur', capped: 'on', from: '59.5%', to: '１００' })
    const [one] = await rules()
    expect(one).toMatchObject({
      ...{ kind: 'reward', against: 'adjusted', capped: true, from: 0.595, to: 1, text: SECRET },
      ...{ amount: '1200.0000', currency: 'EUR', removedAt: null, createdBy: company.people.eva },
    })
    const log = await opened.db.select().from(activity).where(eq(activity.subjectId, one!.id))
    expect(log).toMatchObject([{ event: 'incentive_rule.add', after: { periodId: q4, from: 0.595 } }])
    expect(JSON.stringify(log)).not.toMatch(/提前|1200/)
  })

  test.each([
    [{ from: '', to: '' }, 'from', 'bandOpen'],
    [{ from: '100', to: '100' }, 'to', 'bandOrder'],
    [{ from: '120', to: '100' }, 'to', 'bandOrder'],
    [{ from: '120', capped: 'on' }, 'from', 'bandBeyondCap'],
    [{ from: '-5' }, 'from', 'boundUnreadable'],
    [{ from: '1001' }, 'from', 'boundUnreadable'],
    [{ from: '59.555' }, 'from', 'boundUnreadable'],
    [{ from: 'many' }, 'from', 'boundUnreadable'],
    [{ text: '  ' }, 'text', 'required'],
    [{ amount: '5', currency: 'XX' }, 'currency', 'currencyUnknown'],
    [{ kind: 'praise' }, 'kind', 'unknownChoice'],
    [{ against: 'both' }, 'against', 'unknownChoice'],
    [{ periodId: 'now' }, 'periodId', 'unknownChoice'],
  ])('%o is refused at %s: %s', (changes, field, message) => {
    const issues = addRuleInput.safeParse(typed(changes as Record<string, string>)).error!.issues
    expect(issues.map((one) => [one.path.join('.'), one.message])).toEqual([[field, message]])
  })

  test('words have an end', () => {
    const read = addRuleInput.safeParse(typed({ text: '字'.repeat(700_000) }))
    expect(read.error!.issues).toMatchObject([{ path: ['text'], message: 'tooLong', maximum: 500 }])
  })

  test('a penalty has an amount only where the company puts amounts in penalties', async () => {
    const penalty = { kind: 'penalty', from: '', to: '60', amount: '200', currency: 'USD' }
    expect(await wrong(add(as('eva'), penalty))).toEqual([['amount', 'penaltyAmountOff']])
    expect(await wrong(add(as('eva'), { amount: '0', currency: 'USD' }))).toEqual([
      ['amount', 'amountNotPositive'],
    ])
    expect(await rules()).toEqual([])
    const eva = as('eva')
    await add({ ...eva, company: { ...eva.company, penaltyAmounts: true } }, penalty)
    expect(await rules()).toMatchObject([{ amount: '200.0000', currency: 'USD' }])
  })

  test('the very same rule twice is refused; one with another amount, or in the place of itself, is not', async () => {
    const paid = { amount: '500', currency: 'USD' }
    await add(as('eva'), paid)
    expect(await wrong(add(as('eva'), { ...paid, amount: '0.5k' }))).toEqual([['text', 'ruleTwice']])
    expect(await rules()).toHaveLength(1)
    await add(as('eva'), { ...paid, amount: '600' })
    await add(as('eva'))
    const [first] = await rules()
    await add(as('eva'), { ...paid, replaces: first!.id })
    expect((await rules()).filter(({ removedAt }) => removedAt === null)).toHaveLength(3)
    await remove(as('eva'), (await rules())[1]!.id)
    await add(as('eva'), { ...paid, amount: '600' })
  })

  test('changing one puts another in its place; removed twice is a conflict', async () => {
    await add(as('eva'))
    const [first] = await rules()
    await add(as('eva'), { replaces: first!.id, from: '110' })
    const now = await rules()
    expect(now.map(({ from, removedAt }) => [from, removedAt !== null])).toEqual([
      [1.2, true],
      [1.1, false],
    ])
    await expect(add(as('eva'), { replaces: first!.id, from: '105' })).rejects.toThrow(
      new Conflict('ruleRemoved'),
    )
    expect(await rules()).toHaveLength(2)
    await remove(as('eva'), now[1]!.id)
    await expect(remove(as('eva'), now[1]!.id)).rejects.toThrow(new Conflict('ruleRemoved'))
  })

  test('a period without rules takes those of the one before, and only then', async () => {
    const eva = as('eva')
    const { q1 } = company.quarters
    await expect(copy(eva, q1)).rejects.toThrow(new Conflict('noRulesBefore'))
    await ruleIn(opened.db, q4, eva.viewer.id, { amount: '500', currency: 'USD' })
    await ruleIn(opened.db, q4, eva.viewer.id, {
      kind: 'penalty',
      from: null,
      to: 0.6,
      amount: '9',
      currency: 'USD',
    })
    await ruleIn(opened.db, q4, eva.viewer.id, { from: 2, removedAt: eva.now })
    expect((await incentivesPage(eva, q1, {})).before).toBe(2)
    await copy(eva, q1)
    const { rules: copied, before } = await incentivesPage(eva, q1, {})
    expect(copied.map(({ kind, from, to, amount }) => [kind, from, to, amount])).toEqual([
      ['reward', 1, null, '500.0000'],
      ['penalty', null, 0.6, null],
    ])
    expect(before).toBe(0)
    await expect(copy(eva, q1)).rejects.toThrow(new Conflict('rulesThere'))
  })

  test.each(['ann', 'max', 'rita'] as const)(
    'to %s there are none: not the page, not the acts',
    async (name) => {
      const ruleId = await ruleIn(opened.db, q4, company.people.eva)
      for (const attempt of [
        () => incentivesPage(as(name), q4, {}),
        () => add(as(name)),
        () => remove(as(name), ruleId),
        () => copy(as(name), company.quarters.q1),
      ])
        await expect(attempt()).rejects.toThrow(NotFound)
    },
  )
})

describe('suggestions', () => {
  let ruleId: string
  let made: Awaited<ReturnType<SmallCompany['goalOf']>>
  beforeEach(async () => {
    await opened.db.delete(note)
    await opened.db.delete(incentiveSuggestion)
    await opened.db.delete(incentiveRule)
    ruleId = await ruleIn(opened.db, q4, company.people.eva, { amount: '500', currency: 'USD' })
    made = await company.goalOf('ann')
    await reached(opened.db, q4, company.people.ann, made, ['12', '110000'])
  })

  const open = async (ctx: Context) => (await openSuggestions(ctx)).filter(({ goal }) => goal.id === made.id)
  const dismiss = (ctx: Context, changes: Record<string, string> = {}) =>
    dismissSuggestion(
      ctx,
      dismissSuggestionInput.parse({
        ...{ formId: v4(), ruleId, goalId: made.id, mark: '50', word: 'Next quarter.' },
        ...changes,
      }),
    )
  const noteIt = (ctx: Context, changes: Record<string, string> = {}) =>
    writeNote(
      ctx,
      writeNoteInput.parse({
        ...{ formId: v4(), kind: 'reward', personId: company.people.ann, goalId: made.id, ruleId },
        ...{ mark: '50', body: SECRET, amount: '500', ...changes },
      }),
    )
  const decisions = () => opened.db.select().from(incentiveSuggestion)

  test('those above see it with its numbers, the nearest lead first; owner, colleague and other lead do not', async () => {
    expect(await open(as('max'))).toMatchObject([
      {
        ...{ mark: 50, day: '2026-11-15', attainment: 1.15, due: 0.5, compared: 1.15, direct: true },
        rule: { id: ruleId, text: 'Reached before its time.', amount: '500.0000', currency: 'USD' },
        owner: { name: 'Ann Test' },
      },
    ])
    for (const name of ['rita', 'eva'] as const)
      expect(await open(as(name))).toMatchObject([{ direct: false }])
    for (const name of ['ann', 'bo', 'hugo'] as const) expect(await open(as(name))).toEqual([])
    expect((await myWeek(as('max'))).suggestions).toHaveLength(1)
    expect((await myWeek(as('rita'))).suggestions).toEqual([])
  })

  test('before the mark is over there is none, at a later one the newest counts', async () => {
    expect(await open(as('max', '2026-11-15T15:00:00Z'))).toEqual([])
    expect(await open(as('max', '2026-12-24T15:00:00Z'))).toMatchObject([{ mark: 90, day: '2026-12-22' }])
    expect(await open(as('max', '2027-01-02T15:00:00Z'))).toMatchObject([{ mark: 100, day: '2026-12-31' }])
    // Long after the period nothing is suggested any more.
    expect(await open(as('max', '2027-03-31T15:00:00Z'))).toHaveLength(1)
    expect(await open(as('max', '2027-04-01T15:00:00Z'))).toEqual([])
  })

  test('turned into a note: both are written at once, and it is suggested no more', async () => {
    const max = as('max')
    const form = await notesPage(max, { goalId: made.id, ruleId })
    expect(form).toMatchObject({ to: { id: company.people.ann }, noting: { rule: { id: ruleId }, mark: 50 } })
    const noteId = await noteIt(max)
    const [decided] = await decisions()
    expect(decided).toMatchObject({
      ...{ ruleId, goalId: made.id, mark: 50, outcome: 'noted', word: null, byId: max.viewer.id },
    })
    expect(await opened.db.select().from(note)).toMatchObject([
      { id: noteId, suggestionId: decided!.id, amount: '500.0000', currency: 'USD', goalId: made.id },
    ])
    expect(await open(max)).toEqual([])
    // A reward that has been noted is not suggested at the next mark either.
    expect(await open(as('max', '2026-12-24T15:00:00Z'))).toEqual([])
  })

  test('changing the words of a rule gives no reward twice', async () => {
    await noteIt(as('max'))
    await add(as('eva'), { replaces: ruleId, from: '100', text: 'Said better.' })
    expect(await open(as('max', '2026-12-24T15:00:00Z'))).toEqual([])
  })

  test('the amount of a note is in its rule’s currency', async () => {
    await opened.db.update(incentiveRule).set({ currency: 'EUR' }).where(eq(incentiveRule.id, ruleId))
    await noteIt(as('max'), { amount: '€400' })
    expect(await opened.db.select().from(note)).toMatchObject([{ amount: '400.0000', currency: 'EUR' }])
  })

  test('a note that is refused settles nothing', async () => {
    expect(await wrong(noteIt(as('max'), { amount: 'much' }))).toEqual([['amount', 'amountUnreadable']])
    expect(await decisions()).toEqual([])
    expect(await open(as('max'))).toHaveLength(1)
  })

  test('withdrawing the note does not bring the suggestion back', async () => {
    const noteId = await noteIt(as('max'))
    await withdrawNote(as('max'), { formId: v4(), noteId })
    expect(await open(as('max'))).toEqual([])
  })

  test('dismissed with a word, which the activity does not hold; at the next mark it is asked again', async () => {
    await dismiss(as('rita'), { word: SECRET })
    expect(await decisions()).toMatchObject([
      { outcome: 'dismissed', word: SECRET, byId: company.people.rita },
    ])
    const rows = await opened.db.select().from(activity).where(eq(activity.event, 'suggestion.dismiss'))
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(SECRET)
    expect(await open(as('max'))).toEqual([])
    expect(await open(as('max', '2026-12-24T15:00:00Z'))).toHaveLength(1)
    expect(dismissSuggestionInput.safeParse({ word: ' ' }).error!.issues.map((one) => one.path[0])).toContain(
      'word',
    )
    expect(await incentivesPage(as('eva'), q4, {})).toMatchObject({
      rules: [{ id: ruleId, noted: 0, dismissed: 1 }],
      dismissals: [{ person: 'Ann Test', by: 'Rita Test', mark: 50, word: SECRET }],
    })
  })

  test('an executive does not read what was dismissed about themselves, nor that it was', async () => {
    const own = await company.goalOf('eva')
    await reached(opened.db, q4, company.people.eva, own, ['12', '110000'])
    await dismiss(as('emil'), { goalId: own.id })
    const nothing = { rules: [{ noted: 0, dismissed: 0 }], dismissals: [], dismissalCount: 0 }
    expect(await incentivesPage(as('eva'), q4, {})).toMatchObject(nothing)
    expect(await incentivesPage(as('emil'), q4, {})).toMatchObject({
      ...{ rules: [{ id: ruleId, dismissed: 1 }], dismissals: [{ goalId: own.id }], dismissalCount: 1 },
    })
  })

  test('all dismissals are counted, the newest fifty listed', async () => {
    const rows = Array.from({ length: 51 }, (_, mark) => ({
      ...{ id: v4(), ruleId, goalId: made.id, mark, outcome: 'dismissed' as const, word: `Word ${mark}` },
      ...{ byId: company.people.max, at: new Date(Date.UTC(2026, 10, 20, 0, mark)) },
    }))
    await opened.db.insert(incentiveSuggestion).values(rows)
    const { dismissals, dismissalCount } = await incentivesPage(as('eva'), q4, {})
    expect([dismissalCount, dismissals.length, dismissals[0]!.word]).toEqual([51, 50, 'Word 50'])
  })

  test('those another lead is nearer to are counted and listed up to twenty; older notes come without any', async () => {
    for (let count = 0; count < 21; count += 1) {
      const one = await company.goalOf('bo')
      await reached(opened.db, q4, company.people.bo, one, ['12', '110000'])
    }
    const { own, others, othersCount } = (await notesPage(as('eva'), {})).suggestions
    expect([own.length, others.length]).toEqual([0, 20])
    expect(othersCount).toBe((await openSuggestions(as('eva'))).length)
    expect(othersCount).toBeGreaterThan(20)
    const nearest = (await notesPage(as('max'), {})).suggestions
    expect([nearest.own.length, nearest.othersCount]).toEqual([othersCount, 0])
    expect(await notesPage(as('max'), { before: made.id })).toMatchObject({
      suggestions: { own: [], others: [], othersCount: 0 },
    })
  })

  test('the second who decides is told who was first', async () => {
    await dismiss(as('rita'))
    const first = { key: 'suggestionDecided', values: { name: 'Rita Test', outcome: 'dismissed' } }
    await expect(dismiss(as('max'))).rejects.toMatchObject(first)
    await expect(noteIt(as('max'))).rejects.toMatchObject(first)
    expect(await opened.db.$count(note)).toBe(0)
  })

  test('the page’s numbers are not asked: another mark, kind, person or rule is gone', async () => {
    const gone = new Conflict('suggestionGone')
    const other = await ruleIn(opened.db, q4, company.people.eva, { from: 2 })
    await expect(dismiss(as('max'), { mark: '100' })).rejects.toThrow(gone)
    await expect(dismiss(as('max'), { ruleId: other })).rejects.toThrow(gone)
    await expect(noteIt(as('max'), { mark: '90' })).rejects.toThrow(gone)
    const penalty = { kind: 'penalty', amount: '', support: 'x', target: 'x', changeBy: '2026-12-01' }
    await expect(noteIt(as('max'), penalty)).rejects.toThrow(gone)
    await expect(noteIt(as('max'), { personId: company.people.bo })).rejects.toThrow(gone)
    await opened.db.update(measurement).set({ value: '1' }).where(eq(measurement.goalId, made.id))
    await expect(noteIt(as('max'))).rejects.toThrow(gone)
    expect(await decisions()).toEqual([])
  })

  test('a rule out of use suggests nothing; what it gave stays', async () => {
    await remove(as('eva'), ruleId)
    await expect(dismiss(as('max'))).rejects.toThrow(new Conflict('suggestionGone'))
    expect((await incentivesPage(as('eva'), q4, {})).removed).toEqual([])

    const used = await ruleIn(opened.db, q4, company.people.eva)
    await dismiss(as('max'), { ruleId: used })
    await remove(as('eva'), used)
    expect((await incentivesPage(as('eva'), q4, {})).removed).toMatchObject([{ id: used, dismissed: 1 }])
  })

  test.each(['ann', 'bo', 'hugo'] as const)('%s can neither note nor dismiss it', async (name) => {
    await expect(dismiss(as(name))).rejects.toThrow(NotFound)
    await expect(noteIt(as(name))).rejects.toThrow(name === 'ann' ? Forbidden : NotFound)
    expect(await decisions()).toEqual([])
  })

  test('a penalty asks at half time what was due by then, and says what changes', async () => {
    const talk = await ruleIn(opened.db, q4, company.people.eva, {
      kind: 'penalty',
      capped: true,
      from: null,
      to: 0.6,
    })
    const slow = await company.goalOf('bo')
    await reached(opened.db, q4, company.people.bo, slow, ['2', '30000'])
    const found = (await openSuggestions(as('max'))).find(({ goal }) => goal.id === slow.id)
    expect(found).toMatchObject({ rule: { id: talk }, attainment: 0.25, due: 0.5, compared: 0.5 })
    const penalty = {
      ...{ kind: 'penalty', personId: company.people.bo, goalId: slow.id, ruleId: talk, amount: '' },
      ...{ support: 'A day with Max', target: 'Six deals', changeBy: '2026-12-20' },
    }
    expect(await wrong(noteIt(as('max'), { ...penalty, changeBy: '2026-11-01' }))).toEqual([
      ['changeBy', 'dayPassed'],
    ])
    await noteIt(as('max'), penalty)
    expect(await opened.db.select().from(note)).toMatchObject([
      { kind: 'penalty', support: 'A day with Max' },
    ])
  })

  test('an owner’s own curve moves no penalty: what was due goes by the metric’s', async () => {
    await ruleIn(opened.db, q4, company.people.eva, { kind: 'penalty', from: null, to: 0.6 })
    const slow = await company.goalOf('bo')
    await reached(opened.db, q4, company.people.bo, slow, ['2', '30000'])
    const due = async () =>
      (await openSuggestions(as('max'))).find(({ goal }) => goal.id === slow.id)?.due ?? null
    const late = { curve: 'marks', marks: { '2026-10-31': '0', '2026-11-30': '0' } }
    await setPace(
      as('bo'),
      setPaceInput.parse({
        ...{ formId: v4(), goalId: slow.id, version: '1' },
        keyResults: { [slow.deals]: late, [slow.revenue]: late },
      }),
    )
    expect(await due()).toBe(0.5)
    const metricId = await oneMetric(opened.db, 'count', new Date(NOW))
    await opened.db.update(keyResult).set({ metricId }).where(eq(keyResult.goalId, slow.id))
    const measureBy = (paceCurve: 'working_days' | 'marks') =>
      opened.db.update(metric).set({ paceCurve }).where(eq(metric.id, metricId))
    await measureBy('working_days')
    // 32 of the quarter's 66 working days.
    expect(await due()).toBeCloseTo(32 / 66)
    await measureBy('marks')
    expect(await due()).toBe(0.5)
  })

  test('counts and amounts by team, in each currency; withdrawn notes are left out', async () => {
    await noteIt(as('max'))
    const plain = (to: 'bo' | 'cai', amount: string, kind = 'reward') =>
      writeNote(
        as('eva'),
        writeNoteInput.parse({
          ...{ formId: v4(), kind, personId: company.people[to], body: 'Thanks.', amount },
          ...{ support: 'x', target: 'x', changeBy: '2026-12-01' },
        }),
      )
    await plain('bo', '0.3')
    await plain('cai', '', 'penalty')
    const taken = await plain('bo', '9000')
    await withdrawNote(as('eva'), { formId: v4(), noteId: taken })
    await opened.db.update(note).set({ currency: 'EUR' }).where(eq(note.personId, company.people.bo))
    const { teams, all } = await incentivesPage(as('eva'), q4, {})
    expect(teams).toEqual([
      {
        ...{ teamId: company.teams.harbour, team: 'harbour' },
        reward: {
          count: 2,
          amounts: [
            { currency: 'EUR', amount: '0.3' },
            { currency: 'USD', amount: '500' },
          ],
        },
        penalty: { count: 0, amounts: [] },
      },
      {
        ...{ teamId: company.teams.hill, team: 'hill' },
        reward: { count: 0, amounts: [] },
        penalty: { count: 1, amounts: [] },
      },
    ])
    expect(all).toMatchObject({ reward: { count: 2 }, penalty: { count: 1 } })
  })

  if (engine() === 'postgres')
    test('of two who decide at once one is first, and nothing of the other is left', async () => {
      const other = await opened.another()
      const both = await Promise.allSettled([noteIt(as('max')), noteIt(company.as('rita', NOW, other.db))])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const refused = both.find((one) => one.status === 'rejected')
      expect(refused?.reason).toMatchObject({ key: 'suggestionDecided' })
      expect(await decisions()).toHaveLength(1)
      expect(await opened.db.$count(note)).toBe(1)
    })

  // Last: what is closed stays closed.
  test('in a closed period rules stand still, and suggestions are still decided', async () => {
    await opened.db.update(period).set({ state: 'closed' }).where(eq(period.id, q4))
    const late = '2027-01-25T15:00:00Z'
    const closed = new Conflict('periodClosed')
    await expect(add(as('eva', late))).rejects.toThrow(closed)
    await expect(remove(as('eva', late), ruleId)).rejects.toThrow(closed)
    await expect(copy(as('eva', late), q4)).rejects.toThrow(closed)
    expect(await open(as('max', late))).toMatchObject([{ mark: 100 }])
    await noteIt(as('max', late), { mark: '100' })
    expect(await decisions()).toMatchObject([{ mark: 100, outcome: 'noted' }])
  })
})
