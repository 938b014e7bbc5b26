import { useLocale, useTranslations } from 'next-intl'
import { CardsHead } from '@/components/ui/cards-head'
import { PaceBar } from '@/components/ui/pace'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatDay, formatDayShort, formatPercent, formatValue, formatWeight } from '@/lib/i18n/format'
import { targetAmount } from '@/lib/okr/measures'
import type { KeyResult } from './key-result-facts'

/** Attainment against what was agreed first and against what stands now, side by side. */
export function AttainmentTable({ page: { goal, today } }: { page: GoalPage }) {
  const t = useTranslations('goal.attainment')
  const locale = useLocale()
  const percent = (ratio: number | undefined) =>
    ratio === undefined ? t('none') : formatPercent(ratio, locale)
  const { originalAttainment: original, adjustedAttainment: adjusted } = goal
  const heads = [t('keyResult'), t('weight'), t('result'), t('original'), t('adjusted')] as const
  return (
    <section aria-labelledby="attainment">
      <div className="section-head">
        <h2 id="attainment">{today > goal.deadline ? t('titleEnded') : t('title')}</h2>
      </div>
      <table className="table cards attain" role="table">
        <caption className="visually-hidden">{t('caption')}</caption>
        <CardsHead heads={heads} className={(place) => (place === 1 || place === 2) && 'num'} />
        <tbody role="rowgroup">
          {goal.keyResults.map((one) => (
            <tr key={one.id} role="row">
              <th role="rowheader" scope="row">
                {one.name}
                {one.dropped && <span className="sub">{t('dropped')}</span>}
                {!one.original && <span className="sub">{t('added')}</span>}
              </th>
              <td role="cell" className="num" data-label={heads[1]}>
                <Weight keyResult={one} />
              </td>
              <td role="cell" className="num" data-label={heads[2]}>
                {one.value === null ? t('none') : formatValue(one.value, one, locale, { compact: true })}
              </td>
              <td role="cell" data-label={heads[3]}>
                <Attained keyResult={one} against="original" />
              </td>
              <td role="cell" data-label={heads[4]}>
                <Attained keyResult={one} against="adjusted" />
              </td>
            </tr>
          ))}
          {(['capped', 'uncapped'] as const).map((way) => (
            <tr key={way} role="row" className={way === 'capped' ? 'total' : undefined}>
              <th role="rowheader" scope="row">
                {t(way)}
              </th>
              <td role="cell" className="num void" />
              <td role="cell" className="num void" />
              <td role="cell" data-label={heads[3]}>
                {percent(original?.[way])}
              </td>
              <td role="cell" data-label={heads[4]}>
                {percent(adjusted?.[way])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="key">
        <span>{t('key', { day: formatDay(goal.deadline, locale) })}</span>
      </p>
      <AfterDeadline keyResults={goal.keyResults} />
    </section>
  )
}

/** Values dated after the deadline stand apart and never count. */
function AfterDeadline({ keyResults }: { keyResults: KeyResult[] }) {
  const t = useTranslations('goal.attainment')
  const locale = useLocale()
  const values = keyResults.flatMap((one) =>
    one.afterDeadline.map(({ asOf, value }) =>
      t('afterValue', {
        name: one.name,
        value: formatValue(value, one, locale, { compact: true }),
        day: formatDayShort(asOf, locale),
      }),
    ),
  )
  if (values.length === 0) return null
  return (
    <p className="notice plain under">
      <b>{t('after')}</b> {values.join(t('joiner'))}
    </p>
  )
}

function Weight({ keyResult: { weight, original, dropped } }: { keyResult: KeyResult }) {
  const locale = useLocale()
  if (!original || original.weight === weight) return formatWeight(weight, locale)
  return (
    <>
      <s className="faint">{formatWeight(original.weight, locale)}</s>{' '}
      {dropped ? null : formatWeight(weight, locale)}
    </>
  )
}

function Attained({ keyResult: one, against }: { keyResult: KeyResult; against: 'original' | 'adjusted' }) {
  const t = useTranslations('goal.attainment')
  const locale = useLocale()
  const attained = one.attainment[against]
  const terms =
    against === 'original' ? one.original && { ...one, ...one.original } : one.dropped ? null : one
  if (!terms) return t('none')
  // Done or not: a percentage says nothing more, and nothing reported is not done.
  if (one.kind === 'milestone') return formatValue(one.value ?? '0', one, locale)
  const target = formatValue(targetAmount(terms), one, locale, { compact: true })
  if (attained === null) return <span className="muted">{t('noneOf', { target })}</span>
  return (
    <>
      <span className="pace-words">
        <b className="n">{formatPercent(attained, locale)}</b>
        <span className="muted">{t('of', { target })}</span>
      </span>
      <PaceBar plain progress={attained} pace={null} status={one.status} target={target} label={t(against)} />
    </>
  )
}
