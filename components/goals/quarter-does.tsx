import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { QuarterRow } from '@/db/queries/quarter-split'
import { formatPlain } from '@/lib/okr/amount'
import { add, compare, subtract } from '@/lib/okr/decimal'
import { WHOLE } from '@/lib/okr/types'

/** What becomes of a quarter's part: a draft is written or changed, or what stands is left as it is, with the way to change it. */
export function QuarterDoes({ row }: { row: QuarterRow }) {
  const t = useTranslations('quarterSplit.does')
  const { quarter, goals, writes } = row
  const [one] = goals
  if (writes === 'new') return t('new')
  if (!one) return quarter.period === null ? t('notPlanned') : null
  const link = (href: string) => {
    const Linked = (words: ReactNode) => (
      <Link href={href as Route} prefetch={false}>
        {words}
      </Link>
    )
    return Linked
  }
  const its = `/goals/${one.id}`
  const adjusted = adjustedTarget(row)
  return (
    <>
      {goals.length > 1
        ? t.rich('several', { count: goals.length, name: one.name, goal: link(its) })
        : writes === 'draft'
          ? t.rich('draft', { goal: link(`${its}/edit`) })
          : one.state === 'submitted'
            ? t.rich('submitted', { goal: link(its) })
            : adjusted !== null
              ? t.rich('adjust', {
                  goal: link(
                    `${its}/adjust?check=1&keyResults.${one.place}.id=${one.keyResultId}&keyResults.${one.place}.target=${formatPlain(adjusted)}`,
                  ),
                })
              : t.rich('agreed', { goal: link(its) })}
      {!one.aligned && writes !== 'draft' && <> {t.rich('unaligned', { goal: link(`${its}/edit#align`) })}</>}
    </>
  )
}

/** The target with which an agreed goal would bring what is proposed; null where it does already, or no adjustment says it. */
function adjustedTarget({ goals, present, proposed }: QuarterRow): string | null {
  const [one] = goals
  if (!one || one.state !== 'agreed' || one.target === null || one.share !== WHOLE) return null
  if (present === null || proposed === null || compare(proposed, '0') <= 0) return null
  return compare(proposed, present) === 0 ? null : add(one.target, subtract(proposed, present))
}
