import type { useTranslations } from 'next-intl'
import type { MetricCell } from '@/db/queries/parts/metric-cell'
import type { RollupUnit, UnitCell } from '@/db/queries/parts/rollup-units'
import type { SheetCell } from '@/lib/io/xlsx'
import { normalise } from '@/lib/okr/decimal'
import { adjustmentReasons, statuses, type Decimal, type Locale } from '@/lib/okr/types'

/** The words of a sheet, in the reader's language. */
export type SheetWords = {
  t: ReturnType<typeof useTranslations<'rollup.sheet'>>
  status: ReturnType<typeof useTranslations<'status'>>
  reason: ReturnType<typeof useTranslations<'rollup.reasons'>>
  locale: Locale
}

/** A column of a sheet: what stands on top, and what of a thing it shows. */
export type Column<T> = { head: string; of: (one: T) => SheetCell }

/** A head in the first row of a sheet: one of the words that need nothing filled in. */
type Word = Exclude<Parameters<SheetWords['t']>[0], 'file' | 'people' | 'adjustments' | 'quarters'>

export const columnsFor =
  <T>({ t }: SheetWords) =>
  (head: Word, of: Column<T>['of']): Column<T> => ({ head: t(head), of })

export const number = (value: Decimal | number | null | undefined): SheetCell =>
  value == null ? null : { number: normalise(String(value)), as: 'number' }

/** To four places: what a reader of the page could not tell apart is not told apart here. */
const ratio =
  (as: 'percent' | 'score') =>
  (value: number | null | undefined): SheetCell =>
    value == null ? null : { number: value.toFixed(4), as }
export const percent = ratio('percent')
export const score = ratio('score')

/** What was asked for first, where all of it was not added later. */
export const originalTarget = ({ originalTarget, originalSpan, target }: MetricCell): Decimal | null =>
  originalTarget ?? (originalSpan === null ? null : target)

/** A unit's target and what became of it. */
export function metricColumns(words: SheetWords): Column<UnitCell>[] {
  const column = columnsFor<UnitCell>(words)
  return [
    column('original', (cell) => number(originalTarget(cell))),
    column('target', ({ target }) => number(target)),
    column('value', ({ value }) => number(value)),
    column('ofOriginal', ({ attainment }) => percent(attainment.original)),
    column('adjusted', ({ attainment }) => percent(attainment.adjusted)),
    column('pace', ({ pace }) => percent(pace)),
    column('status', ({ status }) => words.status(status)),
    column('forecast', ({ forecast }) => number(forecast?.point.toFixed(2))),
    column('forecastLow', ({ forecast }) => number(forecast?.low.toFixed(2))),
    column('forecastHigh', ({ forecast }) => number(forecast?.high.toFixed(2))),
    column('chance', ({ forecast }) => percent(forecast?.chance)),
    column('coverage', ({ coverage }) => percent(coverage?.ratio)),
    column('gap', ({ coverage }) => number(coverage?.gap)),
    column('buffer', ({ coverage }) => number(coverage?.buffer)),
    column('previous', ({ previous }) => number(previous?.value)),
    column('previousAttained', ({ previous }) => percent(previous?.attainment)),
  ]
}

type People = Pick<RollupUnit, 'people' | 'discipline' | 'scores'> &
  Partial<Pick<RollupUnit, 'optimism' | 'reasons'>>

/** `ofPeople`: empty in a year in which nobody has a goal of their own. */
type PeopleColumn = Column<People> & { ofPeople?: boolean }

/** Beside the numbers of a unit: its people, their check-ins, scores and adjustments. */
export function peopleColumns(words: SheetWords): PeopleColumn[] {
  const { t, status, reason } = words
  const column = columnsFor<People>(words)
  const sum =
    (of: 'late' | 'approach') =>
    ({ reasons }: People) =>
      number(reasons?.reduce((all, one) => all + one[of], 0))
  return [
    ...statuses.map((one): PeopleColumn => ({
      head: t('people', { status: status(one) }),
      of: ({ people }) => number(people[one]),
      ofPeople: true,
    })),
    column('onTime', ({ discipline }) => percent(discipline.rate)),
    column('late', ({ discipline }) => number(discipline.late)),
    column('missed', ({ discipline }) => number(discipline.missed)),
    column('madeUp', ({ discipline }) => number(discipline.madeUp)),
    ...[
      column('optimism', ({ optimism }) =>
        optimism ? { number: (optimism.gap * 100).toFixed(1), as: 'points' } : null,
      ),
      column('low', ({ scores }) => score(scores?.low)),
      column('middle', ({ scores }) => score(scores?.middle)),
      column('high', ({ scores }) => score(scores?.high)),
      column('mean', ({ scores }) => score(scores?.mean)),
    ].map((one): PeopleColumn => ({ ...one, ofPeople: true })),
    ...adjustmentReasons.map((one, index): Column<People> => ({
      head: t('adjustments', { reason: reason(one) }),
      of: ({ reasons }) => number(reasons?.[index]?.accepted),
    })),
    column('lateAdjustments', sum('late')),
    column('approach', sum('approach')),
  ]
}
