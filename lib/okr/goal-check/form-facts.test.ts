import { describe, expect, test } from 'vitest'
import { checkGoal } from './check-goal'
import { sumNotWhole } from '../complete'
import { formFacts, formWeights, type CheckBasis } from './form-facts'

const basis: CheckBasis = {
  level: 'person',
  period: { first: '2026-10-01', last: '2026-12-31', direction: ['Mid-size clients first.'] },
  currency: 'USD',
  metrics: [
    { id: 'deals', name: 'Won deals', kind: 'count', unit: 'deals', currency: null },
    { id: 'growth', name: 'Growth', kind: 'growth', unit: '', currency: 'USD' },
  ],
  histories: { deals: { meanWeek: 1, bestFourWeeks: 2, bestPeriodWeek: 1.5, lastResult: '12' } },
  parents: [
    {
      id: 'team-deals',
      goalId: 'team',
      goalName: 'Team goal',
      metricId: 'deals',
      name: 'Won deals',
      kind: 'count',
      unit: 'deals',
      currency: null,
      baseline: '0',
      target: '60',
      base: null,
      covered: 0.8,
    },
  ],
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

const typed = {
  name: ' Win 18 deals by 31 December ',
  starts: '2026-10-01',
  deadline: '2026-12-31',
  'keyResults.0.metricId': 'deals',
  'keyResults.0.baseline': '0',
  'keyResults.0.target': '18',
  'keyResults.0.parents.0.parentId': 'team-deals',
  'keyResults.1.metricId': '',
  'keyResults.1.baseline': '0',
  'tasks.0.title': 'List the ten largest offers',
  'tasks.1.title': '  ',
}

test('what is typed becomes the facts of the goal', () => {
  const facts = formFacts(form(typed), basis)
  expect(facts).toMatchObject({ name: 'Win 18 deals by 31 December', tasks: 1, supports: null })
  expect(facts.keyResults).toHaveLength(1)
  expect(facts.keyResults[0]).toMatchObject({
    name: 'Won deals',
    terms: { kind: 'count', unit: 'deals', baseline: '0', target: '18' },
    history: { bestFourWeeks: 2 },
    parents: [{ name: 'Won deals', coverage: 0.8, addsUp: true }],
  })
  const { criteria } = checkGoal(facts)
  expect([criteria.S, criteria.M, criteria.R, criteria.T].map(({ verdict }) => verdict)).toEqual(
    Array(4).fill('pass'),
  )
})

describe('what cannot be read yet is not there yet', () => {
  test.each([
    ['half a number', { 'keyResults.0.target': '1.2.' }, { target: null }],
    ['nothing', { 'keyResults.0.target': '' }, { target: null }],
    [
      'a growth without its base',
      { 'keyResults.0.metricId': 'growth', 'keyResults.0.target': '15' },
      { target: '15', base: null },
    ],
    ['Chinese shorthand', { 'keyResults.0.target': '1.2万' }, { target: '12000' }],
  ])('%s', (_, fields, terms) => {
    expect(formFacts(form({ ...typed, ...fields }), basis).keyResults[0]?.terms).toMatchObject(terms)
  })

  test('a date being typed leaves the period’s', () => {
    const { starts, deadline } = formFacts(form({ ...typed, starts: '', deadline: '2026-1' }), basis)
    expect([starts, deadline]).toEqual(['2026-10-01', '2026-12-31'])
  })

  test('a row without a kind, an unknown metric, and an empty form', () => {
    const own = { 'keyResults.0.metricId': 'own', 'keyResults.0.kind': '', 'keyResults.0.wording': 'Visits' }
    expect(formFacts(form({ ...typed, ...own }), basis).keyResults).toEqual([])
    expect(formFacts(form({ ...typed, 'keyResults.0.metricId': 'gone' }), basis).keyResults).toEqual([])
    expect(formFacts(form({}), basis)).toMatchObject({ name: '', keyResults: [], tasks: 0 })
  })
})

test('own wording has its own unit, no history, and adds up to nothing above', () => {
  const facts = formFacts(
    form({
      ...typed,
      'keyResults.0.metricId': 'own',
      'keyResults.0.wording': 'Visits to resellers',
      'keyResults.0.kind': 'count',
      'keyResults.0.unit': 'visits',
    }),
    basis,
  )
  expect(facts.keyResults[0]).toMatchObject({
    name: 'Visits to resellers',
    terms: { unit: 'visits', currency: null },
    history: null,
    parents: [{ addsUp: false }],
  })
})

test('rows are found by their numbers, whatever else the form holds', () => {
  const facts = formFacts(
    form({
      'keyResults.7.metricId': 'deals',
      'keyResults.7.target': '3',
      'keyResults.x.target': '9',
      keyResults: '1',
    }),
    basis,
  )
  expect(facts.keyResults.map(({ terms }) => terms.target)).toEqual(['3'])
})

test.each([
  ['90', undefined, '90'],
  ['60', '40', null],
  ['60', '', null],
  ['60', '60', '120'],
  ['', '', null],
  ['sixty', '30', null],
])('weights of %s and %s add up to %s', (first, second, expected) => {
  const other: Record<string, string> =
    second === undefined ? {} : { 'keyResults.2.metricId': 'deals', 'keyResults.2.target': '5' }
  const data = form({ ...typed, ...other, 'keyResults.0.weight': first, 'keyResults.2.weight': second ?? '' })
  expect(sumNotWhole(formWeights(data, basis))).toBe(expected)
})
