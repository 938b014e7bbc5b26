import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { CardsHead } from '@/components/ui/cards-head'
import type { Calibration } from '@/db/queries/calibration'
import { formatScore } from '@/lib/i18n/format'

/** The company's and the teams' own goals with their scores, each a way to its grade. */
export function UnitGrades({ units }: { units: Calibration['units'] }) {
  const t = useTranslations('grade')
  const locale = useLocale()
  const score = (given: number | null | undefined) => (given == null ? '–' : formatScore(given, locale))
  const heads = [t('team.goal'), t('calibration.heads.owner'), t('computed'), t('self'), t('final')]
  return (
    <table className="table cards under" role="table">
      <caption className="visually-hidden">{t('calibration.units')}</caption>
      <CardsHead heads={heads} className={(place) => place > 1 && 'num'} />
      <tbody role="rowgroup">
        {units.map(({ id, name, team, ownerName, grade }) => (
          <tr key={id} role="row">
            <th role="rowheader" scope="row">
              <Link href={`/goals/${id}#grade` as Route} prefetch={false}>
                {name}
              </Link>
              <span className="sub">{team ?? t('calibration.company')}</span>
            </th>
            <td role="cell" data-label={heads[1]}>
              {ownerName}
            </td>
            <td role="cell" className="num" data-label={heads[2]}>
              {score(grade.computed)}
            </td>
            <td role="cell" className="num" data-label={heads[3]}>
              {score(grade.self?.sentAt ? grade.self.score : null)}
            </td>
            <td role="cell" className="num" data-label={heads[4]}>
              {(grade.final || !grade.givesFinal) && score(grade.final?.score)}
              {grade.final?.outdated && <span className="flag">{t('outdated')}</span>}
              {grade.givesFinal && (!grade.final || grade.final.outdated) && (
                <Link className="button" href={`/goals/${id}#grade` as Route} prefetch={false}>
                  {t(grade.final ? 'confirmFinal' : 'writeFinal')}
                  <span className="visually-hidden">: {name}</span>
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
