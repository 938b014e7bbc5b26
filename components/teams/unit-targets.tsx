import { useLocale, useTranslations } from 'next-intl'
import { PaceBar, PaceWords } from '@/components/ui/pace'
import type { UnitMeasure } from '@/db/queries/parts/unit-standing'
import { formatUnit, formatValue } from '@/lib/i18n/format'
import type { Thresholds } from '@/lib/okr/status'
import type { Day } from '@/lib/okr/types'
import { originalOf } from './original-of'
import { UnitTarget } from './unit-target'

/** The measure of a metric, else the first. */
export const chosenMeasure = (
  measures: readonly UnitMeasure[],
  metricId: string | null,
): UnitMeasure | undefined =>
  measures.find((one) => one.metricId !== null && one.metricId === metricId) ?? measures[0]

/** The measures of a team's or the company's goals: the chosen one large with what it stands on, the others below it. */
export function UnitTargets({
  measures,
  metricId,
  ...shown
}: {
  measures: readonly UnitMeasure[]
  /** The one to show large; else the first. */
  metricId: string | null
  limits: Thresholds
  today: Day
  below: 'people' | 'teams'
  goalLink: 'close' | 'open' | null
}) {
  const large = chosenMeasure(measures, metricId)!
  const others = measures.filter((one) => one !== large)
  return (
    <>
      <UnitTarget measure={large} {...shown} />
      {others.length > 0 && (
        <div className="measures">
          {others.map((one) => (
            <Small key={one.keyResultId} measure={one} limits={shown.limits} />
          ))}
        </div>
      )}
    </>
  )
}

function Small({ measure, limits }: { measure: UnitMeasure; limits: Thresholds }) {
  const t = useTranslations('team.target')
  const locale = useLocale()
  const { name, value, target, progress, pace, status } = measure
  const bare = (amount: string) => formatValue(amount, measure, locale, { bare: true })
  const unit = measure.kind === 'count' ? '' : formatUnit(measure, locale)
  return (
    <div>
      <div className="measure">
        <div>
          <p className="small muted">{unit ? t('measure', { name, unit }) : name}</p>
          <p>
            {measure.kind === 'milestone' ? (
              <b>{formatValue(value ?? '0', measure, locale)}</b>
            ) : (
              <>
                {value !== null && <b className="n">{bare(value)}</b>}{' '}
                <span className="muted">{t('of', { target: bare(target) })}</span>
              </>
            )}
          </p>
        </div>
        <PaceWords progress={progress} pace={pace} status={status} thresholds={limits} />
      </div>
      <PaceBar
        label={name}
        progress={progress}
        pace={pace}
        status={status}
        thresholds={limits}
        target={bare(target)}
        original={originalOf(measure)}
      />
    </div>
  )
}
