import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { QuarterRow } from '@/db/queries/quarter-split'
import { formatPlain } from '@/lib/okr/amount'
import { add, compare, subtract } from '@/lib/okr/decimal'
import { counts } from '@/lib/okr/quarter-split'
import { WHOLE } from '@/lib/okr/types'

const linkTo = (href: string) => {
  const Linked = (words: ReactNode) => (
    <Link href={href as Route} prefetch={false}>
      {words}
    </Link>
  )
  return Linked
}

/** What becomes of a quarter's part: a draft is written or changed, or what stands is left as it is, with the way to change it. */
export function QuarterDoes({ row }: { row: QuarterRow }) {
  const t = useTranslations('quarterSplit.does')
  const { quarter, goals, writes } = row
  if (writes === 'new') return t('new')
  const agreed = goals.filter(counts)
  const [one, ...others] = agreed.length > 0 ? agreed : goals
  if (!one) return quarter.period === null ? t('notPlanned') : null
  const its = `/goals/${one.id}`
  const adjusted = adjustedTarget(row)
  return (
    <>
      {others.length > 0
        ? t.rich('several', { others: others.length, name: one.name, goal: linkTo(its) })
        : writes === 'draft'
          ? t.rich('draft', { goal: linkTo(`${its}/edit`) })
          : one.state === 'draft' || one.state === 'submitted'
            ? t.rich(one.state === 'draft' ? 'draftStays' : 'submitted', { goal: linkTo(its) })
            : adjusted !== null
              ? t.rich('adjust', {
                  goal: linkTo(
                    `${its}/adjust?check=1&keyResults.${one.place}.id=${one.keyResultId}&keyResults.${one.place}.target=${formatPlain(adjusted)}`,
                  ),
                })
              : t.rich('agreed', { goal: linkTo(its) })}
      {!one.aligned && writes !== 'draft' && (
        <> {t.rich('unaligned', { goal: linkTo(`${its}/edit#align`) })}</>
      )}
      <NotCounted goals={goals} />
    </>
  )
}

/** Drafts beside an agreed goal: they do not count before they are agreed, too. */
export function NotCounted({ goals }: Pick<QuarterRow, 'goals'>) {
  const t = useTranslations('quarterSplit.does')
  const [one, ...others] = goals.filter((goal) => !counts(goal))
  if (!one || !goals.some(counts)) return null
  return (
    <> {t.rich('notCounted', { others: others.length, name: one.name, goal: linkTo(`/goals/${one.id}`) })}</>
  )
}

/** The target with which an agreed goal would bring what is proposed; null where it does already, or no adjustment says it. */
function adjustedTarget({ goals, present, proposed }: QuarterRow): string | null {
  const [one, ...others] = goals.filter(counts)
  if (!one || others.length > 0 || one.state !== 'agreed' || one.target === null || one.share !== WHOLE)
    return null
  if (present === null || proposed === null || compare(proposed, '0') <= 0) return null
  return compare(proposed, present) === 0 ? null : add(one.target, subtract(proposed, present))
}
