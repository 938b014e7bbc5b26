import { and, eq, inArray, isNull } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/okr/errors'
import { createGoalInput, discardGoalInput, splitYearInput } from '@/lib/okr/input/goals'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { goalPage } from '../../queries/goal-page'
import { quarterSplit } from '../../queries/quarter-split'
import {
  activity,
  alignment,
  goal,
  keyResult,
  keyResultTerm,
  measurement,
  metric,
  period,
} from '../../schema'
import { actOn, goalParts, keyResultRow, oneMetric } from '../../testing/goal-forms'
import { settings } from '../../testing/rows'
import { smallCompany, type SmallCompany } from '../../testing/small-company'
import { testDb, type TestDb } from '../../testing/test-db'
import { createGoal } from './create'
import { discardGoal } from './discard'
import { splitYear } from './split-year'

const NOW = '2027-08-13T15:00:00Z'
const AT = new Date(NOW)
const firsts = ['2027-01-01', '2027-04-01', '2027-07-01', '2027-10-01'] as const

let opened: TestDb
let company: SmallCompany
let ann: Context, max: Context, hugo: Context, bo: Context, eva: Context
let deals: string, revenue: string
const yearId = newId(AT)
const quarters = { q2: newId(AT), q3: newId(AT), q4: newId(AT) }
beforeAll(async () => {
  opened = await testDb()
  company = await smallCompany(opened.db)
  ;[ann, max, hugo, bo, eva] = (['ann', 'max', 'hugo', 'bo', 'eva'] as const).map((name) =>
    company.as(name, NOW),
  ) as [Context, Context, Context, Context, Context]
  deals = await oneMetric(opened.db, 'count', AT)
  revenue = await oneMetric(opened.db, 'amount', AT)
  const made = { settings, createdAt: AT, version: 1, state: 'active' as const }
  await opened.db.insert(period).values([
    { ...made, id: yearId, kind: 'year', first: '2027-01-01', last: '2027-12-31' },
    { ...made, id: quarters.q2, kind: 'quarter', yearId, first: '2027-04-01', last: '2027-06-30' },
    { ...made, id: quarters.q3, kind: 'quarter', yearId, first: '2027-07-01', last: '2027-09-30' },
    {
      ...made,
      id: quarters.q4,
      kind: 'quarter',
      yearId,
      first: '2027-10-01',
      last: '2027-12-31',
      state: 'planning',
    },
  ])
})
afterAll(() => opened.close())

/** Every case cuts a year of its own, of somebody who has no other goals. */
beforeEach(async () => {
  const { db } = opened
  const all = await db.select({ id: goal.id }).from(goal)
  const ids = all.map(({ id }) => id)
  if (ids.length > 0)
    await db.update(goal).set({ state: 'dropped', ownerId: company.people.emil }).where(inArray(goal.id, ids))
  await db.delete(measurement)
})

const row = (metricId: string, target: string) => keyResultRow({ metricId, wording: '', target })

const goalFor = (ctx: Context, subject: string, periodId: string, rows: Record<string, unknown>) =>
  createGoal(
    ctx,
    createGoalInput.parse({ formId: v4(), periodId, subject, ...goalParts({ keyResults: rows }) }),
  )

const yearOf = (ctx = ann, subject = `person:${company.people.ann}`) =>
  goalFor(ctx, subject, yearId, { 0: row(deals, '100'), 1: row(revenue, '1000') })

async function formOf(goalId: string, parts: (readonly string[])[], changes: Record<string, unknown> = {}) {
  const [found] = await opened.db.select().from(goal).where(eq(goal.id, goalId))
  const own = await opened.db
    .select({ id: keyResult.id })
    .from(keyResult)
    .where(eq(keyResult.goalId, goalId))
    .orderBy(keyResult.position)
  return splitYearInput.parse({
    formId: v4(),
    goalId,
    version: String(found!.version),
    name: 'Deals of {quarter}',
    quarters: Object.fromEntries(firsts.map((first, at) => [at, { first, label: `Q${at + 1}` }])),
    results: Object.fromEntries(
      parts.map((typed, at) => [
        at,
        {
          keyResultId: own[at]!.id,
          parts: Object.fromEntries(
            firsts.map((first, place) => [place, { first, part: typed[place] ?? '' }]),
          ),
          ...changes,
        },
      ]),
    ),
  })
}

