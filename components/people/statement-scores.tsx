import { useLocale, useTranslations } from 'next-intl'
import { FinalWords } from '@/components/grades/final-words'
import { SelfWords } from '@/components/grades/self-words'
import { CardsHead } from '@/components/ui/cards-head'
import type { StatementPage } from '@/db/queries/statement-page'
import { formatScore } from '@/lib/i18n/format'

/** What the values make of each goal, what its owner says, what was decided; nothing before the period is graded. */
export function StatementScores({ page: { goals, period, timeZone } }: { page: StatementPage }) {
  const t = useTranslations('statement')
  const g = useTranslations('grade')
  const locale = useLocale()
  const scored = goals.filter(({ state }) => state !== 'dropped')
  if ((period.state !== 'grading' && period.state !== 'closed') || scored.length === 0) return null
  const open = period.state === 'grading'
  const heads = [t('goal'), g('computed'), g('self'), g('final'), g('reason')] as const
  return (
    <section aria-labelledby="scores">
      <h2 id="scores">{t('scores')}</h2>
      <table className="table cards roll" role="table">
        <caption className="visually-hidden">{t('scoresCaption')}</caption>
        <CardsHead heads={heads} />
        <tbody role="rowgroup">
          {scored.map(({ id, name, grade }) => (
            <tr key={id} role="row">
              <th role="rowheader" scope="row">
                {name}
              </th>
              <td role="cell" data-label={heads[1]}>
                {grade.computed === null ? '–' : formatScore(grade.computed, locale)}
              </td>
              <td role="cell" className="full" data-label={heads[2]}>
                {grade.inside ? <SelfWords self={grade.self} timeZone={timeZone} /> : '–'}
              </td>
              <td role="cell" className="full" data-label={heads[3]}>
                {grade.inside || !open ? (
                  <FinalWords final={grade.final} open={open} timeZone={timeZone} />
                ) : (
                  g('untilClosed')
                )}
              </td>
              <td role="cell" className="full" data-label={heads[4]}>
                {grade.final?.reason ?? '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
