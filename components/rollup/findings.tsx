import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { BoardMetric } from '@/db/queries/parts/board-figures'
import type { Finding, Findings as Found } from '@/db/queries/parts/rollup-findings'
import { formatValue, formatWeek } from '@/lib/i18n/format'
import { roundTarget } from '@/lib/okr/rounding'

/** Who is furthest behind, and which week nobody expected, each with what its owner said of it then. */
export function Findings({ findings, metric }: { findings: Found; metric: BoardMetric }) {
  const t = useTranslations('rollup.findings')
  return (
    <>
      {(['gaps', 'surprises'] as const).map((kind) => (
        <section key={kind} aria-labelledby={kind}>
          <div className="section-head">
            <h2 id={kind}>{t(kind)}</h2>
            <span className="small muted">{t('text', { metric: metric.name })}</span>
          </div>
          {findings[kind].length === 0 ? (
            <p className="muted">{t(kind === 'gaps' ? 'noGaps' : 'noSurprises')}</p>
          ) : (
            <ul className="findings">
              {findings[kind].map((one) => (
                <Line key={one.goalId} finding={one} kind={kind} metric={metric} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  )
}

type Props = { finding: Finding; kind: keyof Found; metric: BoardMetric }

function Line({ finding, kind, metric }: Props) {
  const t = useTranslations('rollup.findings')
  const locale = useLocale()
  const { by, week, said, goalId, ownerId, ownerName, value, target } = finding
  const difference = roundTarget(Math.abs(by).toFixed(4))
  const show = (amount: string) => formatValue(amount, metric, locale)
  const bare = (amount: string) => formatValue(amount, metric, locale, { bare: true, compact: true })
  const name = () => (
    <Link href={`/people/${ownerId}` as Route} prefetch={false}>
      {ownerName}
    </Link>
  )
  const behind = kind === 'gaps' || by < 0
  return (
    <li>
      <span className="n">{`${behind ? '−' : '+'}${bare(difference)}`}</span>
      <div>
        <p>
          {kind === 'gaps'
            ? t.rich('gap', { name, by: show(difference), value: bare(value), target: show(target) })
            : t.rich(by > 0 ? 'above' : 'below', { name, by: show(difference) })}
        </p>
        <p className="muted">{said?.happened ? t('said', { text: said.happened }) : t('unsaid')}</p>
        {said?.changes && <p className="muted">{t('next', { text: said.changes })}</p>}
        <p>
          {/* Not Link: only the browser itself opens what is folded around a place on the page. */}
          <a href={`/goals/${goalId}${said ? `#week-${week}` : ''}`}>
            {said ? t('open', { week: formatWeek(week!, locale) }) : t('openGoal')}
            <span className="visually-hidden"> {ownerName}</span>
          </a>
        </p>
      </div>
    </li>
  )
}
