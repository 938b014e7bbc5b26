import { expect, test } from 'vitest'
import { rendered } from '@/lib/i18n/testing/rendered'
import type { Locale, Status } from '@/lib/okr/types'
import { useFinding } from './finding'

const page = { goal: { deadline: '2026-12-31' }, today: '2026-11-13' }

function said(status: Status, lastFourWeeks: number | null, locale?: Locale): string {
  const one = {
    ...{ kind: 'amount' as const, unit: '', currency: 'USD', weight: 10_000, dueOn: null },
    ...{ baseline: '0', base: null, target: '860000', value: '292000', original: null, dropped: false },
    ...{ status, progress: 0.34, attainment: { original: 0.34, adjusted: 0.34 } },
    needed: { left: '568000', weeksLeft: 6.9, perWeek: 82_800, lastFourWeeks },
  }
  return rendered(() => useFinding(one, page), locale)
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
