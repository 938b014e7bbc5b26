import { expect, test } from 'vitest'
import { sensibleParents, type ParentFacts } from './sensible-parents'

const parent = (name: string, changes: Partial<ParentFacts> = {}) => ({
  name,
  metricId: 'revenue',
  kind: 'amount' as const,
  of: 'team' as const,
  distance: 0 as number | null,
  covered: null as number | null,
  ...changes,
})

const all = [
  parent('year', { of: 'year', distance: null }),
  parent('company', { of: 'company', distance: null, covered: 0.4 }),
  parent('region', { distance: 1, covered: 0.2 }),
  parent('team, covered', { covered: 1.05 }),
  parent('team, open', { covered: 0.8 }),
  parent('team, untouched'),
  parent('deals', { metricId: 'deals', kind: 'count' }),
  parent('a rate of it', { kind: 'percent' }),
  parent('own words', { metricId: null }),
]

const names = (metricId: string | null) => sensibleParents(all, metricId).map(({ name }) => name)

test('the nearest level first, and on it what is not covered yet', () =>
  expect(names('revenue')).toEqual([
    'team, untouched',
    'team, open',
    'team, covered',
    'region',
    'company',
    'year',
  ]))

test('another metric has others', () => expect(names('deals')).toEqual(['deals']))

test('own wording adds up nowhere', () => expect(names(null)).toEqual([]))