const draftsOf = (ownerId = company.people.ann) =>
  opened.db
    .select({
      id: goal.id,
      name: goal.name,
      periodId: goal.periodId,
      state: goal.state,
      version: goal.version,
    })
    .from(goal)
    .where(and(eq(goal.ownerId, ownerId), inArray(goal.periodId, [quarters.q3, quarters.q4])))
    .orderBy(goal.starts)

const termsOf = (goalId: string) =>
  opened.db
    .select({
      id: keyResult.id,
      metricId: keyResult.metricId,
      target: keyResultTerm.target,
      weight: keyResultTerm.weight,
    })
    .from(keyResult)
    .innerJoin(
      keyResultTerm,
      and(eq(keyResultTerm.keyResultId, keyResult.id), isNull(keyResultTerm.supersededAt)),
    )
    .where(eq(keyResult.goalId, goalId))
    .orderBy(keyResult.position)

const fieldsOf = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('It was accepted.')),
    (error: unknown) => {
      expect(error).toBeInstanceOf(Invalid)
      return (error as Invalid).fields
    },
  )

/** What an agreed goal of the second quarter brought. */
async function reachedInQ2(value: string) {
  const id = await goalFor(ann, `person:${company.people.ann}`, quarters.q2, { 0: row(deals, '25') })
  await opened.db.update(goal).set({ state: 'agreed' }).where(eq(goal.id, id))
  const [own] = await termsOf(id)
  await opened.db.insert(measurement).values({
    id: newId(AT),
    keyResultId: own!.id,
    goalId: id,
    periodId: quarters.q2,
    asOf: '2027-06-30',
    value,
    recordedBy: company.people.ann,
    recordedAt: AT,
  })
}

/** A year cut into the two quarters that take goals. */
async function cutYear() {
  const year = await yearOf()
  await splitYear(
    ann,
    await formOf(year, [
      ['', '', '60', '40'],
      ['', '', '700', '300'],
    ]),
  )
  return year
}

