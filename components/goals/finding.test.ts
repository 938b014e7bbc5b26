import { NextIntlClientProvider } from 'next-intl'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import type { Locale, Status } from '@/lib/okr/types'
import { useFinding } from './finding'
import type { KeyResult } from './key-result-facts'

const page = { goal: { deadline: '2026-12-31' }, today: '2026-11-13' }

function said(status: Status, lastFourWeeks: number | null, locale: Locale = 'en'): string {
  const one = {
    ...{ kind: 'amount', unit: '', currency: 'USD', baseline: '0', target: '860000', value: '292000' },
    ...{ status, progress: 0.34, needed: { perWeek: 82_800, lastFourWeeks } },
  } as unknown as KeyResult
  const Finding = () => useFinding(one, page)
  const provided = { locale, messages: messages[locale], timeZone: 'UTC', children: createElement(Finding) }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, provided))
}

test('what the last weeks brought stands beside what is needed, on track as well', () => {
  expect(said('on_track', 49_900)).toMatch(
    /on track: .*82\.8K.* a week needed, the last four weeks gave .*49\.9K/,
  )
  expect(said('off_track', 49_900)).toMatch(/82\.8K.* a week needed, the last four weeks gave .*49\.9K/)
  expect(said('on_track', 49_900, 'zh-CN')).toMatch(/进度正常；每周还需.*近四周每周/)
})

test('without four weeks there is nothing to set beside it', () => {
  expect(said('on_track', null)).toMatch(/on track: .*82\.8K.* a week make it by 31 Dec/)
})
