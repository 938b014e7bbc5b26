import { useLocale, useTranslations } from 'next-intl'
import { AmountField } from '@/components/ui/amount-field'
import { CheckField } from '@/components/ui/field'
import type { QuarterRow, QuarterSplit, SplitResult as Result } from '@/db/queries/quarter-split'
import { formatPeriod, formatUnit, formatValue } from '@/lib/i18n/format'
import { formatPlain } from '@/lib/okr/amount'
import { compare, subtract } from '@/lib/okr/decimal'
import { NotCounted, QuarterDoes } from './quarter-does'

type Props = { split: QuarterSplit; result: Result; index: number }

/** Values of a growth are amounts. */
const measureOf = ({ keyResult: { kind, unit, currency } }: Result) => ({
  kind: kind === 'growth' ? ('amount' as const) : kind,
  unit,
  currency,
})

/** One key result of the year: each quarter's part of it, in a field where somebody decides on it still. */
export function SplitResult({ split, result, index }: Props) {
  const t = useTranslations('quarterSplit')
  const locale = useLocale()
  const { keyResult, rows } = result
  const unit = formatUnit(measureOf(result), locale)
  const head = (label: string) => (unit ? t('inUnit', { label, unit }) : label)
  const heads = {
    quarter: t('head.quarter'),
    // A column of dashes says nothing.
    yearBefore: rows.some(({ yearBefore }) => yearBefore !== null) && head(t('head.yearBefore')),
    reached: head(t('head.reached')),
    present: head(t('head.present')),
    part: head(t('head.part')),
  }
  return (
    <fieldset className="part">
      <legend>{keyResult.name}</legend>
      <input type="hidden" name={`results.${index}.keyResultId`} value={keyResult.id} />
      <p className="muted">
        <Standing split={split} result={result} />
      </p>
      <table className="table cards under" role="table">
        <caption className="visually-hidden">{t('caption', { name: keyResult.name })}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {Object.entries(heads).map(
              ([column, label]) =>
                label && (
                  <th
                    key={column}
                    role="columnheader"
                    scope="col"
                    className={column === 'quarter' || column === 'part' ? undefined : 'num'}
                  >
                    {label}
                  </th>
                ),
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, place) => (
            <Row
              key={row.quarter.first}
              {...{ result, row, heads, writes: split.writes, field: `results.${index}.parts.${place}` }}
            />
          ))}
        </tbody>
      </table>
      {split.writes && <CheckField name={`results.${index}.differs`} label={t('differs')} />}
    </fieldset>
  )
}

/** What the year asks for, what it has and what is left, in words. */
function Standing({ split, result }: Omit<Props, 'index'>) {
  const t = useTranslations('quarterSplit.state')
  const locale = useLocale()
  const { span, reached, left, over, sum, withDrafts, cut, rows } = result
  const show = (value: string) => formatValue(value, measureOf(result), locale)
  const begun = rows.some(({ quarter }) => quarter.ended)
  const gap = sum === null ? '0' : subtract(span, sum)
  const shared = rows.filter(({ fixed }) => !fixed).length
  const equalInstead = cut === 'equal' && split.cut !== 'equal' && over === '0' && shared > 1
  const values = { span: show(span), reached: show(reached), left: show(left), over: show(over) }
  const sums = sum !== null && {
    sum: show(sum),
    span: show(span),
    gap: show(gap.replace('-', '')),
    drafts: withDrafts ? 'with' : 'without',
  }
  const said = [
    t('year', values),
    begun &&
      (over === '0' ? t('begun', { ...values, left: show(subtract(span, reached)) }) : t('over', values)),
    sums &&
      over === '0' &&
      t(compare(gap, '0') === 0 ? 'exact' : compare(gap, '0') > 0 ? 'short' : 'more', sums),
    equalInstead && t('equalInstead'),
  ]
  return said.filter(Boolean).join(t('space'))
}

type Heads = Record<'reached' | 'present' | 'part', string> & { yearBefore: string | false }

type RowProps = { result: Result; row: QuarterRow; heads: Heads; writes: boolean; field: string }

function Row({ result, row, heads, writes, field }: RowProps) {
  const t = useTranslations('quarterSplit')
  const locale = useLocale()
  const { quarter, yearBefore, reached, present, drafts, proposed, fixed } = row
  const show = (value: string | null) =>
    value === null ? '–' : formatValue(value, measureOf(result), locale, { bare: true })
  const name = formatPeriod({ kind: 'quarter', first: quarter.first }, locale)
  const state = quarter.period?.state ?? 'none'
  const over = quarter.ended && state !== 'closed' && state !== 'grading'
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {name}
        <span className="sub">{t(`period.${over ? 'ended' : state}`)}</span>
      </th>
      {heads.yearBefore && (
        <td role="cell" className="num" data-label={heads.yearBefore}>
          {show(yearBefore)}
        </td>
      )}
      <td role="cell" className="num" data-label={heads.reached}>
        {show(reached)}
        {reached !== null && !quarter.ended && <span className="sub">{t('soFar')}</span>}
      </td>
      <td role="cell" className="num" data-label={heads.present}>
        {show(present)}
        {drafts !== null && <span className="sub">{t('notAgreed', { value: show(drafts) })}</span>}
      </td>
      <td role="cell" className="full" data-label={heads.part}>
        <input type="hidden" name={`${field}.first`} value={quarter.first} />
        {fixed ? (
          <>
            {show(quarter.ended ? (reached ?? '0') : present)}
            <span className="sub">
              {t(!quarter.ended ? 'stays' : reached === null ? 'noValue' : 'counts')}
              {!quarter.ended && <NotCounted goals={row.goals} />}
            </span>
          </>
        ) : writes ? (
          <AmountField
            first
            hiddenLabel
            name={`${field}.part`}
            label={t('partOf', { quarter: name })}
            unit={formatUnit(measureOf(result), locale)}
            defaultValue={proposed === null ? '' : formatPlain(proposed)}
            hint={<QuarterDoes row={row} />}
          />
        ) : (
          <>
            <b>{show(proposed)}</b>
            <span className="sub">
              <QuarterDoes row={row} />
            </span>
          </>
        )}
      </td>
    </tr>
  )
}
