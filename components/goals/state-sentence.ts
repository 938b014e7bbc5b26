import { useLocale, useTranslations } from 'next-intl'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatDay, formatPercent, formatPoints } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'
import { shownAgainstPace } from '@/lib/okr/rounding'
import { daysLeft, originalOf, type KeyResult } from './key-result-facts'

/** More than this many key results are summed up instead of named one by one. */
const NAMED = 3

/** How the goal stands, in a sentence or two, from its facts. */
export function useStateSentence(page: GoalPage): string {
  const t = useTranslations('goal.state')
  const locale = useLocale()
  const { goal, story, today, timeZone } = page
  const day = (at: string) => formatDay(todayIn(timeZone, new Date(at)), locale)
  const last = story.steps.at(-1)

  if (goal.state === 'draft')
    return last?.event === 'return'
      ? t('returned', { name: last.by, day: day(last.at), comment: last.comment ?? '' })
      : t('draft', { owner: goal.ownerName })
  if (goal.state === 'submitted')
    return t('submitted', { name: last?.by ?? goal.ownerName, day: last ? day(last.at) : '' })
  if (goal.state === 'dropped') return last ? t('dropped', { name: last.by, day: day(last.at) }) : ''

  const standing = goal.keyResults.filter(({ dropped }) => !dropped)
  const sentences = [today > goal.deadline ? ended() : running()]
  if (standing.some((one) => originalOf(one)) && today <= goal.deadline && goal.originalAttainment)
    sentences.push(t('againstOriginal', { percent: formatPercent(goal.originalAttainment.capped, locale) }))
  const assigned = goal.assigned && story.steps.findLast(({ event }) => event === 'assign')
  if (assigned)
    sentences.push(
      t(story.assignment?.readAt ? 'assignedRead' : 'assigned', { name: assigned.by, owner: goal.ownerName }),
    )
  if (story.steps.some(({ event, alone }) => event === 'agree' && alone)) sentences.push(t('alone'))
  return sentences.join(locale === 'en' ? ' ' : '')

  function ended(): string {
    const deadline = formatDay(goal.deadline, locale)
    if (!goal.adjustedAttainment || !goal.originalAttainment) return t('endedWithout', { day: deadline })
    const adjusted = formatPercent(goal.adjustedAttainment.capped, locale)
    const original = formatPercent(goal.originalAttainment.capped, locale)
    return adjusted === original
      ? t('ended', { day: deadline, percent: adjusted })
      : t('endedBoth', { day: deadline, adjusted, original })
  }

  function running(): string {
    if (today < goal.starts) return t('ahead', { day: formatDay(goal.starts, locale) })
    const days = daysLeft(goal.deadline, today)
    const count = standing.length
    if (standing.every(({ status }) => status === 'no_data')) return t('nothing', { days })
    if (standing.every(({ status }) => status === 'done')) return t('met', { count, days })
    if (count <= NAMED) return t('each', { list: standing.map(clause).join(t('joiner')), days })
    const behind = standing.filter(({ status }) => status === 'at_risk' || status === 'off_track')
    if (behind.length === 0) return t('allOn', { count, days })
    const names = new Intl.ListFormat(locale).format(behind.map(({ name }) => name))
    return t('someBehind', { behind: behind.length, count, names, days })
  }

  function clause(one: KeyResult): string {
    const { name, pointsBehind, progress, status, pace } = one
    if (status === 'no_data' || status === 'done' || pointsBehind === null || progress === null)
      return t(`clause.${status}`, { name })
    const { points: apart } = shownAgainstPace(progress, { status, pace, thresholds: goal.settings })
    if (apart === 0) return t(`clause.${status}`, { name })
    const points = formatPoints(Math.abs(apart) / 100, locale, { signed: false })
    return t(apart < 0 ? 'clause.behind' : 'clause.before', { name, points })
  }
}
