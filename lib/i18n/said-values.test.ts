import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import type { Message } from '../okr/errors'
import type { Locale } from '../okr/types'
import { messages } from './messages'
import { saidValues } from './said-values'

const say = ({ key, ...message }: Message, locale: Locale): string =>
  createTranslator({ locale, messages: messages[locale], namespace: 'errors' })(
    key as never,
    saidValues(message, locale) as never,
  )

test('a day is written as its reader writes days', () => {
  const closed = { key: 'dateInClosedPeriod', values: { day: '2026-12-31' } }
  expect(say(closed, 'en')).toContain('The quarter up to 31 December 2026 is closed')
  expect(say(closed, 'zh-CN')).toContain('截至2026年12月31日的季度已经关闭')
})

test.each(['en', 'zh-CN'] as const)(
  'no message of the catalogue is left with a day of the database: %s',
  (locale) => {
    const days = { day: '2026-10-01', first: '2026-10-01', last: '2026-12-31', starts: '2026-10-01' }
    const values = { ...days, deadline: '2026-12-31' }
    for (const [key, text] of Object.entries(messages[locale].errors)) {
      const asked = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
      if (asked.some((name) => name in values) && asked.every((name) => name in values))
        expect(say({ key, values }, locale), key).not.toMatch(/\d-\d/)
    }
  },
)

test('what somebody typed is said as it was typed, values of a metric and moments as they are read', () => {
  const typed = { key: 'amountTooLarge', values: { text: '2026-12-31', digits: 12 } }
  expect(say(typed, 'en')).toContain('“2026-12-31”')
  const at = { name: 'Max', at: '2026-11-13T15:00:00.000Z', timeZone: 'Asia/Shanghai' }
  expect(say({ key: 'goalChangedBy', values: at }, 'en')).toContain('(13 Nov 2026, 23:00)')
  const sum = { value: '12000', kind: 'amount', currency: 'CNY' } as const
  const message = { key: 'targetsNotWhole', quantities: { sum, total: { ...sum, value: '13000' } } }
  expect(say(message, 'zh-CN')).toContain('12,000元')
})
