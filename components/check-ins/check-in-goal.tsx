import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { ConfidenceScale } from '@/components/ui/confidence-scale'
import { Field, TextArea } from '@/components/ui/field'
import { PaceBar, PaceWords } from '@/components/ui/pace'
import { Details } from '@/components/ui/panels'
import { VersionField } from '@/components/ui/version-field'
import type { CheckInGoal as Goal } from '@/db/queries/check-in-form'
import { formatDayShort, formatWeek } from '@/lib/i18n/format'

import { CHECK_IN_LIMITS } from '@/lib/okr/input/check-ins'
import type { Clock } from '../week/moment'
import { StandsNow } from './stands-now'
import { ValueField } from './value-field'
import { WeekWords } from './week-words'

const parts = [
  ['happened', 3],
  ['changes', 2],
] as const

/** One goal of the week's form: its values and confidence on the left, the words on the right. */
export function CheckInGoal({ goal, clock }: { goal: Goal; clock: Clock }) {
  const t = useTranslations('checkIn')
  const scale = useTranslations('common.confidence')
  const locale = useLocale()
  const { standing, before } = goal
  const at = `goals.${goal.id}`
  const day = (date: string) => formatDayShort(date, locale)
  return (
    <fieldset className="goal">
      <legend>{goal.name}</legend>
      <div className="goal-now">
        <PaceBar progress={goal.progress} pace={goal.pace} status={goal.status} />
        <PaceWords progress={goal.progress} pace={goal.pace} status={goal.status} />
      </div>
      <VersionField name={`${at}.version`} version={standing?.version ?? 0} />
      {standing && <StandsNow at={at} goal={goal} standing={standing} timeZone={clock.timeZone} />}
      <div className="pair">
        <div>
          {goal.keyResults.map((keyResult) => (
            <ValueField
              key={keyResult.id}
              name={`${at}.values.${keyResult.id}`}
              keyResult={keyResult}
              usualDay={goal.usualDay}
              today={clock.today}
            />
          ))}
          <ConfidenceScale
            name={`${at}.confidence`}
            label={t('confidence', { day: day(goal.deadline) })}
            hint={before?.confidence == null ? undefined : t('confidenceLast', { value: before.confidence })}
            low={scale('low')}
            high={scale('high')}
            defaultValue={standing?.confidence}
          />
          {goal.keyResults.some((one) => one.valueSource === 'manual') && (
            <Details plain summary={t('asOf')} open={goal.namedDay !== null}>
              <Field
                name={`${at}.asOf`}
                type="date"
                label={t('asOfLabel')}
                hint={t('asOfHint', { day: day(goal.usualDay), deadline: day(goal.deadline) })}
                first
                min={goal.starts}
                max={clock.today}
                defaultValue={goal.namedDay}
              />
            </Details>
          )}
        </div>
        <div>
          {parts.map(([name, rows]) => (
            <TextArea
              key={name}
              name={`${at}.${name}`}
              label={t(name)}
              rows={rows}
              maxLength={CHECK_IN_LIMITS.words}
              defaultValue={standing?.[name]}
            />
          ))}
          <Details plain summary={t('blockers')} open={Boolean(standing?.blockers)}>
            <TextArea
              name={`${at}.blockers`}
              label={t('blockers')}
              hiddenLabel
              first
              rows={2}
              maxLength={CHECK_IN_LIMITS.words}
              defaultValue={standing?.blockers}
            />
          </Details>
          {clock.today <= goal.deadline && (
            <p className="after actions">
              <Link className="button quiet" href={`/goals/${goal.id}/adjust` as Route} prefetch={false}>
                {t('notReached')}
              </Link>
            </p>
          )}
          {before && (
            <Details plain summary={t('lastWords', { week: formatWeek(before.week, locale) })}>
              <WeekWords said={before} />
            </Details>
          )}
        </div>
      </div>
    </fieldset>
  )
}
