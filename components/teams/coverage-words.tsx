import { useLocale, useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import type { KeyResultCoverage } from '@/db/queries/parts/key-result-coverage'
import type { UnitMeasure } from '@/db/queries/parts/unit-standing'
import { formatDayShort, formatPercent, formatValue, type Measure } from '@/lib/i18n/format'
import { add } from '@/lib/okr/decimal'
import type { NotCounted } from '@/lib/okr/coverage'

/** More adjustments than these are summed up. */
const NAMED = 3

const bold = (chunks: ReactNode) => <b>{chunks}</b>

/** Do the targets below still add up, by how much not, and whose adjustments moved it. */
export function CoverageWords({
  measure,
  below,
}: {
  measure: Measure & Pick<UnitMeasure, 'coverage' | 'unaligned'>
  below: 'people' | 'teams' | 'quarters'
}) {
  const t = useTranslations('team.target')
  const locale = useLocale()
  const { coverage, unaligned } = measure
  const bare = (value: string, signed = false) => formatValue(value, measure, locale, { bare: true, signed })
  const apart =
    unaligned.length > 0 &&
    t('space') +
      t('unaligned', {
        names: unaligned
          .map(({ name, target }) => t('named', { name, value: bare(target) }))
          .join(t('comma')),
      })
  if (coverage === null || coverage.ratio === null)
    return (
      <>
        {t(coverage === null ? 'uncovered' : 'notAdded')}
        {apart}
      </>
    )
  const { gap, buffer, withDrafts, moved, notCounted, withoutData } = coverage
  const sum = {
    below: t(below),
    sum: bare(coverage.sum),
    ratio: formatPercent(coverage.ratio, locale),
    b: bold,
  }
  const named = moved.slice(0, NAMED)
  const rest = moved.slice(NAMED)
  const join = (names: string[]) => names.join(t('comma'))
  return (
    <>
      {gap !== '0'
        ? t.rich('covered', { ...sum, gap: bare(gap) })
        : buffer !== '0'
          ? t.rich('buffered', { ...sum, buffer: bare(buffer) })
          : t('exact', { below: sum.below })}
      {withDrafts &&
        t('space') +
          t('drafts', {
            sum: bare(withDrafts.sum),
            ratio: formatPercent(withDrafts.ratio ?? 0, locale),
          })}
      {named.map(({ name, by, at, goalId }) => (
        <Fragment key={goalId}>
          {t('space')}
          {at === null
            ? t('movedUndated', { name, by: bare(by, true) })
            : t('moved', { name, by: bare(by, true), day: formatDayShort(at, locale) })}
        </Fragment>
      ))}
      {rest.length > 0 &&
        t('space') +
          t('movedMore', { count: rest.length, by: bare(rest.map(({ by }) => by).reduce(add, '0'), true) })}
      {byReason(notCounted).map(([reason, names]) => (
        <Fragment key={reason}>
          {t('space')}
          {t('notCounted', { names: join(names), reason: t(`reason.${reason}`) })}
        </Fragment>
      ))}
      {apart}
      {withoutData.length > 0 && t('space') + t('withoutData', { names: join(withoutData) })}
    </>
  )
}

function byReason(all: KeyResultCoverage['notCounted']): [NotCounted, string[]][] {
  const found = new Map<NotCounted, string[]>()
  for (const { reason, name } of all) found.set(reason, [...(found.get(reason) ?? []), name])
  return [...found]
}
