import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import errors from '../../i18n/messages/en/errors.json'
import * as adjustments from './adjustments'
import * as checkIns from './check-ins'
import * as comments from './comments'
import * as company from './company'
import * as goals from './goals'
import * as grades from './grades'
import * as incentives from './incentives'
import { readKeyResults } from './key-results'
import * as metrics from './metrics'
import * as notes from './notes'
import * as people from './people'
import * as periods from './periods'
import * as sessions from './sessions'
import * as tasks from './tasks'
import * as teams from './teams'

/** What a form may be sent that no person types. None of it may be taken for a number, and none may end in an apology. */
const hostile = [
  'NaN',
  'Infinity',
  '-Infinity',
  '1e309',
  '-1e309',
  '0x10',
  '９９９９９９９９９９９９９９９９９９９',
  '-99999999999999999999',
  '--5',
  '1,2,3',
  '<b>50</b>',
  '<script>alert(1)</script>',
  "'; drop table goal; --",
  '{"$gt":0}',
  '\u0000',
  '\ud800',
  'ﷺ'.repeat(50_000),
]

const modules = {
  adjustments,
  checkIns,
  comments,
  company,
  goals,
  grades,
  incentives,
  metrics,
  notes,
  people,
  periods,
  sessions,
  tasks,
  teams,
}
const forms = Object.entries(modules).flatMap(([room, module]) =>
  Object.entries(module).flatMap(([name, schema]) =>
    name.endsWith('Input') && schema instanceof z.ZodObject ? [[`${room}.${name}`, schema] as const] : [],
  ),
)

/** Every number in what was read. */
function numbers(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbers) : []
}

/** Rows are sent as a tree: the same text in each field of a row, wherever a list may stand. */
const shapes = (text: string): unknown[] => [text, { 0: text }, { 0: { id: text, value: text } }, [text], {}]

describe.each(forms)('%s', (_, schema) => {
  test('answers whatever is in a field with a sentence, and reads no number from it', () => {
    const known = new Set(Object.keys(errors))
    for (const field of Object.keys(schema.shape))
      for (const text of hostile)
        for (const sent of shapes(text)) {
          const read = (schema.shape[field] as z.ZodType).safeParse(sent)
          if (read.success) expect(numbers(read.data).every(Number.isFinite)).toBe(true)
          else
            for (const { message, path } of read.error.issues)
              // Where a list was sent for a text, or a text for a list, no person sees it: one sentence does.
              if (typeof sent === 'string' && path.length === 0 && !message.startsWith('Invalid input'))
                expect(known.has(message), `${field}: ${message}`).toBe(true)
        }
  })
})

test('there are forms to ask', () => expect(forms.length).toBeGreaterThan(30))

const row = {
  metricId: 'own',
  wording: 'Won deals',
  kind: 'amount',
  unit: '',
  source: 'manual',
  baseline: '0',
  base: '',
  target: '10',
  weight: '',
  dueOn: null,
  id: null,
  parents: [],
}
const world = {
  metrics: new Map(),
  currency: 'USD',
  level: 'person',
  yearly: false,
  span: { starts: '2026-10-01', deadline: '2026-12-31' },
} as const
const figures = hostile.filter((text) => !/^[\u0000\ud800]$/.test(text))

describe.each(figures)('%.20s in a field for a figure', (text) => {
  test.each(['baseline', 'target', 'weight'] as const)('of a key result: %s', (field) => {
    const { problems } = readKeyResults([{ index: 0, value: { ...row, [field]: text } as never }], world)
    expect(Object.keys(problems)).toEqual([`keyResults.0.${field}`])
  })

  test('of a growth: its base', () => {
    const growth = { ...row, kind: 'growth', base: text } as never
    expect(Object.keys(readKeyResults([{ index: 0, value: growth }], world).problems)).toContain(
      'keyResults.0.base',
    )
  })
})

test.each([
  ['５０', 5000],
  ['５０％', 5000],
  [' 33.33 ', 3333],
])('a weight of %s is read', (weight, expected) => {
  const { list, problems } = readKeyResults([{ index: 0, value: { ...row, weight } as never }], world)
  expect([problems, list[0]!.weight]).toEqual([{}, expected])
})

test.each(['-5', '101', '-0.01', '１００.０１'])('a weight of %s is refused', (weight) => {
  const { problems } = readKeyResults([{ index: 0, value: { ...row, weight } as never }], world)
  expect(problems).toEqual({ 'keyResults.0.weight': { key: 'percentUnreadable' } })
})

test('a refused figure is not shown longer than it is worth reading', () => {
  const { problems } = readKeyResults(
    [{ index: 0, value: { ...row, target: 'x'.repeat(1_000_000) } as never }],
    world,
  )
  expect(JSON.stringify(problems).length).toBeLessThan(300)
})
