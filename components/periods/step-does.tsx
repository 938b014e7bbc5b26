import { useLocale, useTranslations } from 'next-intl'
import type { PeriodRun } from '@/db/queries/period-page'
import { formatPercent } from '@/lib/i18n/format'
import type { PeriodState } from '@/lib/okr/types'

type OpenState = Exclude<PeriodState, 'closed'>

export type StepProps = {
  period: { id: string; kind: 'quarter' | 'year'; first: string }
  state: OpenState
  run: PeriodRun
}

/** A Monday: days after it have the weekdays' names. */
const MONDAY = Date.UTC(2026, 0, 5)

/** What a step will do, in numbers. */
export function StepDoes({
  state,
  run,
  period,
}: {
  state: StepProps['state']
  run: PeriodRun
  period: string
}) {
  const t = useTranslations('periods.step.does')
  const locale = useLocale()
  const { goals, copies, checks } = run
  const proposals = checks.find(({ key }) => key === 'proposals')?.count ?? 0
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    MONDAY + (copies.weekday - 1) * 86_400_000,
  )
  return (
    <p>
      {t(state, {
        ...{ period, weekday, time: copies.time, days: copies.specialDays },
        ...{ onTrack: formatPercent(copies.onTrack, locale), atRisk: formatPercent(copies.atRisk, locale) },
        ...{ goals: goals.inForce, keyResults: goals.keyResults, owners: goals.owners },
        ...{ unagreed: goals.unagreed, proposals },
      })}
    </p>
  )
}