describe('a year in quarters', () => {
  test('becomes a draft in each quarter that takes goals, with a part of each key result, aligned by time', async () => {
    const year = await cutYear()
    const drafts = await draftsOf()
    expect(drafts).toMatchObject([
      { name: 'Deals of Q3', state: 'draft', periodId: quarters.q3 },
      { name: 'Deals of Q4', state: 'draft', periodId: quarters.q4 },
    ])
    const terms = await termsOf(drafts[0]!.id)
    expect(terms).toMatchObject([
      { metricId: deals, target: '60.0000', weight: 5000 },
      { metricId: revenue, target: '700.0000', weight: 5000 },
    ])
    const open = await opened.db.select().from(alignment).where(eq(alignment.childId, terms[0]!.id))
    expect(open).toMatchObject([{ axis: 'time', share: 10_000, validTo: null }])
    const events = await opened.db.select().from(activity).where(eq(activity.goalId, year))
    expect(events.map(({ event }) => event)).toContain('goal.split_year')
  })

  test('comes again with another target into the drafts that stand', async () => {
    const year = await cutYear()
    await splitYear(
      ann,
      await formOf(year, [
        ['', '', '55', '45'],
        ['', '', '', ''],
      ]),
    )
    const drafts = await draftsOf()
    expect(drafts).toHaveLength(2)
    expect((await termsOf(drafts[1]!.id)).map(({ target }) => target)).toEqual(['45.0000', '300.0000'])
  })

  test('leaves a draft alone that asks for it already: no version, no history', async () => {
    const year = await cutYear()
    const before = await draftsOf()
    await splitYear(
      ann,
      await formOf(
        year,
        [
          ['', '', '60', '40'],
          ['', '', '600', '400'],
        ],
        { differs: 'on' },
      ),
    )
    await splitYear(
      ann,
      await formOf(
        year,
        [
          ['', '', '55', '40'],
          ['', '', '600', '400'],
        ],
        { differs: 'on' },
      ),
    )
    const after = await draftsOf()
    expect(after.map(({ version }, at) => version - before[at]!.version)).toEqual([2, 1])
    const events = await opened.db.select().from(activity).where(eq(activity.goalId, after[1]!.id))
    expect(events.filter(({ event }) => event === 'goal.edit')).toHaveLength(1)
    const same = await formOf(
      year,
      [
        ['', '', '55', '40'],
        ['', '', '600', '400'],
      ],
      { differs: 'on' },
    )
    expect(await fieldsOf(splitYear(ann, same))).toEqual({ results: { key: 'quartersUnchanged' } })
    expect((await draftsOf()).map(({ version }) => version)).toEqual(after.map(({ version }) => version))
  })

  test('a key result named twice, a quarter of another year or twice is refused', async () => {
    const year = await yearOf()
    const form = await formOf(year, [['', '', '60', '40']])
    const [{ value }] = form.results as [(typeof form.results)[number]]
    const twice = {
      ...form,
      results: [
        { index: 0, value },
        { index: 1, value },
      ],
    }
    expect(await fieldsOf(splitYear(ann, twice))).toEqual({
      'results.1.keyResultId': { key: 'keyResultTwice' },
    })
    const withPart = (first: string) => ({
      ...form,
      formId: v4(),
      results: [
        { index: 0, value: { ...value, parts: [...value.parts, { index: 7, value: { first, part: '5' } }] } },
      ],
    })
    for (const first of ['2028-01-01', '2027-10-01'])
      expect(await fieldsOf(splitYear(ann, withPart(first)))).toEqual({
        'results.0.parts.7.part': { key: 'quarterOfAnotherYear' },
      })
    expect(await draftsOf()).toEqual([])
  })

  test('takes a draft of one’s own that measures the same, and aligns it', async () => {
    const own = await goalFor(ann, `person:${company.people.ann}`, quarters.q3, { 0: row(deals, '7') })
    const year = await yearOf()
    await splitYear(ann, await formOf(year, [['', '', '60', '40']]))
    const [term] = await termsOf(own)
    expect(term).toMatchObject({ target: '60.0000' })
    expect(await opened.db.$count(alignment, eq(alignment.childId, term!.id))).toBe(1)
    expect(await draftsOf()).toHaveLength(2)
  })

  test('leaves what is agreed as it is, and counts it', async () => {
    const agreed = await goalFor(ann, `person:${company.people.ann}`, quarters.q3, { 0: row(deals, '30') })
    await opened.db.update(goal).set({ state: 'agreed' }).where(eq(goal.id, agreed))
    const year = await yearOf()
    await splitYear(ann, await formOf(year, [['', '', '', '70']]))
    expect((await termsOf(agreed)).map(({ target }) => target)).toEqual(['30.0000'])
    const [, draft] = await draftsOf()
    expect(await termsOf(draft!.id)).toMatchObject([{ target: '70.0000' }])
  })

  test('the same form again writes nothing; another on an old version is a conflict', async () => {
    const year = await yearOf()
    const form = await formOf(year, [['', '', '60', '40']])
    expect(await splitYear(ann, form)).toBe(await splitYear(ann, form))
    expect(await draftsOf()).toHaveLength(2)
    await expect(splitYear(ann, { ...form, formId: v4() })).rejects.toMatchObject({ key: 'goalChanged' })
  })

  test('a quarter whose draft was discarded is written anew, the other one stays', async () => {
    const year = await yearOf()
    await splitYear(ann, await formOf(year, [['', '', '60', '40']]))
    const [third, fourth] = await draftsOf()
    await discardGoal(ann, discardGoalInput.parse(actOn(third!)))
    await splitYear(ann, await formOf(year, [['', '', '60', '40']]))
    const standing = (await draftsOf()).filter(({ state }) => state === 'draft')
    expect(standing.map(({ periodId }) => periodId).sort()).toEqual([quarters.q3, quarters.q4].sort())
    expect(standing.map(({ id }) => id)).toContain(fourth!.id)
  })

  test('a growth is cut by its amount', async () => {
    const growth = newId(AT)
    const [like] = await opened.db.select().from(metric).where(eq(metric.id, revenue))
    await opened.db
      .insert(metric)
      .values({ ...like!, id: growth, kind: 'growth', nameEn: 'Growth', nameZh: '增长' })
    const year = await goalFor(ann, `person:${company.people.ann}`, yearId, {
      0: keyResultRow({ metricId: growth, wording: '', base: '800k', target: '15%' }),
    })
    await splitYear(ann, await formOf(year, [['', '', '460k', '460k']]))
    const [draft] = await draftsOf()
    const terms = await opened.db
      .select({ kind: keyResult.kind, base: keyResultTerm.base, target: keyResultTerm.target })
      .from(keyResult)
      .innerJoin(keyResultTerm, eq(keyResultTerm.keyResultId, keyResult.id))
      .where(eq(keyResult.goalId, draft!.id))
    expect(terms).toEqual([{ kind: 'growth', base: '400000.0000', target: '15.0000' }])
    const { results } = await quarterSplit(ann, year, {})
    expect(results[0]).toMatchObject({ span: '920000', sum: '920000' })
  })

  test('a total that did not begin at nothing goes on from quarter to quarter', async () => {
    const year = await goalFor(ann, `person:${company.people.ann}`, yearId, {
      0: keyResultRow({ metricId: deals, wording: '', baseline: '200', target: '240' }),
    })
    await splitYear(ann, await formOf(year, [['', '', '30', '10']]))
    const drafts = await draftsOf()
    const terms = await opened.db
      .select({ baseline: keyResultTerm.baseline, target: keyResultTerm.target })
      .from(keyResultTerm)
      .where(eq(keyResultTerm.goalId, drafts[1]!.id))
    expect(terms).toEqual([{ baseline: '230.0000', target: '240.0000' }])
  })
})

