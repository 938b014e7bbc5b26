import { useLocale, useTranslations } from 'next-intl'
import type { MyWeek } from '@/db/queries/my-week'
import { formatDayShort } from '@/lib/i18n/format'
import type { Viewer } from '@/lib/okr/permissions'
import { statusMix } from '@/lib/okr/status'
import { useMoment, type Clock } from './moment'

/** How the goals stand and when the week is due, in words. */
export function useStateSentence(week: MyWeek, clock: Clock, viewer: Viewer): string {
  const goals = useGoalsSentence(week, clock, viewer)
  const checkIn = useCheckInSentence(week, clock)
  const t = useTranslations('week')
  return checkIn === null ? goals : t('state.both', { goals, checkIn })
}

function useGoalsSentence({ period, goals }: MyWeek, clock: Clock, viewer: Viewer): string {
  const t = useTranslations('week')
  const locale = useLocale()
  if (!period) return t('state.noPeriod')
  const ended = clock.today > period.last
  const frame =
    period.state === 'closed'
      ? t('state.closed')
      : period.state === 'planning'
        ? t('state.planning')
        : ended
          ? t('state.ended', { day: formatDayShort(period.last, locale) })
          : null
  if (goals.length === 0) return frame ?? t(onlyAdmin(viewer) ? 'state.admin' : 'state.noGoal')
  if (frame !== null) return frame
  const mix = statusMix(goals.map((one) => one.status))
  const count = goals.length
  const total = t('number', { count })
  const off = t('number', { count: mix.off_track })
  const risk = t('number', { count: mix.at_risk })
  if (goals.length === 1) {
    const [{ status, ownerId }] = goals as [MyWeek['goals'][number]]
    return t('state.one', { status, mine: ownerId === viewer.id ? 'yes' : 'no' })
  }
  if (mix.off_track === goals.length) return t('state.allOff', { total, count })
  if (mix.at_risk === goals.length) return t('state.allRisk', { total, count })
  if (mix.off_track && mix.at_risk) return t('state.offAndRisk', { total, off, risk })
  if (mix.off_track) return t('state.off', { total, off })
  if (mix.at_risk) return t('state.risk', { total, risk })
  if (mix.no_data === goals.length) return t('state.noData', { total, count })
  if (mix.no_data)
    return t('state.partly', { total, measured: t('number', { count: goals.length - mix.no_data }) })
  return t(mix.on_track ? 'state.fine' : 'state.done', { total, count })
}

/** Somebody who only looks after the others. */
export const onlyAdmin = ({ admin, executive, teamId }: Viewer): boolean =>
  admin && !executive && teamId === null

function useCheckInSentence({ checkIn }: MyWeek, clock: Clock): string | null {
  const t = useTranslations('week.state')
  const moment = useMoment(clock)
  const { due, timing, open, goals } = checkIn
  if (timing === 'excused') return t('excused')
  if (due === null || timing === null || timing === 'upcoming') return null
  if (open === 0) return t('logged')
  const when = moment(due.at)
  if (clock.now > due.lateUntil) return t('missed', { when })
  if (clock.now > due.at) return t('late', { when })
  return t('due', { when, minutes: Math.max(1, goals) })
}
