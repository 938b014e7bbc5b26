import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { Route } from 'next'
import { PaceBar, PaceWords } from '@/components/ui/pace'
import { Sparkline } from '@/components/ui/sparkline'
import type { MyGoal } from '@/db/queries/my-week'
import { formatDayShort, formatPercent, formatPoints, formatValue } from '@/lib/i18n/format'
import { subtract, ratio } from '@/lib/okr/decimal'
import { isPaced, targetAmount } from '@/lib/okr/measures'
import type { Day } from '@/lib/okr/types'
import { shownAgainstPace } from '@/lib/okr/rounding'
import { NeededWords } from './needed-words'

type KeyResult = MyGoal['keyResults'][number]

export const standing = (goal: MyGoal): KeyResult[] => goal.keyResults.filter((one) => !one.dropped)

/** One goal: what it has reached and what is left, its bar against pace, and the last weeks. */
export function GoalRow({ goal, viewerId, today }: { goal: MyGoal; viewerId: string; today: Day }) {
  const t = useTranslations('week')
  const { progress, pace, status, settings } = goal
  const keyResults = standing(goal)
  const ended = today > goal.deadline
  return (
    <li>
      <div>
        <h3>
          <Link href={`/goals/${goal.id}` as Route} prefetch={false}>
            {goal.name}
          </Link>
        </h3>
        {goal.ownerId !== viewerId && <p className="small muted">{t('owner', { name: goal.ownerName })}</p>}
        {keyResults.map((one) => (
          <Reached key={one.id} one={one} ended={ended} />
        ))}
      </div>
      <div>
        <PaceBar
          progress={progress}
          pace={pace}
          status={status}
          thresholds={settings}
          original={originalOf(keyResults)}
        />
        <PaceWords progress={progress} pace={pace} status={status} thresholds={settings} />
        {goal.measuredCount > 0 && goal.measuredCount < keyResults.length && (
          <p className="small muted">
            {t('measured', { measured: goal.measuredCount, total: keyResults.length })}
          </p>
        )}
        {keyResults.map((one) => (
          <NeededWords key={one.id} one={one} named={keyResults.length > 1} />
        ))}
      </div>
      <div className="trend">
        <Sparkline points={goal.trend} />
        <Distance goal={goal} />
      </div>
    </li>
  )
}

/** Where the original target lies on the bar of a goal with one key result; several have no one place for theirs. */
export function originalOf([one, ...others]: readonly KeyResult[]) {
  if (!one || others.length > 0) return null
  const { original, ...current } = one
  if (original === null || !isPaced(current.kind) || original.target === current.target) return null
  const from = current.kind === 'growth' ? '0' : current.baseline
  const span = subtract(targetAmount(current), from)
  const asked = targetAmount({ ...current, ...original })
  return { ratio: ratio(subtract(asked, from), span), progress: current.attainment.original }
}

function Reached({ one, ended }: { one: KeyResult; ended: boolean }) {
  const t = useTranslations('week')
  const locale = useLocale()
  const { name, value, asOf, needed, original } = one
  const shown = (amount: string, distance = false) =>
    formatValue(amount, one, locale, { compact: one.kind === 'amount', distance })
  if (one.kind === 'milestone' && value === null)
    return <p className="muted">{t('milestoneNone', { name, value: shown('0') })}</p>
  if (value === null || asOf === null)
    return <p className="muted">{t('valueNone', { name, target: shown(targetAmount(one)) })}</p>
  const said = { name, value: shown(value), day: formatDayShort(asOf, locale) }
  const moved = original !== null && original.target !== one.target && one.attainment.original !== null
  return (
    <>
      <p className="muted">
        {needed && needed.left !== '0'
          ? t(ended ? 'valueShort' : 'value', { ...said, left: shown(needed.left, true) })
          : t('valueReached', said)}
      </p>
      {moved && (
        <p className="small muted">
          {t('original', {
            target: shown(targetAmount({ ...one, ...original })),
            progress: formatPercent(one.attainment.original!, locale),
          })}
        </p>
      )}
    </>
  )
}

function Distance({ goal }: { goal: MyGoal }) {
  const t = useTranslations('week')
  const locale = useLocale()
  const { status, progress, pace, pointsBehind, settings } = goal
  if (pointsBehind === null || progress === null || status === 'done' || status === 'no_data') return null
  const points = -shownAgainstPace(progress, { status, pace, thresholds: settings }).points
  const said = formatPoints(Math.abs(points) / 100, locale, { signed: false })
  const words = points === 0 ? t('level') : t(points > 0 ? 'behind' : 'ahead', { points: said })
  return <span className="small muted">{words}</span>
}