describe('what is refused', () => {
  test('parts that do not add up, with both numbers, unless that is meant', async () => {
    const year = await yearOf()
    const parts = [['', '', '60', '30']]
    expect(await fieldsOf(splitYear(ann, await formOf(year, parts)))).toEqual({
      'results.0.differs': { key: 'quartersNotWhole', values: { sum: '90', total: '100' } },
    })
    expect(await draftsOf()).toHaveLength(0)
    await splitYear(ann, await formOf(year, parts, { differs: 'on' }))
    expect(await draftsOf()).toHaveLength(2)
  })

  test('what ended quarters reached is in the sum', async () => {
    await reachedInQ2('12')
    const year = await yearOf()
    expect(await fieldsOf(splitYear(ann, await formOf(year, [['', '', '60', '40']])))).toMatchObject({
      'results.0.differs': { values: { sum: '112', total: '100' } },
    })
    await splitYear(ann, await formOf(year, [['', '', '48', '40']]))
  })

  test.each([
    ['no number', 'half', 'amountUnreadable'],
    ['half a deal', '0.5', 'amountNotWhole'],
    ['less than nothing', '-5', 'amountNegative'],
  ])('%s as a part', async (_, typed, key) => {
    const year = await yearOf()
    expect(await fieldsOf(splitYear(ann, await formOf(year, [['', '', typed, '40']])))).toMatchObject({
      'results.0.parts.2.part': { key },
    })
  })

  test('nothing, of a draft that stands; and a form that asks for nothing at all', async () => {
    const year = await yearOf()
    await splitYear(ann, await formOf(year, [['', '', '60', '40']]))
    expect(await fieldsOf(splitYear(ann, await formOf(year, [['', '', '0', '100']])))).toMatchObject({
      'results.0.parts.2.part': { key: 'draftAsksNothing' },
    })
    expect(await fieldsOf(splitYear(ann, await formOf(year, [['', '', '', '']], { differs: 'on' })))).toEqual(
      {
        results: { key: 'noQuarterWritten' },
      },
    )
  })

  test('somebody else’s key result, and a name too long', async () => {
    const [year, other] = [await yearOf(), await yearOf(max, `team:${company.teams.harbour}`)]
    const form = await formOf(other, [['', '', '60', '40']])
    const [own] = await opened.db.select().from(goal).where(eq(goal.id, year))
    expect(await fieldsOf(splitYear(ann, { ...form, goalId: year, version: own!.version }))).toEqual({
      'results.0.keyResultId': { key: 'unknownChoice' },
    })
    const long = { ...(await formOf(year, [['', '', '60', '40']])), name: '{quarter}'.repeat(13) }
    long.quarters[2]!.value.label = 'The third quarter'
    expect(await fieldsOf(splitYear(ann, long))).toMatchObject({ name: { key: 'tooLong' } })
  })

  test('a quarter that has ended, is being graded or closed, and a year that is over', async () => {
    const year = await yearOf()
    const ended = await formOf(year, [['', '20', '40', '40']])
    expect(await fieldsOf(splitYear(ann, ended))).toMatchObject({
      'results.0.parts.1.part': { key: 'quarterEnded' },
    })
    await opened.db.transaction(async (tx) => {
      await tx.update(period).set({ state: 'grading' }).where(eq(period.id, quarters.q2))
      await expect(splitYear({ ...ann, db: tx }, ended)).rejects.toMatchObject({ key: 'periodGrading' })
      await tx.update(period).set({ state: 'active' }).where(eq(period.id, quarters.q2))
    })
    const closing = new Error('undone')
    await opened.db
      .transaction(async (tx) => {
        await tx.update(period).set({ state: 'closed' }).where(eq(period.id, quarters.q2))
        await expect(splitYear({ ...ann, db: tx }, ended)).rejects.toMatchObject({ key: 'periodClosed' })
        throw closing
      })
      .catch((error) => expect(error).toBe(closing))
    const form = await formOf(year, [['', '', '60', '40']])
    await opened.db.update(goal).set({ state: 'graded' }).where(eq(goal.id, year))
    await expect(splitYear(ann, form)).rejects.toThrow(Conflict)
  })

  test('a goal of a quarter, somebody else’s, and one that is not seen', async () => {
    const quarter = await goalFor(ann, `person:${company.people.ann}`, quarters.q4, {
      0: row(deals, '7'),
    })
    await expect(splitYear(ann, await formOf(quarter, [['', '', '60', '40']]))).rejects.toThrow(NotFound)
    const year = await yearOf()
    const form = await formOf(year, [['', '', '60', '40']])
    await expect(splitYear(bo, form)).rejects.toThrow(NotFound)
    await expect(quarterSplit(bo, year, {})).rejects.toThrow(NotFound)
    await opened.db.update(goal).set({ state: 'agreed' }).where(eq(goal.id, year))
    await expect(splitYear(hugo, form)).rejects.toThrow(Forbidden)
    await expect(quarterSplit(hugo, year, {})).rejects.toThrow(Forbidden)
    const team = await yearOf(max, `team:${company.teams.harbour}`)
    await opened.db.update(goal).set({ state: 'agreed' }).where(eq(goal.id, team))
    await expect(splitYear(ann, await formOf(team, [['', '', '60', '40']]))).rejects.toThrow(Forbidden)
  })

  test('but a lead cuts for their people, and an executive for the company', async () => {
    const year = await yearOf()
    await splitYear(max, await formOf(year, [['', '', '60', '40']]))
    expect(await draftsOf()).toHaveLength(2)
    const whole = await yearOf(eva, 'company')
    await splitYear(eva, await formOf(whole, [['', '', '60', '40']]))
    expect(await draftsOf(company.people.eva)).toHaveLength(2)
  })
})

