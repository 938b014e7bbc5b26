import { describe, expect, test } from 'vitest'
import { rendered } from '@/lib/i18n/testing/rendered'
import type { Locale, Status } from '@/lib/okr/types'
import { useStateSentence } from './state-sentence'

const metric = { id: 'revenue', name: 'Won revenue', kind: 'amount' as const, unit: '', currency: 'USD' }

/** The page of a team of which only what its people came to is known. */
const page = (last: string, kind: 'person' | 'team', statuses: readonly Status[]) => ({
  whole: { cells: new Map() },
  metrics: [metric],
  units: statuses.map((status) => ({ kind, group: false, cells: new Map([['revenue', { status }]]) })),
  ...{ measures: [], sameDay: null, previous: null, year: null, week: null },
  ...{ period: { last }, today: '2027-01-11' },
})

const said = (of: ReturnType<typeof page>, locale?: Locale) => rendered(() => useStateSentence(of), locale)

describe('an ended quarter', () => {
  const ended = '2026-12-31'

  test('names the metric, and who has no value has not missed the target', () => {
    const statuses = ['done', 'off_track', 'no_data'] as const
    expect(said(page(ended, 'person', statuses))).toContain(
      'One of 3 people missed the target in Won revenue and one has no value.',
    )
    expect(said(page(ended, 'team', statuses))).toContain(
      'One of 3 teams missed its target in Won revenue and one has no value.',
    )
    expect(said(page(ended, 'person', statuses), 'zh-CN')).toContain(
      'Won revenue：3人中有1人未达成目标，1人没有实际值。',
    )
  })

  test('does not say of all what is known of some', () => {
    expect(said(page(ended, 'person', ['done', 'done']))).toContain(
      'Everybody reached the target in Won revenue.',
    )
    expect(said(page(ended, 'person', ['done', 'no_data', 'no_data']))).toContain(
      'Nobody with a value missed the target in Won revenue and 2 have no value.',
    )
    expect(said(page(ended, 'person', ['no_data']))).not.toContain('reached')
  })
})

test('a running one says who has no value yet', () => {
  expect(said(page('2027-03-31', 'team', ['at_risk', 'on_track', 'no_data']))).toContain(
    'One of 3 teams is behind pace in Won revenue and one has no value yet.',
  )
})
