import { useLocale, useTranslations } from 'next-intl'
import { PaceBar, PaceWords } from '@/components/ui/pace'
import type { UnitMeasure } from '@/db/queries/parts/unit-standing'
import { formatDayShort, formatPercent, formatUnit, formatValue } from '@/lib/i18n/format'
import type { Thresholds } from '@/lib/okr/status'
import type { Day } from '@/lib/okr/types'
import { originalOf } from './original-of'
import { PaceLabels } from './pace-labels'
import { TargetFacts } from './target-facts'

/** One measure of a team or the company, as large as a page head: value, pace bar, and what it stands on. */
export function UnitTarget({
  measure,
  limits,
  today,
  below,
  goalLink,
}: {
  measure: UnitMeasure
  limits: Thresholds
  today: Day
  /** What adds up below: people's targets, or teams'. */
  below: 'people' | 'teams'
  /** The viewer writes goals here: what is asked leads to the goal, a gap as something to close while it can be. */
  goalLink: 'close' | 'open' | null
}) {
  const t = useTranslations('team.target')
  const locale = useLocale()
  const { progress, pace, status, value, name, originalTarget } = measure
  const bare = (amount: string) => formatValue(amount, measure, locale, { bare: true })
  const unit = measure.kind === 'count' ? '' : formatUnit(measure, locale)
  const original = originalOf(measure)
  return (
    <>
      <div className="measure">
        <div>
          <p className="small muted">{unit ? t('measure', { name, unit }) : name}</p>
          <p>
            {measure.kind === 'milestone' ? (
              <b>{formatValue(value ?? '0', measure, locale)}</b>
            ) : (
              <>
                {value !== null && <b className="n">{bare(value)}</b>}{' '}
                <span className="muted">{t('of', { target: bare(measure.target) })}</span>
              </>
            )}
            {originalTarget !== null && (
              <span className="muted"> · {t('was', { target: bare(originalTarget) })}</span>
            )}
          </p>
        </div>
        <PaceWords progress={progress} pace={pace} status={status} thresholds={limits} />
      </div>
      <PaceBar
        big
        progress={progress}
        pace={pace}
        status={status}
        thresholds={limits}
        target={bare(measure.target)}
        original={original && { ...original, target: bare(originalTarget!) }}
      />
      <PaceLabels
        pace={measure.paceValue === null ? null : pace}
        paceText={
          measure.paceValue === null
            ? ''
            : measure.comparedOn === today
              ? t('paceToday', { value: formatPaceValue(measure, bare) })
              : t('paceBy', {
                  value: formatPaceValue(measure, bare),
                  day: formatDayShort(measure.comparedOn, locale),
                })
        }
        target={bare(measure.target)}
      />
      <TargetFacts measure={measure} today={today} below={below} goalLink={goalLink} />
      {original !== null && original.progress !== null && (
        <p className="small muted under">
          {t('originalText', {
            target: bare(originalTarget!),
            share: formatPercent(original.progress, locale),
            adjusted: progress === null ? '' : formatPercent(progress, locale),
          })}
        </p>
      )}
    </>
  )
}

function formatPaceValue({ paceValue, kind }: UnitMeasure, bare: (amount: string) => string): string {
  const size = Math.abs(paceValue!)
  const step = kind === 'percent' || size < 10 ? 0.1 : size >= 100_000 ? 1000 : size >= 10_000 ? 100 : 1
  return bare((Math.round(paceValue! / step) * step).toFixed(1))
}