describe('the page', () => {
  const partsOf = async (year: string, asked: { cut?: string; keep?: string } = {}) => {
    const { results } = await quarterSplit(ann, year, asked)
    return results[0]!.rows.map(({ proposed, fixed, reached, writes }) =>
      fixed ? `=${reached ?? 0}` : `${proposed} ${writes}`,
    )
  }

  test('proposes the rest anew from what an ended quarter reached', async () => {
    const year = await yearOf()
    expect(await partsOf(year)).toEqual(['=0', '=0', '50 new', '50 new'])
    await reachedInQ2('12')
    expect(await partsOf(year)).toEqual(['=0', '=12', '44 new', '44 new'])
    await splitYear(ann, await formOf(year, [['', '', '48', '40']]))
    expect(await partsOf(year)).toEqual(['=0', '=12', '48 draft', '40 draft'])
    expect(await partsOf(year, { cut: 'equal' })).toEqual(['=0', '=12', '44 draft', '44 draft'])
  })

  test('keeps agreed targets where that is asked for, and says when nothing is left', async () => {
    const agreed = await goalFor(ann, `person:${company.people.ann}`, quarters.q3, { 0: row(deals, '30') })
    await opened.db.update(goal).set({ state: 'agreed' }).where(eq(goal.id, agreed))
    const year = await yearOf()
    expect(await partsOf(year)).toEqual(['=0', '=0', '50 nothing', '50 new'])
    const kept = await quarterSplit(ann, year, { keep: 'on' })
    expect(kept.results[0]!.rows.map(({ proposed }) => proposed)).toEqual([null, null, null, '70'])
    await reachedInQ2('103')
    const { results } = await quarterSplit(ann, year, {})
    expect(results[0]).toMatchObject({ left: '0', over: '3' })
    expect(results[0]!.rows.map(({ proposed }) => proposed)).toEqual([null, null, '0', '0'])
  })

  test('counts what is agreed, and names a draft beside it apart', async () => {
    const agreed = await goalFor(ann, `person:${company.people.ann}`, quarters.q3, { 0: row(deals, '30') })
    await opened.db.update(goal).set({ state: 'agreed' }).where(eq(goal.id, agreed))
    await goalFor(ann, `person:${company.people.ann}`, quarters.q3, { 0: row(deals, '500') })
    await goalFor(ann, `person:${company.people.ann}`, quarters.q4, { 0: row(deals, '40') })
    const year = await yearOf()
    const { results } = await quarterSplit(ann, year, {})
    const asked = results[0]!.rows.map(({ present, drafts, writes }) => [present, drafts, writes])
    expect(asked.slice(2)).toEqual([
      ['30', '500', 'nothing'],
      [null, '40', 'draft'],
    ])
    expect(results[0]).toMatchObject({ sum: '70', withDrafts: true })
    const kept = await quarterSplit(ann, year, { keep: 'on' })
    expect(kept.results[0]!.rows.map(({ proposed }) => proposed)).toEqual([null, null, null, '70'])
    // What stays empty counts with what is agreed.
    await splitYear(ann, await formOf(year, [['', '', '', '70']]))
  })

  test('does not count what counts in another goal of the year', async () => {
    await splitYear(ann, await formOf(await yearOf(), [['', '', '60', '40']]))
    const second = await yearOf()
    expect(await partsOf(second)).toEqual(['=0', '=0', '50 new', '50 new'])
    await splitYear(ann, await formOf(second, [['', '', '50', '50']]))
    expect(await draftsOf()).toHaveLength(4)
  })

  test('of the goal says what its quarters and what its people add up to, each on its own', async () => {
    const team = await yearOf(max, `team:${company.teams.harbour}`)
    await splitYear(max, await formOf(team, [['', '', '60', '40']]))
    const [above] = await termsOf(team)
    await goalFor(max, `person:${company.people.bo}`, yearId, {
      0: { ...row(deals, '70'), parents: { 0: { parentId: above!.id } } },
    })
    const { below, splits } = await goalPage(max, team)
    expect(splits).toBe(true)
    expect(below.map(({ axis, coverage }) => [axis, coverage.withDrafts.sum])).toEqual([
      ['people', '70'],
      ['time', '100'],
    ])
  })

  test('shares with a quarter that is not planned yet, and writes nothing for it', async () => {
    await opened.db.update(period).set({ yearId: null }).where(eq(period.id, quarters.q4))
    const year = await yearOf()
    expect(await partsOf(year)).toEqual(['=0', '=0', '50 new', '50 nothing'])
    await splitYear(ann, await formOf(year, [['', '', '60', '40']]))
    expect((await draftsOf()).map(({ name }) => name)).toEqual(['Deals of Q3'])
    await opened.db.update(period).set({ yearId }).where(eq(period.id, quarters.q4))
  })

  test('takes the values of a year entered by hand where its quarters had no goals', async () => {
    const year = await yearOf()
    const [own] = await termsOf(year)
    for (const [asOf, value] of [
      ['2027-03-31', '10'],
      ['2027-06-30', '25'],
    ] as const)
      await opened.db.insert(measurement).values({
        id: newId(AT),
        keyResultId: own!.id,
        goalId: year,
        periodId: yearId,
        asOf,
        value,
        recordedBy: company.people.ann,
        recordedAt: AT,
      })
    const { results } = await quarterSplit(ann, year, {})
    expect(results[0]!.rows.map(({ reached }) => reached)).toEqual(['10', '15', null, null])
  })
})
