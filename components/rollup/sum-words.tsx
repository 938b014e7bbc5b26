import { useLocale, useTranslations } from 'next-intl'
import type { BoardMetric } from '@/db/queries/parts/board-figures'
import type { RollupSum, SumParts } from '@/db/queries/parts/rollup-sum'
import { formatValue } from '@/lib/i18n/format'
import { add, isZero } from '@/lib/okr/decimal'

/** More units than these are named together. */
const NAMED = 3

type Props = {
  sum: RollupSum
  parts: SumParts
  metric: BoardMetric
  /** Teams under those that are added up have rows of their own. */
  deep: boolean
}

/** Why the sum is not the target above, nor what its coverage counts: what of it is aligned there, and what is not. */
export function SumWords({ sum, parts, metric, deep }: Props) {
  const t = useTranslations('rollup.sum')
  const locale = useLocale()
  const { own, aligned, elsewhere, apart, apartValue } = parts
  const show = (value: string, bare = false) => formatValue(value, metric, locale, { bare })
  const named = apart
    .slice(0, NAMED)
    .map(({ name, target }) => t('named', { name, value: show(target, true) }))
  const rest = apart.slice(NAMED)
  if (rest.length > 0)
    named.push(
      t('more', { count: rest.length, value: show(rest.map(({ target }) => target).reduce(add), true) }),
    )
  const said = {
    sum: show(sum.target, true),
    own: show(own),
    aligned: show(aligned, true),
    apart: show(apart.map(({ target }) => target).reduce(add, '0'), true),
    count: apart.length,
    names: named.join(t('comma')),
  }
  const sentences = [
    deep && t('direct'),
    t(apart.length === 0 ? 'all' : isZero(aligned) ? 'none' : 'some', said),
    apartValue && t('value', { value: show(apartValue, true) }),
    !isZero(elsewhere) && t('elsewhere', { value: show(elsewhere, true) }),
  ]
  return <p className="small muted under">{sentences.filter(Boolean).join(t('space'))}</p>
}
