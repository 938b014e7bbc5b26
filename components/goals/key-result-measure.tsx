import { useLocale, useTranslations } from 'next-intl'
import { beganAt } from '@/lib/okr/began-at'
import { PaceBar, PaceWords } from '@/components/ui/pace'
import { formatDayShort, formatPercent, formatValue } from '@/lib/i18n/format'
import { growthPercent, isPaced, targetAmount } from '@/lib/okr/measures'
import { formatRate, originalOf, type KeyResult } from './key-result-facts'

/** One key result at the head of its goal: value of target, the pace bar, and what is still needed. */
export function KeyResultMeasure({ keyResult: one, ended }: { keyResult: KeyResult; ended: boolean }) {
  const t = useTranslations('goal.measure')
  const locale = useLocale()
  const show = (value: string) => formatValue(value, one, locale, { compact: true })
  const s = useTranslations('status')
  const original = originalOf(one)
  const began = beganAt(one)
  const target = show(targetAmount(one))
  const pace = isPaced(one.kind) || one.kind === 'milestone' ? one.pace : null
  const firstTarget = ({ target: first, progress }: { target: string; progress: number | null }) => {
    const shown = formatValue(first, one, locale, { compact: true, bare: true })
    return progress === null
      ? t('originalOnly', { target: shown })
      : t('original', { target: shown, progress: formatPercent(progress, locale) })
  }
  const facts = [
    one.value === null && one.kind !== 'milestone'
      ? t('noValue', { target })
      : t(one.kind, {
          value: formatValue(one.value ?? '0', one, locale, { compact: true, bare: isPaced(one.kind) }),
          target,
        }),
    began &&
      s('began', { baseline: formatValue(began, one, locale, { compact: true, bare: isPaced(one.kind) }) }),
    original && firstTarget(original),
    one.kind === 'milestone' && one.dueOn && t('due', { day: formatDayShort(one.dueOn, locale) }),
  ].filter(Boolean)
  return (
    <div className="measure">
      <p>
        <b>{one.name}</b> <span className="muted">{facts.join(' · ')}</span>
      </p>
      <PaceWords progress={one.progress} pace={pace} status={one.status} />
      <div className="span">
        <PaceBar
          progress={one.progress}
          pace={pace}
          status={one.status}
          target={target}
          original={original && { ...original, target: show(original.target) }}
        />
        <Needed keyResult={one} ended={ended} />
      </div>
    </div>
  )
}

function Needed({ keyResult: one, ended }: { keyResult: KeyResult; ended: boolean }) {
  const t = useTranslations('goal.measure')
  const locale = useLocale()
  const { needed } = one
  const said: string[] = []
  if (needed && needed.left !== '0') {
    const left = formatValue(needed.left, one, locale, { compact: true, distance: true })
    const rate = needed.perWeek === null ? null : formatRate(needed.perWeek, one, locale)
    said.push(
      ended ? t('short', { left }) : rate === null ? t('left', { left }) : t('needed', { left, rate }),
    )
    if (needed.lastFourWeeks !== null && !ended)
      said.push(t('lastFour', { rate: formatRate(needed.lastFourWeeks, one, locale) }))
  }
  const reached = one.kind === 'growth' && one.value !== null ? growthPercent(one.value, one.base) : null
  if (reached !== null) said.push(t('growthOf', { reached: reached.toFixed(1), asked: Number(one.target) }))
  if (one.asOf) said.push(t('asOf', { day: formatDayShort(one.asOf, locale) }))
  return said.length > 0 ? <p className="small muted">{said.join(' · ')}</p> : null
}
