import { createElement } from 'react'
import { expect, test } from 'vitest'
import { rendered } from '@/lib/i18n/testing/rendered'
import type { OpenWeek } from '@/lib/okr/goal-weeks'
import type { Locale } from '@/lib/okr/types'
import { MakeUpToDos } from './own-weeks'

const said = (open: readonly OpenWeek[], locale?: Locale) =>
  rendered(() => createElement(MakeUpToDos, { open }), locale)

const week = (monday: string, open = 2) => ({ week: monday, asked: 2, open })

test('a week in which one of two goals was logged is not said to have no check-in', () => {
  const three = [week('2026-11-02', 1), week('2026-10-19'), week('2026-10-12')]
  expect(said(three)).toContain(
    'No check-in yet for weeks 43 and 42. Logged in part: week 45 (one of 2 goals has no check-in).',
  )
  expect(said(three, 'zh-CN')).toContain(
    '第43周和第42周还没有周回顾。只填了一部分：第45周（2个目标中还有1个没填）。',
  )
  expect(said([week('2026-11-02', 1)])).toContain('one of 2 goals has no check-in yet.')
  expect(said([week('2026-11-02')])).toContain(': no check-in yet.')
})

test('more weeks than are named are counted', () => {
  const six = ['11-02', '10-26', '10-19', '10-12', '10-05', '09-28'].map((day) => week(`2026-${day}`))
  expect(said(six)).toContain('No check-in yet for weeks 45, 44, 43 and 42. 2 more before that.')
  expect(said([...six.slice(0, 3)])).toContain('No check-in yet for weeks 45, 44 and 43.')
})
