import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { MetricCell } from '@/db/queries/parts/metric-cell'
import type { PersonRow } from '@/db/queries/parts/person-row'
import { messages } from '@/lib/i18n/messages'
import { statuses, type Locale } from '@/lib/okr/types'
import { MetricTable } from './metric-table'
import type { TableProps } from './people-table'

const cell: MetricCell = {
  ...{ keyResultId: 'kr', kind: 'count', unit: 'deals', currency: null, baseline: '0', target: '60' },
  ...{ value: null, asOf: null, originalTarget: null, originalSpan: '60', left: null, perWeek: null },
  ...{ progress: null, pace: 0.5, status: 'no_data', lastFourWeeks: null },
  month: { until: '2026-11-30', asked: '20', done: null },
  attainment: { original: null, adjusted: null },
}

const row = {
  ...{ id: 'ann', name: 'Ann', since: null, left: false, cells: new Map([['deals', cell]]) },
  mix: Object.fromEntries(statuses.map((status) => [status, 0])),
} as unknown as PersonRow

const board = {
  ...{ people: [row], sum: null, forecasts: new Map(), today: '2026-11-13' },
  metric: { id: 'deals', name: 'Deals', kind: 'count', unit: 'deals', currency: null },
  period: { id: 'q4', kind: 'quarter', state: 'active', first: '2026-10-01', last: '2026-12-31' },
  limits: { onTrack: 0.9, atRisk: 0.7 },
} as unknown as TableProps['board']

test.each<[Locale, string]>([
  ['en', '– of 20'],
  ['zh-CN', '– / 20'],
])('in %s a month in which nothing was measured has no number', (locale, said) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      <MetricTable board={board} sort={{ by: 'name', down: false }} path="/teams/1" query={{}} />
    </NextIntlClientProvider>,
  )
  expect(html).toContain(`>${said}<`)
})
