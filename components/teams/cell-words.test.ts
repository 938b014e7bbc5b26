import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import type { MetricCell } from '@/db/queries/parts/metric-cell'
import { messages } from '@/lib/i18n/messages'
import type { Locale } from '@/lib/okr/types'
import { monthWords, valueOfTarget } from './cell-words'

const cell: Pick<MetricCell, 'kind' | 'unit' | 'currency' | 'month'> = {
  ...{ kind: 'count', unit: 'deals', currency: null },
  month: { until: '2026-11-30', asked: '20', done: null },
}
const said = (locale: Locale, done: string | null) =>
  monthWords(
    { ...cell, month: cell.month && { ...cell.month, done } },
    createTranslator({ locale, messages: messages[locale], namespace: 'team.list' }),
    locale,
  )

test('a month in which nothing was measured has no number, one without gain has 0', () => {
  expect([said('en', null), said('zh-CN', null)]).toEqual(['– of 20', '– / 20'])
  expect([said('en', '0'), said('zh-CN', '7')]).toEqual(['0 of 20', '7 / 20'])
})

test('who is not measured by marks is asked for nothing by the month', () => {
  const t = createTranslator({ locale: 'en', messages: messages.en, namespace: 'team.list' })
  expect(monthWords({ ...cell, month: null }, t, 'en')).toBe('–')
})

test('a milestone is done or not done yet; what is counted, so much of so much', () => {
  const words = (kind: 'milestone' | 'count', value: string | null) =>
    (['en', 'zh-CN'] as const).map((locale) =>
      valueOfTarget(
        { kind, value },
        '12',
        createTranslator({ locale, messages: messages[locale], namespace: 'team.list' }),
        locale,
      ),
    )
  expect(words('milestone', '1')).toEqual(['done', '已完成'])
  expect(words('milestone', '0')).toEqual(['not done yet', '未完成'])
  expect(words('milestone', null)).toEqual(['not done yet', '未完成'])
  expect(words('count', '3')).toEqual(['3 of 12', '3／12'])
})
