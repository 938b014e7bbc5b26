import { useLocale, useTranslations } from 'next-intl'
import type { CheckInForm } from '@/db/queries/check-in-form'
import { formatDays, formatWeek } from '@/lib/i18n/format'
import { sundayOf } from '@/lib/okr/calendar'
import { useMoment, type Clock } from '../week/moment'

/** Which week it is, and in one sentence how it stands. */
export function CheckInHead({ form, clock, viewer }: { form: CheckInForm; clock: Clock; viewer: string }) {
  const t = useTranslations('checkIn')
  const locale = useLocale()
  const { week, person } = form
  const sunday = sundayOf(week)
  const twoQuarters =
    form.goals.some((one) => one.deadline <= sunday) && form.goals.some((one) => one.starts > week)
  const state = useStateSentence(form, clock)
  const other = form.goals.map((one) => one.standing?.recordedBy).find((by) => by && by.id !== person.id)
  return (
    <header>
      <p className="where">
        {t(twoQuarters ? 'whereBoth' : 'where', {
          week: formatWeek(week, locale),
          days: formatDays(week, sunday, locale),
        })}
      </p>
      <h1>
        {!person.self
          ? t('titleFor', { name: person.name })
          : week === form.thisWeek
            ? t('title')
            : t('titleWeek', { week: formatWeek(week, locale) })}
      </h1>
      {form.nothing === null && <p className="state">{state}</p>}
      {other && <p className="muted">{t('enteredBy', { name: other.name })}</p>}
      {form.nothing === null && !person.self && <p className="muted">{t('state.forSomebody', { viewer })}</p>}
    </header>
  )
}

function useStateSentence({ state, excused }: CheckInForm, clock: Clock): string {
  const t = useTranslations('checkIn')
  const moment = useMoment(clock)
  const { due, asked: count } = state
  if (excused !== null || state.timing === 'excused') return t('state.excused', { by: excused?.by ?? 'none' })
  if (due === null || state.timing === null || state.timing === 'upcoming') return t('state.notDue')
  const when = moment(due.at)
  if (state.open === 0) return t('state.logged', { timing: t(`timing.${state.timing}`) })
  const part = state.open < count
  const words = { count, logged: count - state.open, when, until: moment(due.lateUntil) }
  if (clock.now > due.lateUntil) return t(part ? 'state.partMissed' : 'state.missed', words)
  if (clock.now > due.at) return t(part ? 'state.partLate' : 'state.late', words)
  return t(part ? 'state.part' : 'state.due', words)
}
