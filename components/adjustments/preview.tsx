import { useLocale, useTranslations } from 'next-intl'
import { CardsHead } from '@/components/ui/cards-head'
import type { AdjustmentForm, CoverageEffect } from '@/db/queries/adjustment-form'
import { StatusMark } from '@/components/ui/status'
import { formatRate } from '@/components/goals/key-result-facts'
import { formatPercent, formatValue, formatWeight } from '@/lib/i18n/format'
import { targetAmount } from '@/lib/okr/measures'

type Goal = AdjustmentForm['goal']
type KeyResult = Goal['keyResults'][number]

/** What the proposal would do: to each key result, to the goal's attainment, and to the goals above. */
export function Preview({ form }: { form: AdjustmentForm }) {
  const t = useTranslations('adjustment.preview')
  const { checked, goal } = form
  if (!checked || checked.problems) return null
  const { after } = checked
  return (
    <section aria-labelledby="preview">
      <div className="section-head">
        <h2 id="preview">{t('title')}</h2>
      </div>
      {after === null ? (
        <p>{t('drops', { count: goal.keyResults.length })}</p>
      ) : (
        <Changes now={goal} after={after} />
      )}
      {checked.above.map((effect) => (
        <Above key={effect.id} effect={effect} />
      ))}
    </section>
  )
}

function Changes({ now, after }: { now: Goal; after: Goal }) {
  const t = useTranslations('adjustment.preview')
  const locale = useLocale()
  const heads = [t('keyResult'), t('target'), t('weight'), t('progress'), t('needed')]
  const percent = (ratio: number | undefined) =>
    ratio === undefined ? t('none') : formatPercent(ratio, locale)
  return (
    <>
      <table className="table cards" role="table">
        <caption className="visually-hidden">{t('caption')}</caption>
        <CardsHead heads={heads} />
        <tbody role="rowgroup">
          {after.keyResults.map((next) => (
            <Row
              key={next.id}
              heads={heads}
              before={now.keyResults.find(({ id }) => id === next.id)}
              after={next}
            />
          ))}
        </tbody>
      </table>
      <p className="state">
        {!after.adjustedAttainment
          ? t('noValue')
          : t('attainment', {
              from: percent(now.adjustedAttainment?.capped),
              to: percent(after.adjustedAttainment?.capped),
              original: percent(after.originalAttainment?.capped),
            })}
      </p>
    </>
  )
}

function Row({ heads, before, after }: { heads: string[]; before: KeyResult | undefined; after: KeyResult }) {
  const t = useTranslations('adjustment.preview')
  const locale = useLocale()
  const target = (one: KeyResult) => formatValue(targetAmount(one), one, locale, { compact: true })
  const needed = (one: KeyResult) =>
    one.needed?.perWeek == null ? t('none') : formatRate(one.needed.perWeek, one, locale)
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {after.name}
        {after.dropped && <span className="sub">{t('dropped')}</span>}
        {!before && <span className="sub">{t('added')}</span>}
      </th>
      <td role="cell" data-label={heads[1]}>
        <Moved from={before && target(before)} to={target(after)} />
      </td>
      <td role="cell" data-label={heads[2]}>
        <Moved
          from={before && formatWeight(before.weight, locale)}
          to={formatWeight(after.dropped ? 0 : after.weight, locale)}
        />
      </td>
      <td role="cell" data-label={heads[3]}>
        {before && <Standing keyResult={before} />}
        {before && !after.dropped && ' → '}
        {!after.dropped && <Standing keyResult={after} />}
      </td>
      <td role="cell" data-label={heads[4]}>
        <Moved from={before && needed(before)} to={after.dropped ? t('none') : needed(after)} />
      </td>
    </tr>
  )
}

const Moved = ({ from, to }: { from: string | undefined; to: string }) =>
  from === undefined || from === to ? (
    to
  ) : (
    <>
      <s className="faint">{from}</s> <b>{to}</b>
    </>
  )

function Standing({ keyResult: one }: { keyResult: KeyResult }) {
  const locale = useLocale()
  return (
    <span className="nowrap">
      {one.progress !== null && formatPercent(one.progress, locale)} <StatusMark status={one.status} />
    </span>
  )
}

function Above({ effect: { own, goalName, before, after, gap } }: { effect: CoverageEffect }) {
  const t = useTranslations('adjustment.preview')
  const locale = useLocale()
  const percent = (ratio: number | null) => (ratio === null ? t('none') : formatPercent(ratio, locale))
  if (percent(before) === percent(after)) return null
  return (
    <p className="muted">
      {t('above', { name: own.name, goal: goalName, from: percent(before), to: percent(after) })}
      {gap !== '0' &&
        ` ${t('gap', { value: formatValue(gap, { ...own, kind: own.kind === 'growth' ? 'amount' : own.kind }, locale, { compact: true }) })}`}
    </p>
  )
}
