import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { Details } from '@/components/ui/panels'
import type { GradingRow } from '@/db/queries/team-grading'
import { formatPercent, formatScore, formatValue } from '@/lib/i18n/format'
import { targetAmount } from '@/lib/okr/measures'
import { FinalScoreField, FinalStandsNow, ReasonField } from './final-fields'
import { FinalWords } from './final-words'
import { Reflection } from './reflection'
import { SelfWords } from './self-words'

type Props = {
  row: GradingRow
  heads: readonly string[]
  periodId: string | null
  open: boolean
  timeZone: string
}

/** One goal of the grading page. */
export function GradingLine({ row, heads, periodId, open, timeZone }: Props) {
  const t = useTranslations('grade')
  const s = useTranslations('statement')
  const locale = useLocale()
  const { id, name, ownerName, team, grade } = row
  const of = `${team ?? ownerName}: ${name}`
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="goal-cell">
        <Link href={`/goals/${id}#grade` as Route} prefetch={false}>
          {name}
        </Link>
        <span className="sub">{team ? t('team.ofTeam', { team, owner: ownerName }) : ownerName}</span>
        {row.statement && periodId && (
          <Link
            className="sub"
            href={`/people/${row.ownerId}/statement?period=${periodId}` as Route}
            prefetch={false}
            aria-label={s('title', { name: ownerName })}
          >
            {s('linkShort')}
          </Link>
        )}
      </th>
      <td role="cell" className="full" data-label={heads[1]}>
        <Results row={row} />
      </td>
      <td role="cell" className="num" data-label={heads[2]}>
        {grade.computed === null ? '–' : <b className="n">{formatScore(grade.computed, locale)}</b>}
      </td>
      <td role="cell" data-label={heads[3]}>
        <SelfWords self={grade.self} timeZone={timeZone} />
        {grade.self && (
          <Details plain summary={t('reflection.title')}>
            <Reflection self={grade.self} />
          </Details>
        )}
      </td>
      {grade.givesFinal ? (
        <>
          <td role="cell" data-label={heads[4]}>
            <FinalScoreField goalId={id} grade={grade} of={of} />
            {grade.givesAlone && <span className="sub">{t('alone')}</span>}
            {grade.final?.outdated && <span className="flag">{t('outdated')}</span>}
          </td>
          <td role="cell" className="full" data-label={heads[5]}>
            <ReasonField goalId={id} grade={grade} of={of} />
            <FinalStandsNow goalId={id} grade={grade} timeZone={timeZone} />
          </td>
        </>
      ) : (
        <>
          <td role="cell" data-label={heads[4]}>
            <FinalWords final={grade.final} open={open} timeZone={timeZone} />
            {open && <span className="sub">{t('team.notYours')}</span>}
          </td>
          <td role="cell" className="full" data-label={heads[5]}>
            {grade.final?.reason ?? '–'}
          </td>
        </>
      )}
    </tr>
  )
}

/** Every key result's value at the deadline, and the goal's attainment both ways. */
function Results({ row }: { row: GradingRow }) {
  const t = useTranslations('grade.team')
  const locale = useLocale()
  return (
    <>
      {row.keyResults
        .filter(({ dropped }) => !dropped)
        .map((one) => {
          const target = formatValue(targetAmount(one), one, locale, { compact: true })
          return (
            <span className="sub" key={one.id}>
              {one.value === null
                ? t('noValue', { name: one.name, target })
                : one.kind === 'milestone'
                  ? t('milestone', { name: one.name, state: formatValue(one.value, one, locale) })
                  : t('value', {
                      name: one.name,
                      value: formatValue(one.value, one, locale, { compact: true, bare: true }),
                      target,
                    })}
            </span>
          )
        })}
      <Attained against="adjusted" of={row.adjustedAttainment} />
      <Attained against="original" of={row.originalAttainment} />
    </>
  )
}

/** Capped, as the score is made, and beside it what no cap makes of it. */
function Attained({
  against,
  of,
}: {
  against: 'adjusted' | 'original'
  of: GradingRow['adjustedAttainment']
}) {
  const t = useTranslations('grade.team')
  const locale = useLocale()
  if (of === null) return null
  return (
    <span className="sub">
      {t('attained', {
        against,
        capped: formatPercent(of.capped, locale),
        differs: of.uncapped === of.capped ? 'no' : 'yes',
        uncapped: formatPercent(of.uncapped, locale),
      })}
    </span>
  )
}
