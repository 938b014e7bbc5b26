import { expect, it } from 'vitest'
import { checkKeys } from '@/lib/okr/goal-check/check-message'
import { sayCheck } from './goal-check'
import { messages } from './messages'

it('has a sentence for each key of the check, and no other', () => {
  const keys = Object.entries(messages.en.goalCheck).flatMap(([part, below]) =>
    Object.keys(below).map((name) => `${part}.${name}`),
  )
  expect(keys.sort()).toEqual([...checkKeys].sort())
})

it('shows numbers by their formatters, and words in quotes', () => {
  const rate = { value: 1.25, kind: 'count', unit: '家' } as const
  expect(
    sayCheck(
      { key: 'seen.rate', values: { name: '新客户', times: 1.3 }, quantities: { needed: rate, mean: rate } },
      'zh-CN',
    ),
  ).toBe('新客户每周需要1.3家，最近十二周平均每周1.3家，是平时的1.3倍。')
  expect(sayCheck({ key: 'seen.measures', words: ['15%', '10个'] }, 'zh-CN')).toBe(
    '要达到的数字：“15%”、“10个”。',
  )
  expect(sayCheck({ key: 'suggest.deadline', days: { deadline: '2026-03-31' } }, 'en')).toBe(
    'by 31 March 2026',
  )
})
